"""What may be done to a plan as a whole."""

from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import day_field
from sightline.apps.plan import actions
from sightline.apps.plan.making.deeds.shape import (
    OPEN_AGAIN,
    Deed,
    DeedForm,
    PlainForm,
    body_choices,
    body_of,
)
from sightline.apps.plan.models import Plan
from sightline.apps.plan.rules import EVERY, PLAN_MOVES, PlanState
from sightline.documents.plan.standing import quarter_before, quarter_end, quarter_words
from sightline.vocabulary.months import month_written


class ApproveForm(DeedForm):
    body = forms.ChoiceField(
        label="Which body approved it?", error_messages={"required": "Choose the body"}
    )
    on = day_field("On which day?")
    said = forms.CharField(label="What it said", required=False, max_length=300)

    def prepare(self) -> None:
        self.offer("body", body_choices("Choose a body"))
        self.suggest(on=self.day.isoformat())

    def told(self) -> dict[str, Any]:
        return super().told() | {"body": body_of(self.cleaned_data["body"])}

    def refuse(self, sentence: str) -> None:
        self.add_error("on", sentence)


class FixForm(DeedForm):
    quarter = forms.ChoiceField(label="Which quarter?")
    changes = forms.CharField(
        label="What is different", required=False, max_length=400,
        help_text="Only where the quarter was fixed before.",
    )  # fmt: skip

    def prepare(self) -> None:
        """The current one from its last day on, and those before it."""
        current = quarter_end(self.day)
        ends = [current if current <= self.day else quarter_before(current)]
        while len(ends) < 4:
            ends.append(quarter_before(ends[-1]))
        self.offer("quarter", [(f"{end:%Y-%m}", quarter_words(end)) for end in ends])

    def told(self) -> dict[str, Any]:
        told = super().told()
        return {"quarter_end": month_written(told["quarter"]), "changes": told["changes"]}

    def refuse(self, sentence: str) -> None:
        self.add_error("changes", sentence)


class CadenceForm(DeedForm):
    body = forms.ChoiceField(
        label="Which body is told?", error_messages={"required": "Choose the body"}
    )
    every_months = forms.TypedChoiceField(
        label="How often?", coerce=int, choices=[(n, words) for n, words in EVERY.items()]
    )
    inspection_only = forms.TypedChoiceField(
        label="Of what?", coerce=lambda said: said == "True",
        choices=[("False", "The whole plan"), ("True", "What answers an inspection only")],
    )  # fmt: skip
    in_meeting = forms.TypedChoiceField(
        label="How?", coerce=lambda said: said == "True",
        choices=[("True", "At a meeting"), ("False", "In writing, outside a meeting")],
    )  # fmt: skip
    from_on = day_field("From which day?")
    why = forms.CharField(
        label="Why so?", required=False, max_length=300,
        help_text="Needed where the body was told in another rhythm until then.",
    )  # fmt: skip

    def prepare(self) -> None:
        self.offer("body", body_choices("Choose a body"))
        self.suggest(every_months=3, from_on=self.day.isoformat())

    def told(self) -> dict[str, Any]:
        return super().told() | {"body": body_of(self.cleaned_data["body"])}

    def refuse(self, sentence: str) -> None:
        self.add_error("why" if "why" in sentence else "from_on", sentence)


class EndCadenceForm(DeedForm):
    which = forms.ChoiceField(label="Which?", error_messages={"required": "Choose which"})
    on = day_field("Its last day")

    def prepare(self) -> None:
        found = self.thing.cadences.filter(to_on=None).select_related("body")
        self.offer(
            "which",
            [(str(c.pk), f"{c.body.title}, {EVERY[c.every_months].lower()}") for c in found],
        )
        self.suggest(on=self.day.isoformat())

    def told(self) -> dict[str, Any]:
        told = super().told()
        return {"cadence": self.thing.cadences.get(pk=told["which"]), "on": told["on"]}

    def refuse(self, sentence: str) -> None:
        self.add_error("on", sentence)


def _can(move: str) -> Any:
    return lambda plan: PLAN_MOVES.can(PlanState(plan.state), move)


def _is_open(plan: Plan) -> bool:
    return plan.state != PlanState.CLOSED


DEEDS = (
    Deed("approve", "Record an approval", "Save", "Recorded.", ApproveForm, actions.approve_plan,
         noun="plan", when=_is_open),
    Deed("fix", "Fix a quarter", "Fix it", "Fixed. It stays readable as it is.", FixForm,
         actions.fix_plan, noun="plan"),
    Deed("cadence", "Say how often a body is told", "Save", "Saved.", CadenceForm,
         actions.set_cadence, noun="plan", when=_is_open),
    Deed("end-cadence", "A body is told no longer", "Save", "Saved.", EndCadenceForm,
         actions.end_cadence, noun="", when=lambda plan: plan.cadences.filter(to_on=None).exists()),
    Deed("close", "Close the plan", "Close the plan", "Closed. It stays readable.", PlainForm,
         actions.close_plan, noun="plan", when=_can("close")),
    Deed(OPEN_AGAIN, "Open the plan again", "Open it again", "Open again.", PlainForm,
         actions.open_plan_again, noun="plan", when=_can("open again")),
)  # fmt: skip

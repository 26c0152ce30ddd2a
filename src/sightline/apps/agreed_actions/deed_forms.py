"""A small form for each thing that may be done to an action."""

from datetime import date
from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import owners, text_field
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.events.forms import day_field
from sightline.apps.people.queries import person_by_id
from sightline.judgement.marks import DELIVERY, Rating

_OF_OPEN = (Rating.GREEN, Rating.AMBER, Rating.RED)


class DeedForm(forms.Form):
    """What a rule refuses is said at the first field."""

    def __init__(self, *args: Any, action: AgreedAction, day: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.action, self.day = action, day
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the action."""

    def refuse(self, sentence: str) -> None:
        self.add_error(next(iter(self.fields), None), sentence)

    def told(self) -> dict[str, Any]:
        """As the action's function takes it."""
        return dict(self.cleaned_data)


class RateForm(DeedForm):
    rating = forms.ChoiceField(
        label="How does it go?",
        choices=[
            (each.value, f"{DELIVERY[each].shape} {DELIVERY[each].word}") for each in _OF_OPEN
        ],
    )
    said = text_field("What was done so far", required=False)
    reason = text_field(
        "Why is it at risk or off track?", "Only for amber and red.", required=False
    )
    next_step = text_field("What happens next?", "Only for amber and red.", required=False)

    def prepare(self) -> None:
        is_open = self.action.rating in _OF_OPEN
        self.initial.setdefault("rating", self.action.brag if is_open else Rating.AMBER.value)
        self.initial.setdefault("reason", self.action.reason)
        self.initial.setdefault("next_step", self.action.next_step)

    def told(self) -> dict[str, Any]:
        return self.cleaned_data | {"rating": Rating(self.cleaned_data["rating"])}


def _code_field() -> forms.CharField:
    return forms.CharField(
        label="Code of a figure that shows it", required=False, max_length=16,
        help_text="As it is printed beside an opened figure, such as R-2610-7F3.",
    )  # fmt: skip


class DoneForm(DeedForm):
    evidence = text_field(
        "What shows that it is done?",
        "What can be seen now that could not before. No names of children.",
    )
    file = forms.FileField(label="A file that shows it", required=False)
    code = _code_field()

    def prepare(self) -> None:
        self.initial.setdefault("evidence", self.action.evidence)

    def told(self) -> dict[str, Any]:
        return {"evidence": self.cleaned_data["evidence"]}


class CheckForm(DeedForm):
    closed_on = day_field(
        "Closed on", "From this day on the figure is watched: it may lie in the past."
    )
    said = text_field("What you looked at", required=False)

    def prepare(self) -> None:
        self.initial.setdefault("closed_on", self.day.isoformat())


class ReopenForm(DeedForm):
    reason = text_field("Why is it open again?")
    next_step = text_field("What happens next?")


class DropForm(DeedForm):
    reason = text_field("Why is it dropped?")


class DayForm(DeedForm):
    due_on = day_field("Due on")
    reason = text_field("Why does the day move?")

    def prepare(self) -> None:
        self.initial.setdefault("due_on", self.action.due_on.isoformat())


class HandOverForm(DeedForm):
    to = forms.ChoiceField(label="New owner", error_messages={"required": "Choose who does it"})
    said = text_field("What the new owner should know", required=False)

    def prepare(self) -> None:
        others = [each for each in owners(self.day) if each[0] != str(self.action.owner_id)]
        self.fields["to"].choices = [("", "Choose somebody"), *others]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        return self.cleaned_data | {"to": person_by_id(self.cleaned_data["to"])}


class EvidenceForm(DeedForm):
    file = forms.FileField(label="File", required=False)
    code = _code_field()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not told.get("file") and not told.get("code"):
            self.add_error("file", "Choose a file, or give the code of a figure")
        return told

    def told(self) -> dict[str, Any]:
        return {}


class PlainForm(DeedForm):
    """Nothing to say: only to be done."""

    def refuse(self, sentence: str) -> None:
        self.add_error(None, sentence)

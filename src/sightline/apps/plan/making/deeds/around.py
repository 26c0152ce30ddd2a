"""What a milestone is taken to, waits for, has promised, and each of its days."""

from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import day_field, text_field
from sightline.apps.plan import actions
from sightline.apps.plan.making.deeds.shape import Deed, DeedForm, For, body_choices, body_of
from sightline.apps.plan.models import Milestone
from sightline.apps.plan.queries.finding import other_milestones
from sightline.apps.plan.rules import day_said


class EscalateForm(DeedForm):
    body = forms.ChoiceField(label="To which body?", required=False)
    to = forms.CharField(label="Or to whom else?", required=False, max_length=160)
    on = day_field("On which day?")
    why = text_field("Why?")

    def prepare(self) -> None:
        self.offer("body", body_choices("None of our bodies"))
        self.suggest(on=self.day.isoformat())

    def told(self) -> dict[str, Any]:
        return super().told() | {"body": body_of(self.cleaned_data["body"])}

    def refuse(self, sentence: str) -> None:
        self.add_error("why" if "why" in sentence else "body", sentence)


class _WhichForm(DeedForm):
    """About one of several things of the milestone; the only one is chosen already."""

    of = ""

    def open_ones(self) -> list[tuple[str, str]]:
        found = getattr(self.thing, self.of).filter(ended_on=None)
        return [(str(each.pk), self.said(each)) for each in found]

    def said(self, one: Any) -> str:
        return str(one)

    def prepare(self) -> None:
        there = self.open_ones()
        self.offer("which", there)
        self.suggest(which=there[0][0] if len(there) == 1 else None)
        if "on" in self.fields:
            self.suggest(on=self.day.isoformat())

    def chosen(self) -> Any:
        return getattr(self.thing, self.of).get(pk=self.cleaned_data.pop("which"))


def _which(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": "Choose which"})


class EndEscalationForm(_WhichForm):
    which = _which("Which?")
    came_of = text_field("What came of it?")
    on = day_field("Ended on")
    of = "escalations"

    def said(self, one: Any) -> str:
        return f"{one.to}, since {day_said(one.on)}"

    def told(self) -> dict[str, Any]:
        return {"escalation": self.chosen(), **super().told()}


class WaitForm(DeedForm):
    on_what = forms.CharField(
        label="What does it wait for?", required=False, max_length=200,
        help_text="A system, a document, national guidance.",
    )  # fmt: skip
    on_milestone = forms.ChoiceField(label="Or for which milestone?", required=False)
    why = forms.CharField(label="Because", required=False, max_length=300)
    expected_on = forms.DateField(
        label="Expected on", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def prepare(self) -> None:
        found = other_milestones(self.thing)
        self.offer("on_milestone", [("", "None"), *((str(m.pk), str(m)[:90]) for m in found)])

    def told(self) -> dict[str, Any]:
        chosen = self.cleaned_data["on_milestone"]
        found = other_milestones(self.thing).filter(pk=chosen).first() if chosen else None
        return super().told() | {"on_milestone": found}


class CameForm(_WhichForm):
    which = _which("What came?")
    on = day_field("On which day?")
    of = "dependencies"

    def said(self, one: Any) -> str:
        return str(one.on_what)

    def told(self) -> dict[str, Any]:
        return {"dependency": self.chosen(), **super().told()}


class PromiseForm(DeedForm):
    what = forms.CharField(
        label="What is promised?", max_length=300, error_messages={"required": "Say what"}
    )
    due_on = day_field("For which day?")
    body = forms.ChoiceField(label="To which body?", required=False)

    def prepare(self) -> None:
        self.offer("body", body_choices("None of our bodies"))

    def told(self) -> dict[str, Any]:
        return super().told() | {"body": body_of(self.cleaned_data["body"])}


class KeptForm(_WhichForm):
    which = _which("Which promise?")
    done_on = day_field("Done on")
    came_of = forms.CharField(label="What came of it?", required=False, max_length=300)
    of = "report_backs"

    def prepare(self) -> None:
        super().prepare()
        self.suggest(done_on=self.day.isoformat())

    def open_ones(self) -> list[tuple[str, str]]:
        found = self.thing.report_backs.filter(done_on=None)
        return [(str(each.pk), f"{each.what}, {day_said(each.due_on)}") for each in found]

    def told(self) -> dict[str, Any]:
        return {"promise": self.chosen(), **super().told()}


class OccurrenceForm(_WhichForm):
    which = _which("Which of its days?")
    done_on = forms.DateField(
        label="Done on", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    note = forms.CharField(label="What came of it?", required=False, max_length=400)
    missed_because = forms.CharField(label="Or: missed, because", required=False, max_length=300)
    of = "occurrences"

    def open_ones(self) -> list[tuple[str, str]]:
        """The ones that were due, and the next."""
        found = self.thing.occurrences.filter(done_on=None, missed_because="").order_by("due_on")
        late = [each for each in found if each.due_on < self.day]
        return [(str(each.pk), day_said(each.due_on)) for each in [*late, *found[len(late) :][:1]]]

    def told(self) -> dict[str, Any]:
        return {"due_on": self.chosen().due_on, **super().told()}

    def refuse(self, sentence: str) -> None:
        self.add_error("done_on", sentence)


def _counts(milestone: Milestone) -> bool:
    return not milestone.withdrawn_because


def _has_open(of: str, **still: Any) -> Any:
    return lambda milestone: getattr(milestone, of).filter(**still).exists()


DEEDS = (
    Deed("occurred", "Record one of its days", "Save", "Recorded.", OccurrenceForm,
         actions.record_occurrence, whose=For.LEAD,
         when=_has_open("occurrences", done_on=None, missed_because="")),
    Deed("escalate", "Escalate it", "Escalate it", "Escalated.", EscalateForm, actions.escalate,
         whose=For.LEAD, when=_counts),
    Deed("end-escalation", "End an escalation", "Save", "Ended, with what came of it.",
         EndEscalationForm, actions.end_escalation, noun="", whose=For.LEAD,
         when=_has_open("escalations", ended_on=None)),
    Deed("wait", "It waits for something", "Save", "Saved.", WaitForm, actions.wait_for,
         whose=For.LEAD, when=_counts),
    Deed("came", "What it waited for came", "Save", "Saved.", CameForm, actions.end_waiting,
         noun="", whose=For.LEAD, when=_has_open("dependencies", ended_on=None)),
    Deed("promise", "Promise to report back", "Save", "Saved. It is due on that day.",
         PromiseForm, actions.promise, whose=For.LEAD, when=_counts),
    Deed("kept", "A promise was kept", "Save", "Thank you.", KeptForm, actions.keep_promise,
         noun="", whose=For.LEAD, when=_has_open("report_backs", done_on=None)),
)  # fmt: skip

"""Changes of a milestone that keep what stood there: its timescale, its leads, its numbers."""

from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import indicators, text_field
from sightline.apps.plan import actions
from sightline.apps.plan.making.deeds.shape import Deed, DeedForm, For, PlainForm
from sightline.apps.plan.models import Milestone, TimescaleChange
from sightline.apps.plan.rules import ChangeState


def waiting_change(milestone: Milestone) -> TimescaleChange | None:
    return milestone.timescale_changes.filter(state=ChangeState.ASKED).first()


class TimescaleForm(DeedForm):
    wanted = forms.CharField(
        label="New timescale", max_length=300,
        help_text="As it is to stand in the plan, such as 31st March 2027 or Quarterly.",
        error_messages={"required": "Say what the new timescale is"},
    )  # fmt: skip
    reason = text_field("Why does it change?", "Kept with the old timescale, for all to read.")

    def prepare(self) -> None:
        self.suggest(wanted=self.thing.timescale)

    def told(self) -> dict[str, Any]:
        read = actions.read_for(self.thing.action.area.plan, self.cleaned_data["wanted"])
        return super().told() | {"wanted_due_on": read.due_on}

    def refuse(self, sentence: str) -> None:
        self.add_error("reason" if "why" in sentence else "wanted", sentence)


class DecideTimescaleForm(DeedForm):
    make = forms.ChoiceField(
        label="What becomes of it?",
        choices=[("yes", "The timescale changes"), ("no", "The old one stays")],
        error_messages={"required": "Say whether the timescale changes"},
    )  # fmt: skip
    why = forms.CharField(
        label="Why the old one stays", required=False, max_length=300,
        help_text="Whoever asked reads this.",
    )  # fmt: skip

    def prepare(self) -> None:
        if asked := waiting_change(self.thing):
            was = f"“{asked.was}”" if asked.was else "no timescale"
            self.about = (
                f"{asked.asked_by.name} asks for “{asked.wanted}” in place of {was}. The reason: "
                f"{asked.reason}"
            )

    def told(self) -> dict[str, Any]:
        told = super().told()
        return told | {"make": told["make"] == "yes", "change": waiting_change(self.thing)}

    def refuse(self, sentence: str) -> None:
        self.add_error("why", sentence)


class TakeBackForm(PlainForm):
    def told(self) -> dict[str, Any]:
        return {"change": waiting_change(self.thing)}


class LeadsForm(DeedForm):
    leads = forms.CharField(
        label="Who leads it?", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One on each line, as it is to stand in the plan: people, roles or groups, such "
        "as “All heads of service”.",
    )  # fmt: skip

    def prepare(self) -> None:
        self.suggest(leads="\n".join(each.as_written for each in self.thing.leads.all()))

    def told(self) -> dict[str, Any]:
        return {"leads": self.cleaned_data["leads"].splitlines()}


class TargetForm(DeedForm):
    what = forms.CharField(label="What is to be reached?", max_length=200)
    value = forms.DecimalField(label="Number", max_digits=12, decimal_places=2)
    unit = forms.CharField(
        label="Unit", required=False, max_length=30, help_text="Such as % or families."
    )
    by_on = forms.DateField(
        label="By which day?", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    indicator = forms.ChoiceField(label="Which figure shows it?", required=False)

    def prepare(self) -> None:
        self.offer("indicator", indicators())
        self.suggest(by_on=self.thing.due_on.isoformat() if self.thing.due_on else "")


class DropTargetForm(DeedForm):
    which = forms.ChoiceField(label="Which?", error_messages={"required": "Choose which"})

    def prepare(self) -> None:
        self.offer(
            "which", [(str(t.pk), f"{t.what}: {t.value:g}") for t in self.thing.targets.all()]
        )

    def told(self) -> dict[str, Any]:
        return {"target": self.thing.targets.get(pk=self.cleaned_data["which"])}


def _waits(milestone: Milestone) -> bool:
    return waiting_change(milestone) is not None


def _waits_not(milestone: Milestone) -> bool:
    return not milestone.withdrawn_because and not _waits(milestone)


DEEDS = (
    Deed("ask-timescale", "Ask for another timescale", "Ask", "Asked. The old timescale stands "
         "until the plan’s keeper decides.", TimescaleForm, actions.ask_timescale,
         whose=For.ONLY_LEAD, when=_waits_not),
    Deed("timescale", "Change the timescale", "Change it", "Changed. The old timescale and the "
         "reason are kept.", TimescaleForm, actions.change_timescale, when=_waits_not),
    Deed("decide-timescale", "Decide on the timescale asked for", "Save", "Decided.",
         DecideTimescaleForm, actions.decide_timescale, noun="", when=_waits),
    Deed("take-back-timescale", "Take back the wish for another timescale", "Take it back",
         "Taken back.", TakeBackForm, actions.take_back_timescale, noun="", whose=For.LEAD,
         when=_waits),
    Deed("leads", "Change who leads it", "Save", "Saved.", LeadsForm, actions.set_leads),
    Deed("target", "Add a number to reach", "Add it", "Added.", TargetForm, actions.set_target),
    Deed("drop-target", "Take a number to reach off", "Take it off", "Taken off.", DropTargetForm,
         actions.drop_target, noun="", when=lambda milestone: milestone.targets.exists()),
)  # fmt: skip

"""What may be done to an action of the plan."""

import re
from typing import Any

from django import forms
from django.utils import timezone

from sightline.apps.agreed_actions.forms import day_field, text_field
from sightline.apps.plan import actions
from sightline.apps.plan.making.deeds.shape import (
    Deed,
    DeedForm,
    PlainForm,
    body_choices,
    body_of,
    month_field,
    month_from,
)
from sightline.apps.plan.models import PlanAction
from sightline.apps.plan.queries.finding import completed_numbers

_LAST_NUMBER = re.compile(r"^(.*?)(\d+)$")


class MilestoneForm(DeedForm):
    text = forms.CharField(
        label="Milestone", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What can be seen to be done. Leave it empty for an action without milestones.",
    )  # fmt: skip
    number = forms.CharField(label="Number", required=False, max_length=60)
    timescale = forms.CharField(
        label="Timescale", required=False, max_length=300,
        help_text="As it is to stand in the plan, such as 31st March 2027 or Quarterly.",
    )  # fmt: skip
    leads = forms.CharField(
        label="Who leads it?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One on each line, as it is to stand in the plan.",
    )  # fmt: skip
    new_in = month_field("New in", "Marked in the plan as a new milestone of that month.")

    def prepare(self) -> None:
        self.suggest(number=_after([each.number for each in self.thing.milestones.all()]))

    def told(self) -> dict[str, Any]:
        told = super().told()
        read = actions.read_for(self.thing.area.plan, told["timescale"])
        leads = told.pop("leads").splitlines()
        return told | {
            "new_in": month_from(told["new_in"]), "due_on": read.due_on, "leads": leads,
        }  # fmt: skip


def _add(*, by: Any, at: Any, leads: list[str], **told: Any) -> None:
    made = actions.add_milestone(by=by, at=at, **told)
    if leads:
        actions.set_leads(by=by, milestone=made, leads=leads, at=at)


class DecideForm(DeedForm):
    text = text_field("What was decided?")
    on = day_field("On which day?")
    body = forms.ChoiceField(label="By which body?", required=False)
    reverses = text_field(
        "Which part of the action does it reverse?",
        "The action keeps its words; the part that no longer holds is shown with it.",
        required=False,
    )

    def prepare(self) -> None:
        self.offer("body", body_choices("None of our bodies"))
        self.suggest(on=self.day.isoformat())

    def told(self) -> dict[str, Any]:
        return super().told() | {"body": body_of(self.cleaned_data["body"])}


class CompletedForm(DeedForm):
    number = forms.CharField(
        label="Number among the completed actions", max_length=60,
        help_text="Its own number stays with it: either leads to it.",
        error_messages={"required": "Give it a number"},
    )  # fmt: skip
    month = month_field("Completed in", required=True)

    def prepare(self) -> None:
        if self.thing.number:
            self.about = f"It stays known as {self.thing.number} as well."
        following = _after(completed_numbers(self.thing.area.plan)) or "CA 1"
        self.suggest(number=following, month=f"{timezone.localdate():%Y-%m}")

    def told(self) -> dict[str, Any]:
        return super().told() | {"month": month_from(self.cleaned_data["month"])}


def _after(numbers: list[str]) -> str:
    """“CA 15” after “CA 14”, “EI 3.3” after “EI 3.2”; nothing where the last shows no number."""
    found = [(int(match[2]), match[1]) for each in numbers if (match := _LAST_NUMBER.match(each))]
    if not found:
        return ""
    number, before = max(found)
    return f"{before}{number + 1}"


def _is_open(action: PlanAction) -> bool:
    return not action.completed_number


DEEDS = (
    Deed("milestone", "Add a milestone", "Add it", "Added.", MilestoneForm, _add, noun="action",
         when=_is_open),
    Deed("decide", "Record a decision", "Save", "Recorded.", DecideForm, actions.decide,
         noun="action"),
    Deed("completed", "Move it to the completed actions", "Move it", "Moved. Either number leads "
         "to it.", CompletedForm, actions.move_to_completed, noun="action", when=_is_open),
    Deed("open-again", "Put it back among the open actions", "Put it back", "Open again.",
         PlainForm, actions.take_back_completed, noun="action",
         when=lambda action: bool(action.completed_number and action.number)),
)  # fmt: skip

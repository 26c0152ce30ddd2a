"""What an address asks of a plan: the filter, as its pages, its files and bulk changes read it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms

from sightline.apps.people.working_days import calendar
from sightline.apps.plan.looking.settings import reminders
from sightline.apps.plan.queries import key_here
from sightline.documents.plan import Brag, PlanData
from sightline.documents.plan.choosing import ONLY, Chosen
from sightline.documents.plan.standing import quarter_asked


def quarter_now(today: date) -> date:
    """The quarter for which progress is told on this day."""
    return quarter_asked(today, calendar(), reminders().quarter_told_within)


class FilterForm(forms.Form):
    """Sent by GET: the address holds what was chosen, whichever view shows it."""

    area = forms.ChoiceField(label="Area", required=False)
    rating = forms.ChoiceField(label="Rating", required=False)
    lead = forms.ChoiceField(label="Lead", required=False)
    only = forms.ChoiceField(
        label="Only", required=False,
        choices=[("", "Everything"), *((key, words) for key, (words, _) in ONLY.items())],
    )  # fmt: skip
    due_from = forms.DateField(
        label="Due from", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a day such as 31/01/2027"},
    )  # fmt: skip
    due_to = forms.DateField(
        label="Due until", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a day such as 31/01/2027"},
    )  # fmt: skip
    words = forms.CharField(label="Words", required=False, max_length=80)
    view = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], *, plan: PlanData) -> None:
        super().__init__(data, auto_id="filter-%s")
        leads = sorted({each.name for *_, line in plan.lines for each in line.leads}, key=str.lower)
        offered = {
            "area": [("", "All areas"), *((str(a.id), f"{a.code}: {a.name}") for a in plan.areas)],
            "rating": [("", "Any"), *((each.value, c.shown) for each, c in key_here().items())],
            "lead": [("", "Anybody"), *((name, name) for name in leads)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def chosen(self, today: date) -> Chosen:
        """What can’t be read, such as a lead who is gone, chooses nothing."""
        told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Chosen(
            today=today, quarter=quarter_now(today),
            area=int(told["area"]) if told.get("area") else None,
            rating=Brag(told["rating"]) if told.get("rating") else None,
            lead=told.get("lead", ""), only=told.get("only", ""), words=told.get("words", ""),
            due_from=told.get("due_from"), due_to=told.get("due_to"),
        )  # fmt: skip

    def kept(self) -> dict[str, str]:
        """What was chosen, as an address keeps it."""
        return {
            field.name: str(self.cleaned_data[field.name])
            for field in self
            if field.name != "view" and self.cleaned_data.get(field.name)
        }

    def query(self, **other: str) -> str:
        """“?area=3&…”: what was chosen, with something else besides or instead."""
        made = urlencode({name: text for name, text in (self.kept() | other).items() if text})
        return f"?{made}" if made else ""


def asked_of(plan: PlanData, query: Mapping[str, Any], today: date) -> tuple[FilterForm, Chosen]:
    """`query`: as in `request.GET`. Every page and file of the plan reads its filter here."""
    form = FilterForm(query or {}, plan=plan)
    return form, form.chosen(today)

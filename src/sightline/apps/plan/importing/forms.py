from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.apps.plan.importing.rules import quarter_ends, usual_quarter
from sightline.apps.plan.models import Plan
from sightline.apps.plan.rules import day_said
from sightline.intake.plan_tables import FIELDS, PlanFile

_ONCE = ("action_number", "action", "milestone_number", "area_code", "brag")


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label="File", help_text="A Word file (.docx), an Excel workbook (.xlsx) or a CSV."
    )
    quarter = forms.ChoiceField(
        label="Its progress is for the quarter that ends on",
        help_text="Where the file itself says another quarter on a line, that one is taken.",
    )

    def __init__(self, *args: Any, plan: Plan, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        ends = quarter_ends(plan.from_on, plan.to_on, today)
        self.fields["quarter"].choices = [  # type: ignore[attr-defined]
            (each.isoformat(), day_said(each)) for each in ends
        ]
        self.fields["quarter"].initial = usual_quarter(ends, today).isoformat()

    @property
    def quarter_end(self) -> date:
        return date.fromisoformat(self.cleaned_data["quarter"])


class ColumnsForm(forms.Form):
    """For each heading of the file what it holds, with a few of its cells to go by."""

    def __init__(self, *args: Any, file: PlanFile, mapping: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.headings = file.headings
        choices = [("", "Leave out"), *((key, field.title) for key, field in FIELDS.items())]
        for place, heading in enumerate(file.headings):
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=f"“{heading[:120]}”", choices=choices, required=False,
                initial=mapping.get(heading, ""), help_text=_samples(file, heading),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        chosen = list(self.mapping().values())
        if "action" not in chosen or not {"milestone", "timescale"} & set(chosen):
            raise forms.ValidationError(
                "Say which column holds the action, and which the milestone or the timescale."
            )
        for key in _ONCE:
            if chosen.count(key) > 1:
                raise forms.ValidationError(f"Two columns hold “{FIELDS[key].title}”: keep one.")
        return self.cleaned_data

    def mapping(self) -> dict[str, str]:
        named = enumerate(self.headings)
        return {heading: self.cleaned_data.get(f"column{n}", "") for n, heading in named}


def _samples(file: PlanFile, heading: str) -> str:
    """The first cells under the heading that differ."""
    found: dict[str, None] = {}
    for table in file.tables:
        if heading not in table.headings:
            continue
        place = table.headings.index(heading)
        for row in table.rows[:40]:
            if place < len(row.cells) and row.cells[place]:
                found.setdefault(_short(row.cells[place]), None)
    return " · ".join(list(found)[:3]) or "Nothing stands in it."


def _short(text: str, most: int = 60) -> str:
    words = "; ".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"

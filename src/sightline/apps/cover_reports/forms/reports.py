from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings

from sightline.apps.board.forms.shared import BoardForm, DeedForm
from sightline.apps.board.models import Body
from sightline.apps.cover_reports import rules
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.performance_reports.rules import Quarter
from sightline.apps.plan.models import Plan
from sightline.documents.plan.cover_words import period_words
from sightline.vocabulary.months import months_after
from sightline.vocabulary.not_allowed import NotAllowed

BLOCK = (
    "title", "from_on", "quarter_end", "body", "meeting_on", "recommendations", "cabinet_member",
    "is_key_decision", "in_forward_plan", "wards", "director", "service", "employees",
    "classification",
)  # fmt: skip
_QUARTERS = 8


def period_start(quarter_end: date, months: int) -> date:
    return months_after(quarter_end.replace(day=1), 1 - months)


def quarter_choices(today: date) -> list[tuple[str, str]]:
    quarter, found = Quarter.of(today), []
    for _ in range(_QUARTERS):
        words = period_words(period_start(quarter.last, 3), quarter.last)
        found.append((quarter.last.isoformat(), f"{quarter.label} ({words})"))
        quarter = quarter.before
    return found


class BeginForm(DeedForm):
    """`fix`: the plan is fixed with it, where nobody has fixed it for the quarter."""

    plan = forms.TypedChoiceField(label="Plan", coerce=int)
    quarter_end = forms.TypedChoiceField(label="Quarter", coerce=date.fromisoformat)
    inspection_only = forms.TypedChoiceField(
        label="What it tells of",
        choices=[
            ("no", "The whole plan, three months"),
            ("yes", "Inspection recommendations only, six months"),
        ],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label="To which body", required=False, empty_label="Not known yet"
    )
    meeting_on = day_field("Day of the meeting", "Leave it empty if it is not known.",
                           required=False)  # fmt: skip
    fix = forms.BooleanField(
        label="Fix the plan as it stands now, if nobody has for this quarter", required=False,
        initial=True,
        help_text="Appendix One then stays as it is, whatever is changed in the plan afterwards.",
    )  # fmt: skip

    def __init__(self, *args: Any, plans: list[Plan], bodies: Any, today: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.plans = {each.pk: each for each in plans}
        self.fields["plan"].choices = [(each.pk, str(each)) for each in plans]  # type: ignore[attr-defined]
        self.fields["quarter_end"].choices = quarter_choices(today)  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    @property
    def begun(self) -> dict[str, Any]:
        """What `begin_report` takes."""
        said = self.cleaned_data
        plan, end, only = self.plans[said["plan"]], said["quarter_end"], said["inspection_only"]
        start = period_start(end, 6 if only else 3)
        about = "Inspection recommendations" if only else "Update on progress"
        return {
            "plan": plan, "from_on": start, "quarter_end": end, "inspection_only": only,
            "title": f"{plan.title}: {about}, {period_words(start, end)}",
        }  # fmt: skip


class BlockForm(BoardForm):
    class Meta:
        model = CoverReport
        fields = BLOCK
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "from_on": DayInput(), "quarter_end": DayInput(), "meeting_on": DayInput(),
            "recommendations": forms.Textarea(attrs={"rows": 4}),
            "employees": forms.Textarea(attrs={"rows": 3}),
            "classification": forms.Select(),
        }  # fmt: skip
        help_texts = {
            "recommendations": "What the body is asked to do: one a line. They are numbered.",
            "employees": "One a line: name; post; telephone; email.",
        }

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        known = rules.classifications(Path(settings.SIGHTLINE_DATA)).values()
        chosen = [(each.key, f"{each.title} [{each.marking.upper()}]") for each in known]
        self.fields["classification"] = forms.ChoiceField(label="Classification", choices=chosen)

    def clean_employees(self) -> str:
        text: str = self.cleaned_data["employees"]
        try:
            rules.employees_of(text)
        except NotAllowed as refused:
            raise forms.ValidationError(str(refused)) from None
        return text

    @property
    def block(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in BLOCK}


class ReleaseForm(DeedForm):
    refused_at = "changes"
    changes = forms.CharField(
        label="What has changed since the version released before",
        help_text="The first version needs no words.", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class WithdrawForm(DeedForm):
    refused_at = "why"
    why = forms.CharField(
        label="Why it is withdrawn", widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why, in a sentence"},
    )  # fmt: skip
    with_replacement = forms.BooleanField(
        label="Begin its replacement with the same words", required=False, initial=True
    )

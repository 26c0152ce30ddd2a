from django import forms

from sightline.apps.events.versions import VersionedForm
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.performance_reports.rules import Quarter
from sightline.measures.language.catalogue import declared_services

_LONG = forms.Textarea(attrs={"rows": 14})


class StartForm(forms.Form):
    """Which quarter, under which title, by whom."""

    quarter = forms.ChoiceField(label="Quarter")
    title = forms.CharField(label="Title", max_length=200)
    producer = forms.CharField(
        label="Produced by", max_length=200, help_text="The team, as the cover names it."
    )
    contact = forms.CharField(
        label="For further information", max_length=200, required=False,
        help_text="An address of the team, not of a person.",
    )  # fmt: skip

    def __init__(self, *args: object, newest: Quarter, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered, each = [], newest
        for _ in range(8):
            offered.append((f"{each.year}-{each.number}", each.label))
            each = each.before
        self.fields["quarter"].choices = offered  # type: ignore[attr-defined]

    def clean_quarter(self) -> Quarter:
        year, number = self.cleaned_data["quarter"].split("-")
        return Quarter(int(year), int(number))


class CoverForm(VersionedForm):
    class Meta:
        model = PerformanceReport
        fields = ["title", "producer", "contact"]


class SectionForm(VersionedForm):
    class Meta:
        model = ReportSection
        fields = ["text"]
        widgets = {"text": _LONG}
        help_texts = {
            "text": "What moved, why, and what comes next. A blank line begins a new paragraph."
        }


class NewSectionForm(forms.Form):
    title = forms.CharField(label="Heading", max_length=120)
    area = forms.ChoiceField(
        label="Figures under it", required=False,
        help_text="Of a section that is words alone, none.",
    )  # fmt: skip

    def __init__(self, *args: object, areas: dict[str, str] | None = None, **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = {**declared_services(), **(areas or {})}
        self.fields["area"].choices = [("", "None"), *known.items()]  # type: ignore[attr-defined]


class FreezeForm(forms.Form):
    changes = forms.CharField(
        label="What has changed since the last version", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text="The first version needs no words.",
    )  # fmt: skip


class AnalysesForm(forms.Form):
    file = forms.FileField(
        label="File with the words of the sections",
        help_text="CSV or workbook with the headings section and text; paragraphs of one section "
        "stand in rows of their own, in order.",
    )

"""Forms of the programme: a line, an event, numbers and exemptions, a file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from sightline.apps.audits.models import PlannedAudit
from sightline.apps.audits.programme.months import in_words, read_month
from sightline.apps.audits.programme.reading_file import split
from sightline.apps.events.forms import day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.people.models import User


class MonthField(forms.CharField):
    """A month as the browser's own field writes it, or in words; a date, its last day, inside."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"type": "month"}), max_length=40, **more)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        if (found := read_month(text)) is None:
            raise forms.ValidationError("Write the month as in 2027-04")
        return found


class LinesField(forms.CharField):
    """Several things, one below the other; a list inside."""

    def __init__(self, **more: Any) -> None:
        area = forms.Textarea(attrs={"rows": 3})
        super().__init__(widget=area, max_length=2_000, required=False, **more)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return split(super().clean(value))


class PlannedForm(VersionedForm):
    month = MonthField(label="Month")
    until = MonthField(label="Until", required=False, help_text="Only where it spans months.")
    leads = LinesField(
        label="Leads", help_text="People, roles or words, one a line. Empty: to be confirmed."
    )
    services = LinesField(label="Services it covers", help_text="One a line, as in the tree.")
    due_on = day_field("To be completed by", required=False)
    progress_by = day_field(
        "Progress check wanted by", "Of a health check: when it is to be looked at again.",
        required=False,
    )  # fmt: skip

    class Meta:
        model = PlannedAudit
        fields = (
            "month", "until", "title", "kind", "theme", "leads", "services", "number", "tool",
            "due_on", "is_progress_check", "progress_of", "progress_by", "source", "source_said",
            "notes",
        )  # fmt: skip
        help_texts = {
            "title": "What is not settled is written “tbc” and chased.",
            "theme": "Of a themed audit. Empty or “tbc”: to be confirmed.",
            "source": "Of a themed audit: what showed that it is wanted.",
        }

    def __init__(
        self, *args: Any, tools: Iterable[tuple[str, str]] = (), checks: Any = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        tool = forms.ChoiceField(
            label="Tool", choices=[("", "To be chosen"), *tools], required=False
        )
        self.fields["tool"] = tool
        of = self.fields["progress_of"]
        assert isinstance(of, forms.ModelChoiceField)
        of.queryset, of.label = checks, "Follows the health check"
        of.label_from_instance = lambda one: f"{one.title}, {in_words(one.month)}"  # type: ignore[method-assign]

    @property
    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EventForm(forms.Form):
    title = forms.CharField(label="What several agencies look at", max_length=200)
    from_month = MonthField(label="From")
    until_month = MonthField(label="Until", required=False)


class CompleteEventForm(forms.Form):
    completed_on = day_field("Completed on")
    outcome = forms.CharField(
        label="What came of it, and where it went", max_length=20_000, required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip


class OfAuditor(forms.Form):
    """`people`: who may be chosen."""

    auditor = forms.ModelChoiceField(label="Auditor", queryset=User.objects.none())
    from_on = day_field("From")
    until_on = day_field("Until")

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["auditor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people
        field.label_from_instance = lambda one: one.name  # type: ignore[method-assign]


class NumberForm(OfAuditor):
    number = forms.IntegerField(label="How many audits", min_value=0, max_value=500)


class ExemptForm(OfAuditor):
    reason = forms.CharField(
        label="Why", max_length=300, help_text="Only those who run audits read it."
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label="Schedule", help_text="A CSV or an Excel workbook with a row for each audit."
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class OutcomeForm(forms.Form):
    said = forms.CharField(
        label="What came of it, or why it is not done", max_length=20_000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class GiveForm(forms.Form):
    auditor = forms.ModelChoiceField(label="Auditor", queryset=User.objects.none())
    face_to_face = forms.BooleanField(
        label="Face to face with the worker", required=False,
        help_text="Audits by senior leaders always are.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why it goes on", max_length=300, required=False,
        help_text="Needed where somebody has it already.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["auditor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people
        field.label_from_instance = lambda one: one.name  # type: ignore[method-assign]


class InviteForm(forms.Form):
    name = forms.CharField(label="Name", max_length=150)
    email = forms.EmailField(label="E-mail address", max_length=200)
    until_on = day_field("Until", "The account’s role ends by itself after this day.")

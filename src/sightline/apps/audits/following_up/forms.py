from typing import Any

from django import forms

from sightline.apps.audits.following_up.rules import Looked
from sightline.apps.audits.following_up.steps import Standing
from sightline.apps.audits.models import RequiredAction
from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.events.versions import VersionedForm


def _text(label: str, hint: str = "", *, required: bool = True, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, widget=area, required=required, max_length=20_000
    )


class RequiredForm(VersionedForm):
    """One thing the auditor asks for."""

    class Meta:
        model = RequiredAction
        fields = ("said", "due_on")
        widgets = {"said": forms.Textarea(attrs={"rows": 3}), "due_on": DayInput()}
        labels = {"said": "What must be done?", "due_on": "By when?"}


class RecordForm(forms.Form):
    said = _text(
        "Decisions and directions",
        "The required actions and their days are copied in; add what else is decided.",
        required=False,
    )


class ExceptionForm(forms.Form):
    why = _text("Why is it not complete?")
    due_on = day_field("The new timescale", "Evidence is then due by the end of next month.")


class AnswerForm(forms.Form):
    said = _text("What do you make of it, and what is done?")


class EvidenceForm(forms.Form):
    said = _text("What shows that the issues are put right?", "For each action: what, and where.")


class FileForm(forms.Form):
    """One other file: its key is on the page, so that no case number is typed."""

    child = forms.CharField(widget=forms.HiddenInput, max_length=200)
    looked = forms.ChoiceField(
        label="What came of it?",
        choices=[(each.value, each.in_words) for each in Looked],
        widget=forms.RadioSelect,
    )
    said = _text("What was found?", "Only where the same issue was found.", required=False, rows=2)
    due_on = day_field("To be put right by", required=False)


class JudgementForm(forms.Form):
    with_whom = forms.ChoiceField(label="Judged together with", choices=[])
    has_need = forms.BooleanField(label="There is a learning need", required=False)
    need = _text("Which, and what is done about it?", required=False)
    is_wider = forms.BooleanField(label="It is a sign of wider poor performance", required=False)
    wider = _text("Why it is, or is not", "What was looked at to be sure.")

    def __init__(self, *args: Any, others: list[Standing], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["with_whom"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.value, each.in_words) for each in others]


class WhyForm(forms.Form):
    said = _text("Why?", "No child’s name or number.")


class EarlyForm(WhyForm):
    is_early = forms.BooleanField(
        label="The issues can’t wait for the end of the timescale", required=False
    )


class MeetingForm(forms.Form):
    """The written record of a stage. No child is named in it."""

    met_on = day_field("When was it held?")
    present = forms.CharField(label="Who was there?", max_length=300, help_text="By role.")
    discussed = _text("What was talked over?", "No child’s name or number.", rows=6)
    agreed = _text("What must be done?", "Each action with its day.", rows=5)
    new_day = day_field(
        "The new timescale ends on", "Open required actions move to this day.", required=False
    )

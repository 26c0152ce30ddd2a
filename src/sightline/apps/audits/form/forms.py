from typing import Any

from django import forms

from sightline.apps.audits.form.calls import respondents
from sightline.apps.audits.form.rules import CallOutcome, NoCall
from sightline.apps.audits.rules import AuditState
from sightline.apps.events.forms import day_field
from sightline.vocabulary.audit_tools.model import Respondent, Tool

_YES_NO = [("", "–"), ("yes", "Yes"), ("no", "No")]


class CallForm(forms.Form):
    """A call that was tried, or why there is none."""

    who = forms.ChoiceField(label="Who?")
    outcome = forms.ChoiceField(
        label="What happened?", choices=[(each.value, each.in_words) for each in CallOutcome]
    )
    tried_at = forms.DateTimeField(
        label="When?", required=False, help_text="Leave it empty for now.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    again_on = day_field("Try again on", "Where nobody was there.", required=False)
    reason = forms.ChoiceField(
        label="If no call is made, why?", required=False,
        choices=[("", "–"), *((each.value, each.in_words) for each in NoCall)],
    )  # fmt: skip
    interpreter = forms.ChoiceField(
        label="If it is the spoken English: was an interpreter offered?", required=False,
        choices=_YES_NO,
    )  # fmt: skip

    def __init__(self, *args: Any, tool: Tool, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.value, each.in_words) for each in respondents(tool)]

    @property
    def called(self) -> dict[str, Any]:
        """For the action."""
        told = self.cleaned_data
        return {
            "respondent": Respondent(told["who"]), "outcome": CallOutcome(told["outcome"]),
            "tried_at": told["tried_at"], "again_on": told["again_on"],
            "reason": told["reason"], "interpreter": told["interpreter"],
        }  # fmt: skip


class ConcernForm(forms.Form):
    said = forms.CharField(
        label="Why may the child not be safe now?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The team manager is told at once and acts today. The audit goes on.",
    )  # fmt: skip


class TakeUpForm(forms.Form):
    doing = forms.CharField(
        label="What is done about it?", widget=forms.Textarea(attrs={"rows": 3})
    )


class MoveForm(forms.Form):
    reason = forms.CharField(
        label="Why?", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class FilterForm(forms.Form):
    """Which audits the list shows."""

    state = forms.ChoiceField(label="State", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    tool = forms.ChoiceField(label="Tool", required=False)
    auditor = forms.ChoiceField(label="Auditor", required=False)
    grade = forms.ChoiceField(label="Grade", required=False)
    late = forms.ChoiceField(
        label="Timescale", required=False, choices=[("", "Late or not"), ("yes", "Late")]
    )
    since = day_field("Set from", required=False)
    until = day_field("Set until", required=False)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **more: Any) -> None:
        super().__init__(*args, **more)
        states = [(each.value, each.in_words) for each in AuditState]
        for name, found in {**choices, "state": states}.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "All"), *found]

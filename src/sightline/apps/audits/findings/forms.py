from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.apps.audits.findings.rules import LONGEST
from sightline.apps.audits.findings.suggesting import Suggestion
from sightline.apps.audits.findings.themes import themes
from sightline.apps.events.forms import day_field
from sightline.vocabulary.audit_tools import Tool


class ThemesFilter(forms.Form):
    """Which audits' findings are counted."""

    team = forms.ChoiceField(label="Team", required=False)
    tool = forms.ChoiceField(label="Tool", required=False)
    since = day_field("Handed in from", required=False)
    until = day_field("Handed in until", required=False)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "All"), *found]


class SuggestedForm(forms.Form):
    """What the audit seems to have found: a tick confirms it."""

    chosen = forms.MultipleChoiceField(
        label="What did this audit find?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one.",
                        "invalid_choice": "One of these was confirmed meanwhile. Look again."},
        help_text="Suggested from answers and words. Tick what is so, and leave the rest.",
    )  # fmt: skip

    def __init__(self, *args: Any, found: Sequence[Suggestion], **more: Any) -> None:
        super().__init__(*args, **more)
        self.found = {each.key: each for each in found}
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, f"{themes()[e.theme].title} – {e.why}") for key, e in
                         self.found.items()]  # fmt: skip

    @property
    def ticked(self) -> list[Suggestion]:
        return [self.found[key] for key in self.cleaned_data["chosen"]]


class FindingForm(forms.Form):
    """A finding in the person's own words."""

    theme = forms.ChoiceField(label="Theme")
    section = forms.ChoiceField(label="Section")
    is_good = forms.TypedChoiceField(
        label="What is it?", choices=[("no", "To improve"), ("yes", "Good practice")],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    said = forms.CharField(
        label="In one sentence",
        max_length=LONGEST,
        help_text="It is read out elsewhere: no names, nothing by which a family is known.",
    )

    def __init__(self, *args: Any, tool: Tool, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = {
            "theme": [(key, each.title) for key, each in themes().items()],
            "section": [(each.key, each.title) for each in tool.sections],
        }
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found

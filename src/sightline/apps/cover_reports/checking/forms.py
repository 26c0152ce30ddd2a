from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.cover_reports.checking.queries import Kept
from sightline.apps.cover_reports.checking.rules import Standing
from sightline.documents.prepublication import CheckRule

_ALL = "all"


class FilterForm(forms.Form):
    """Which findings are shown; those to settle unless somebody asks for others."""

    standing = forms.ChoiceField(label="Which findings", required=False)
    rule = forms.ChoiceField(label="Of which rule", required=False)

    def __init__(self, *args: Any, rules: Iterable[CheckRule], **more: Any) -> None:
        super().__init__(*args, **more)
        standings = [("", "To settle"), ("accepted", "Accepted"), ("resolved", "Resolved")]
        self._choices("standing", [*standings, (_ALL, "All")])
        self._choices("rule", [("", "Every rule"), *((each.id, each.title) for each in rules)])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def holds(self, found: Kept) -> bool:
        wanted = self.cleaned_data["standing"] or Standing.OPEN
        rule = self.cleaned_data["rule"]
        return wanted in (_ALL, found.standing) and rule in ("", found.rule.id)

    @property
    def is_usual(self) -> bool:
        """Nothing was chosen."""
        return not any(self.cleaned_data.values())

    @property
    def in_words(self) -> str:
        said = dict(self.fields["standing"].choices)  # type: ignore[attr-defined]
        rules = dict(self.fields["rule"].choices)  # type: ignore[attr-defined]
        chosen = self.cleaned_data
        return f"{said[chosen['standing']].lower()}; {rules[chosen['rule']].lower()}"


class DecideForm(forms.Form):
    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms


class MonthForm(forms.Form):
    """Which month is shown, as `2026-10` in the address."""

    month = forms.ChoiceField(label="Month", required=False)

    def __init__(self, *args: Any, months: Iterable[date], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["month"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(f"{month:%Y-%m}", f"{month:%B %Y}") for month in months]


class SpanForm(forms.Form):
    """Which service over which stretch, month by month."""

    service = forms.ChoiceField(label="Service", required=False)
    year = forms.ChoiceField(label="Year", required=False)
    quarter = forms.ChoiceField(label="Months", required=False)

    def __init__(
        self, *args: Any, services: Iterable[tuple[str, str]], years: Iterable[int], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        quarters = [("", "The whole year")] + [(f"{n}", f"Quarter {n}") for n in range(1, 5)]
        choices = {
            "service": list(services),
            "year": [(f"{year}", f"April {year} to March {year + 1}") for year in years],
            "quarter": quarters,
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered


class VersionsForm(forms.Form):
    """Two versions of a card to compare."""

    before = forms.TypedChoiceField(label="From version", coerce=int)
    after = forms.TypedChoiceField(label="To version", coerce=int)

    def __init__(self, *args: Any, versions: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("before", "after"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(versions)


class DeedForm(forms.Form):
    """What a rule refuses is said at the field it is about; what was typed stays in it."""

    at: str = ""

    def refuse(self, sentence: str) -> None:
        self.add_error(self.at or None, sentence)


class MoveForm(DeedForm):
    """`read` is the card's version number on the page: of two who move it at once one is told."""

    at = "note"
    note = forms.CharField(
        label="Note",
        help_text="Needed when the card goes back: say why. It stays in the card’s history.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    read = forms.IntegerField(widget=forms.HiddenInput)
    move = forms.CharField(widget=forms.HiddenInput, required=False)


class VersionForm(DeedForm):
    at = "why"
    why = forms.CharField(
        label="Why",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

from collections.abc import Iterable
from typing import Any

from django import forms


class KindForm(forms.Form):
    """Which kind of paper, in the address."""

    kind = forms.ChoiceField(label="Kind of paper", required=False)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Every kind"), *kinds]

    @property
    def chosen(self) -> str:
        return self.cleaned_data["kind"] if self.is_valid() else ""


class CompareForm(forms.Form):
    """Two versions of one paper, in the address."""

    before = forms.TypedChoiceField(label="Version", coerce=int)
    after = forms.TypedChoiceField(label="Beside version", coerce=int)

    def __init__(self, *args: Any, numbers: Iterable[int], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in self.fields:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(number, str(number)) for number in numbers]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why is it withdrawn?",
        help_text="It stands where the paper stood, for everybody to read.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

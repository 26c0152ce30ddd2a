from typing import Any

from django import forms

from sightline.apps.loads.rules import KINDS


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files, as a list. What may be in them is for the rules to say."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not given and self.required:
            raise forms.ValidationError("Choose one or several files")
        return list(given)


class UploadForm(forms.Form):
    files = FilesField(
        label="Files",
        help_text="A workbook, an XML file, CSV files, or a zip of them: one extract at a time.",
    )
    authority = forms.RegexField(
        r"^\d{3}$",
        label="Authority",
        help_text="The three digits of the Department for Education, such as 336.",
        error_messages={"invalid": "Enter three digits, such as 336"},
    )
    kind = forms.ChoiceField(
        label="Kind of extract", required=False, choices=list(KINDS.items()),
        help_text="Leave it as it is, unless the file was taken for something else.",
    )  # fmt: skip
    extract_on = forms.DateField(
        label="Day the extract was drawn",
        required=False,
        help_text="Where the file does not say it itself, for example 31/10/2026.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y"],
        error_messages={"invalid": "Enter a day, such as 31/10/2026"},
    )
    publishes = forms.TypedChoiceField(
        label="When it is counted",
        choices=[("", "Show me what changes first"), ("yes", "Publish it at once")],
        required=False,
        coerce=lambda value: value == "yes",
        empty_value=False,
    )
    instead_of = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, authority: str = "", may_publish: bool = False, **kw: Any):
        super().__init__(*args, **kw)
        if authority:
            del self.fields["authority"]
        if not may_publish:
            del self.fields["publishes"]
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")


class CorrectedForm(forms.Form):
    file = forms.FileField(
        label="The list with corrections",
        help_text="The CSV or workbook you took away, right values in its column “Corrected”.",
        allow_empty_file=True,
        error_messages={"required": "Choose the list you took away and corrected"},
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A sentence for the history. Name no child.",
        error_messages={"required": "Say why, in a sentence"},
    )


class PublishForm(forms.Form):
    snapshot = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="What you looked at, or why (you may leave it empty)",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SetAsideFilter(forms.Form):
    sheet = forms.ChoiceField(label="Sheet", required=False)
    reason = forms.ChoiceField(label="Reason", required=False)

    def __init__(self, *args: Any, sheets: dict[str, int], reasons: dict[str, int], **kw: Any):
        super().__init__(*args, **kw)
        self.fields["sheet"].choices = _counted("All sheets", sheets)  # type: ignore[attr-defined]
        self.fields["reason"].choices = _counted(  # type: ignore[attr-defined]
            "All reasons", reasons
        )


def _counted(first: str, counts: dict[str, int]) -> list[tuple[str, str]]:
    return [("", first), *((name, f"{name} ({times:,})") for name, times in counts.items())]

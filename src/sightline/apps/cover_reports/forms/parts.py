from typing import Any

from django import forms

from sightline.apps.board.forms.shared import BoardForm, DeedForm
from sightline.apps.cover_reports.models import CoverPart
from sightline.apps.cover_reports.rules import CoverSection


class PartForm(BoardForm):
    """The words of a section; where it is an implication, the tick that there is nothing."""

    class Meta:
        model = CoverPart
        fields = ["is_nothing", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}

    rows = 12

    def __init__(self, *args: Any, section: CoverSection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        self.fields["text"].help_text = f"{section.hint} A blank line begins a new paragraph."
        self.fields["text"].widget.attrs["rows"] = self.rows
        if section.is_implication:
            self.fields["is_nothing"].label = f"None: “{section.nothing}”"
        else:
            del self.fields["is_nothing"]

    @property
    def written(self) -> dict[str, Any]:
        return {
            "text": self.cleaned_data["text"], "read": self.version_read,
            "is_nothing": self.cleaned_data.get("is_nothing", False),
        }  # fmt: skip


class AnswerForm(PartForm):
    """One of several on a page."""

    rows = 3

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = f"{self.section.number} {self.section.title}"
        self.order_fields(["is_nothing", "text"])


class SignOffForm(DeedForm):
    refused_at = "code"
    code = forms.CharField(
        label="Sign-off code", max_length=40, help_text="Such as AB/24082026/Z.",
        error_messages={"required": "Enter the code"},
    )  # fmt: skip
    who = forms.CharField(
        label="Signed off by", max_length=160, error_messages={"required": "Say who signed it off"}
    )

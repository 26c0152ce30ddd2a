"""Form fields that every app asks for in the same way."""

from typing import Any

from django import forms

_ASKED = {"required": "Enter a day", "invalid": "Enter a day such as 31/01/2027"}


class DayInput(forms.DateInput):
    """A browser's own field of a day takes no other writing than this: it would come up empty."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


def day_field(label: str, help_text: str = "", **more: Any) -> forms.DateField:
    messages = _ASKED | more.pop("error_messages", {})
    return forms.DateField(
        label=label, help_text=help_text, widget=DayInput(), error_messages=messages, **more
    )

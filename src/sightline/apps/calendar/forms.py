from typing import Any

from django import forms

from sightline.apps.calendar.activities import Activity
from sightline.apps.events.forms import day_field

_LONG = 20_000
_FLOOR = "walking_the_floor"


def _text(label: str, help_text: str = "", rows: int = 4, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "maxlength": _LONG})
    return forms.CharField(label=label, help_text=help_text, widget=area, max_length=_LONG, **more)


class RecordForm(forms.Form):
    """An activity that took place. Walking the floor asks where, and what was said back."""

    on = day_field("When?")
    who = forms.CharField(label="Who took part?", max_length=300, required=False)
    place = forms.CharField(label="Where?", max_length=200, required=False)
    said = _text("What was done, and what came of it?", "No child’s name or number.")
    said_back = _text("What was said back, and to whom?", required=False, rows=3)

    def __init__(self, *args: Any, activity: Activity, **more: Any) -> None:
        super().__init__(*args, **more)
        if activity.key == _FLOOR:
            self.fields["said"].label = "What did you see and hear?"
            self.fields["place"].required = True
            self.fields["place"].error_messages["required"] = "Say where you were"
        else:
            del self.fields["said_back"]

    def told(self) -> dict[str, Any]:
        return self.cleaned_data


class LookForm(forms.Form):
    note = _text(
        "A note, if you like", "What stood out, whom you spoke to, what was put right.",
        rows=2, required=False,
    )  # fmt: skip


class RecheckForm(forms.Form):
    checked_on = day_field("When did you look?")
    has_lasted = forms.TypedChoiceField(
        label="Has the improvement lasted?", widget=forms.RadioSelect,
        choices=[("yes", "Yes, it has"), ("no", "No, it has not")],
        coerce=lambda said: said == "yes",
    )  # fmt: skip
    said = _text("What shows it?")

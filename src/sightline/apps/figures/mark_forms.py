"""Forms of the key indicators' page."""

from datetime import date

from django import forms

from sightline.apps.figures import queries
from sightline.apps.figures.forms import days
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import LONGEST_WORD


class MarkForm(forms.Form):
    """Which indicator, and what is said of it."""

    indicator = forms.ChoiceField(
        label="Indicator", error_messages={"required": "Choose an indicator"}
    )
    kind = forms.ChoiceField(
        label="What it is",
        choices=[
            ("key", "A key indicator of the annual report"),
            ("priority", "One that serves a corporate priority"),
        ],
    )
    word = forms.CharField(
        label="Corporate priority",
        required=False,
        max_length=LONGEST_WORD,
        help_text="Only for a priority. One that was used before is offered as you type.",
        widget=forms.TextInput(attrs={"list": "priorities-known"}),
    )

    def __init__(self, *arguments: object, source: Source, **named: object) -> None:
        super().__init__(*arguments, auto_id="mark-%s", **named)  # type: ignore[arg-type]
        found = queries.catalogue(source)
        self.fields["indicator"].choices = [  # type: ignore[attr-defined]
            ("", "Choose one"),
            *(
                (title, [(each.id, each.title) for each in found if each.service == key])
                for key, title in found.services.items()
            ),
        ]


class DayForm(forms.Form):
    """Of which day the export is."""

    as_at = forms.ChoiceField(label="As at", required=False)

    def __init__(self, data: object, *, source: Source) -> None:
        super().__init__(data, auto_id="day-%s")  # type: ignore[arg-type]
        self.source = source
        self.fields["as_at"].choices = days(source)  # type: ignore[attr-defined]

    def day(self) -> date:
        """The newest where none, or one that was not counted, is asked for."""
        told = self.cleaned_data["as_at"] if self.is_valid() else ""
        return date.fromisoformat(told) if told else queries.newest(self.source)

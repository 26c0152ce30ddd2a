"""Forms of the worklists: what is shown, why late, done, gone through."""

from datetime import date

from django import forms

from sightline.apps.events.forms import day_field
from sightline.apps.worklists.rules import late_reasons
from sightline.vocabulary.words import Level

SHOWS = [
    ("", "Late and due soon"),
    ("late", "Late"),
    ("soon", "Due soon"),
    ("all", "Everything"),
]
SORTS = [
    ("", "As the list is meant"),
    ("unseen", "Longest without being seen"),
    ("due", "Longest overdue"),
    ("worker", "Worker"),
]
_LEVELS = {Level.SERVICE: "Services", Level.TEAM: "Teams", Level.WORKER: "Workers"}


class FilterForm(forms.Form):
    """What of a list is shown. Everything stands in the address, and no child does."""

    of = forms.ChoiceField(label="Whose", required=False)
    show = forms.ChoiceField(label="Show", choices=SHOWS, required=False)
    reason = forms.ChoiceField(label="Why late", required=False)
    sort = forms.ChoiceField(label="Sorted by", choices=SORTS, required=False)

    def __init__(self, *args: object, units: list[tuple[Level, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        groups = [
            (title, [(f"{level}:{name}", name) for at, name in units if at is level])
            for level, title in _LEVELS.items()
        ]
        choices = [("", "All I answer for"), *((title, own) for title, own in groups if own)]
        self.fields["of"].choices = choices  # type: ignore[attr-defined]
        reasons = [("", "Any or none"), ("none", "No reason yet"), *late_reasons().items()]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]


class WholeForm(forms.Form):
    """The choice of whose lists, on the page of all lists."""

    of = forms.ChoiceField(label="Whose", required=False)

    def __init__(self, *args: object, units: list[tuple[Level, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["of"] = FilterForm(units=units).fields["of"]


class ReasonForm(forms.Form):
    prefix = "reason"
    code = forms.ChoiceField(label="Reason", error_messages={"required": "Choose why it is late."})
    note = forms.CharField(
        label="Note (optional)", required=False, max_length=500,
        help_text="Up to 500 characters. People who may see this child can read it.",
    )  # fmt: skip
    read = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "Choose"), *late_reasons().items()]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]


class DoneForm(forms.Form):
    prefix = "done"
    done_on = day_field(
        "Day it was done",
        error_messages={"required": "Give the day it was done, such as 27/10/2026."},
    )
    note = forms.CharField(label="Note (optional)", required=False, max_length=500)


class ReviewForm(forms.Form):
    prefix = "review"
    reviewed_on = day_field(
        "Day the list was gone through",
        initial=date.today,
        error_messages={"required": "Give the day, such as 27/10/2026."},
    )
    note = forms.CharField(
        label="Which key actions progressed",
        max_length=500,
        error_messages={"required": "Say in a few words which key actions progressed."},
    )

"""A body, its seats, and how it ends."""

from datetime import date
from typing import Any

from django import forms

from sightline.apps.board import queries
from sightline.apps.board.forms.shared import (
    BoardForm,
    DeedForm,
    choose,
    day_field,
    owners,
    service_choices,
    yes_no,
)
from sightline.apps.board.models import Body
from sightline.apps.board.recurrence import EVERY, WEEKDAYS, WEEKS, OffDay, Recurrence
from sightline.apps.events.forms import DayInput
from sightline.apps.people.rules import roles

_OFTEN = [
    ("", "As called, without a rule"),
    *((f"m{n}", words.capitalize()) for n, words in EVERY.items()),
    ("w1", "Every week"),
    ("w2", "Every two weeks"),
    ("w4", "Every four weeks"),
]


class BodyForm(BoardForm):
    """A body with its quorum and its recurrence, the latter as three choices."""

    often = forms.ChoiceField(label="How often it meets", required=False, choices=_OFTEN)
    week = forms.ChoiceField(
        label="In which week of the month", required=False,
        choices=[(str(n), words.capitalize()) for n, words in WEEKS.items()],
    )  # fmt: skip
    weekday = forms.ChoiceField(
        label="On which day", required=False, choices=[(str(n), d) for n, d in enumerate(WEEKDAYS)]
    )
    moved_to = forms.ChoiceField(
        label="Where that is no working day",
        choices=[(each.value, each.in_words.capitalize()) for each in OffDay],
    )
    chair_needed = yes_no("Must the chair be there for a quorum?", initial=True)
    services = forms.MultipleChoiceField(
        label="Services that report to it", required=False,
        help_text="None chosen: all of them.", widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Body
        fields = [
            "kind", "title", "purpose", "started_on", "quorum_number", "quorum_percent",
            "chair_needed", "services", "often", "week", "weekday", "recurs_from", "moved_to",
            "starts_at", "minutes_long", "place", "papers_before",
        ]  # fmt: skip
        help_texts = {
            "recurs_from": "“Every second month” is reckoned from here.",
            "place": "A room, or how it is joined.",
            "quorum_number": "Leave both empty where there is no quorum.",
        }
        widgets = {
            "kind": forms.Select,
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "started_on": DayInput(),
            "recurs_from": DayInput(),
            "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(key, each.title) for key, each in queries.kinds().items()]
        self.fields["kind"] = forms.ChoiceField(label="What kind of body", choices=kinds)
        choose(self, "services", service_choices(queries.services())[1:])
        if self.instance.pk:
            del self.fields["kind"]
            self.initial["chair_needed"] = "yes" if self.instance.chair_needed else "no"
        found = Recurrence.read(self.instance.recurrence)
        if found:
            self.initial["often"] = f"{'m' if found.week else 'w'}{found.every}"
            self.initial["week"], self.initial["weekday"] = found.week or 1, found.weekday

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        often = told.get("often", "")
        told["recurrence"] = ""
        if often:
            week = int(told.get("week") or 1) if often[0] == "m" else 0
            rule = Recurrence(int(often[1:]), week, int(told.get("weekday") or 0))
            told["recurrence"] = rule.rule
            told["recurs_from"] = told.get("recurs_from") or told.get("started_on")
        return told

    def values(self) -> dict[str, Any]:
        """As the actions take it."""
        left_out = {"often", "week", "weekday", "read", "kind"}
        return {name: said for name, said in self.cleaned_data.items() if name not in left_out}


class SeatForm(DeedForm):
    """A seat: held by a role, by one person, or by somebody from outside."""

    refused_at = "role"
    role = forms.ChoiceField(label="Role", required=False)
    unit = forms.ChoiceField(label="Of which service", required=False)
    person = forms.ChoiceField(
        label="Or one person", required=False, help_text="For a seat that goes with nobody’s role."
    )
    called = forms.CharField(
        label="Or somebody from outside", required=False, max_length=120,
        help_text="As minutes call them: “Director of nursing, health board”.",
    )  # fmt: skip
    is_chair = yes_no("Chairs it?")
    counts = yes_no("Counts for the quorum?", initial=True)
    from_on = day_field("From")

    def __init__(self, *args: Any, units: list[str], day: date, **more: Any) -> None:
        super().__init__(*args, **more)
        known = [(role.key, role.title) for role in roles().values()]
        choose(self, "role", [("", "No role"), *known])
        choose(self, "unit", [("", "Whichever holds the role"), *((u, u) for u in units)])
        choose(self, "person", [("", "Nobody in particular"), *owners(day)])


class EndForm(DeedForm):
    refused_at = "ended_on"
    ended_on = day_field("Its last day")
    followed_by = forms.ChoiceField(label="Followed by", required=False)

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        super().__init__(*args, **more)
        others = queries.bodies().exclude(pk=body.pk).filter(ended_on__isnull=True)
        choose(self, "followed_by", [("", "Nothing"), *((str(o.pk), o.title) for o in others)])


class SeatEndForm(DeedForm):
    refused_at = "to_on"
    to_on = day_field("Last day in the seat")

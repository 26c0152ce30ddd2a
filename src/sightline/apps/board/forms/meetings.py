"""A meeting's date, who came, its agenda and notes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html

from sightline.apps.board.forms.shared import BoardForm, DeedForm, day_field, text_field
from sightline.apps.board.models import AgendaItem, Meeting, Seat
from sightline.apps.board.queries import Expected
from sightline.apps.board.states import Presence

_BLANK_LINES = 2
# Heard, each field says whose deputy it asks for; seen, it stands beside the name.
_INSTEAD = 'Who came instead<span class="govuk-visually-hidden"> of {}</span>'


def _time() -> forms.TimeField:
    return forms.TimeField(
        label="Begins at", required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip


class PlanForm(DeedForm):
    """One meeting outside the rule."""

    refused_at = "held_on"
    held_on = day_field("Date")
    starts_at = _time()
    place = forms.CharField(label="Where", required=False, max_length=160)


class MoveForm(PlanForm):
    why = text_field("Why it is moved")


class CancelForm(DeedForm):
    refused_at = "why"
    why = text_field("Why it is cancelled")


class AttendanceForm(DeedForm):
    """One line for each seat of the day."""

    def __init__(self, *args: Any, expected: Iterable[Expected], **more: Any) -> None:
        super().__init__(*args, auto_id="came-%s", **more)
        self.listed = list(expected)
        choices = [("", "Not recorded"), *((each.value, each.in_words) for each in Presence)]
        for each in self.listed:
            seat = each.seat
            came = each.attendance
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=seat.title, choices=choices, required=False, help_text=each.names,
                initial=came.presence if came else "",
            )  # fmt: skip
            self.fields[f"deputy_{seat.pk}"] = forms.CharField(
                label=format_html(_INSTEAD, seat.title), required=False, max_length=120,
                initial=came.deputy if came else "",
            )  # fmt: skip

    def lines(self) -> Iterator[tuple[Seat, BoundField, BoundField]]:
        for each in self.listed:
            pk = each.seat.pk
            yield each.seat, self[f"seat_{pk}"], self[f"deputy_{pk}"]

    def came(self) -> dict[Seat, tuple[Presence, str]]:
        said = self.cleaned_data
        return {
            each.seat: (Presence(presence), said[f"deputy_{each.seat.pk}"])
            for each in self.listed
            if (presence := said[f"seat_{each.seat.pk}"])
        }


class AgendaForm(DeedForm):
    """Every item with what was noted and decided under it; two empty ones at the end."""

    read = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **more: Any) -> None:
        super().__init__(*args, auto_id="agenda-%s", **more)
        kept = [(item.title, item.said, item.decision) for item in items]
        self.count = len(kept) + _BLANK_LINES
        sent = self.data.get("count") if self.is_bound else None
        if sent and str(sent).isdecimal():
            self.count = min(int(sent), 60)
        for n in range(self.count):
            title, said, decision = kept[n] if n < len(kept) else ("", "", "")
            self.fields[f"title_{n}"] = forms.CharField(
                label=f"Item {n + 1}", max_length=200, required=False, initial=title
            )
            for name, label, value in (("said", "Noted", said), ("decision", "Decided", decision)):
                self.fields[f"{name}_{n}"] = forms.CharField(
                    label=f"{label}", required=False, initial=value,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )  # fmt: skip

    def lines(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        names = ("title", "said", "decision")
        return [
            tuple(self[f"{name}_{n}"] for name in names)  # type: ignore[misc]
            for n in range(self.count)
        ]

    def items(self) -> list[tuple[str, str, str]]:
        said = self.cleaned_data
        return [
            (said[f"title_{n}"], said[f"said_{n}"], said[f"decision_{n}"])
            for n in range(self.count)
        ]


class NotesForm(BoardForm):
    class Meta:
        model = Meeting
        fields = ["notes"]
        help_texts = {"notes": "What belongs under no item. No names of children."}
        widgets = {"notes": forms.Textarea(attrs={"rows": 6})}

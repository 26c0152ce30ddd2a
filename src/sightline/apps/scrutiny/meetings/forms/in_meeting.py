"""What is typed while a committee meets: one form for each step, saved by itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html

from sightline.apps.board.forms.shared import BoardForm, DeedForm, choose, text_field
from sightline.apps.board.states import Presence
from sightline.apps.events.forms import day_field
from sightline.apps.scrutiny.meetings.agenda import committee_settings
from sightline.apps.scrutiny.meetings.attendance import AttendanceGroup, Interest
from sightline.apps.scrutiny.meetings.presence import Expected
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting, CommitteeSeat
from sightline.judgement.phrases import day_words

_PRESENCE = {
    Presence.PRESENT: "Present", Presence.APOLOGIES: "Apologies",
    Presence.DEPUTY: "A substitute came", Presence.ABSENT: "Absent",
}  # fmt: skip
_INSTEAD = 'Substitute<span class="govuk-visually-hidden"> for {}</span>'
_OTHERS = (AttendanceGroup.IN_ATTENDANCE, AttendanceGroup.EMPLOYEES, AttendanceGroup.CO_OPTED)
EXCLUDING = (
    "That the press and public be excluded for the items named, because exempt information of the "
    "paragraphs given on the agenda would otherwise be disclosed."
)


class AttendanceForm(DeedForm):
    """Each seat of the day, who took the chair, and one person more without a seat."""

    chaired_by = forms.ChoiceField(label="Who took the chair", required=False)
    called = forms.CharField(label="Name", required=False, max_length=160)
    post = forms.CharField(label="Post", required=False, max_length=160)
    group = forms.ChoiceField(
        label="Among", required=False, choices=[(each.value, each.in_words) for each in _OTHERS]
    )
    presence = forms.ChoiceField(
        label="Attendance", required=False,
        choices=[(Presence.PRESENT.value, "Present"), (Presence.APOLOGIES.value, "Apologies")],
    )  # fmt: skip

    def __init__(
        self, *args: Any, expected: Iterable[Expected], meeting: CommitteeMeeting, **more: Any
    ) -> None:
        super().__init__(*args, auto_id="came-%s", **more)
        self.listed = list(expected)
        is_new = not any(each.attendance for each in self.listed)
        councillors = [each.seat for each in self.listed if each.seat.kind == "councillor"]
        self.seats = {str(each.pk): each for each in councillors}
        usual = [("", "The chair"), *((pk, str(each)) for pk, each in self.seats.items())]
        choose(self, "chaired_by", usual)
        self.initial["chaired_by"] = str(meeting.chaired_by_id or "")
        for each in self.listed:
            self._add(each, is_new)

    def _add(self, each: Expected, is_new: bool) -> None:
        """Present is what most are, so it is chosen until somebody says otherwise."""
        came, pk = each.attendance, each.seat.pk
        usual = Presence.PRESENT.value if is_new else ""
        choices = [(key.value, words) for key, words in _PRESENCE.items()]
        self.fields[f"seat_{pk}"] = forms.ChoiceField(
            label=str(each.seat), choices=choices, initial=came.presence if came else usual
        )
        self.fields[f"instead_{pk}"] = forms.CharField(
            label=format_html(_INSTEAD, each.seat), required=False, max_length=160,
            initial=came.substitute if came else "",
        )  # fmt: skip

    def lines(self) -> Iterator[tuple[BoundField, BoundField]]:
        for each in self.listed:
            yield self[f"seat_{each.seat.pk}"], self[f"instead_{each.seat.pk}"]

    def came(self) -> dict[CommitteeSeat, tuple[Presence, str]]:
        said = self.cleaned_data
        pks = [(each.seat, each.seat.pk) for each in self.listed]
        return {seat: (Presence(said[f"seat_{pk}"]), said[f"instead_{pk}"]) for seat, pk in pks}

    def chair(self) -> CommitteeSeat | None:
        return self.seats.get(self.cleaned_data["chaired_by"])

    def other(self) -> dict[str, Any] | None:
        said = self.cleaned_data
        if not said["called"].strip():
            return None
        return {
            "called": said["called"], "post": said["post"],
            "group": AttendanceGroup(said["group"] or AttendanceGroup.IN_ATTENDANCE),
            "presence": Presence(said["presence"] or Presence.PRESENT),
        }  # fmt: skip


def _votes(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=200, required=False)


class MinuteForm(BoardForm):
    """What was said under an item, and one resolution more."""

    kind = forms.ChoiceField(label="Kind of resolution", required=False)
    text = text_field("Resolved", "One at a time: save for the next.", required=False)
    votes_for = _votes("For")
    votes_against = _votes("Against")
    abstained = _votes("Abstained")

    class Meta:
        model = CommitteeItem
        fields = ["discussion", "public_summary"]
        widgets = {
            "discussion": forms.Textarea(attrs={"rows": 8}),
            "public_summary": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"discussion": "No names of children, and nothing that would tell who one is."}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = committee_settings().resolutions.items()
        usual = [(key, words) for key, words in kinds if key != "excluded"]
        choose(self, "kind", [("", "None"), *usual])
        if self.instance.is_open:
            del self.fields["public_summary"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(said.get("kind")) != bool((said.get("text") or "").strip()):
            self.add_error("text", "A resolution has its kind and its words: give both.")
        return said

    def votes(self) -> tuple[int, int, int] | None:
        said = [self.cleaned_data[name] for name in ("votes_for", "votes_against", "abstained")]
        if all(each is None for each in said):
            return None
        return said[0] or 0, said[1] or 0, said[2] or 0

    def is_said_anew(self, item: CommitteeItem) -> bool:
        said = self.cleaned_data
        summary = said.get("public_summary", item.public_summary)
        return bool((said["discussion"], summary) != (item.discussion, item.public_summary))


class DeclarationsForm(MinuteForm):
    nil = forms.BooleanField(label="Nobody declared an interest", required=False)
    who = forms.CharField(label="Who declared an interest", required=False, max_length=160)
    interest = forms.ChoiceField(
        label="Kind of interest", required=False,
        choices=[(each.value, each.value.capitalize()) for each in Interest],
    )  # fmt: skip
    what = text_field("What the interest is", required=False)
    about = forms.ChoiceField(label="In which item", required=False)
    left = forms.BooleanField(label="Left the room for the item", required=False)

    def __init__(self, *args: Any, items: Sequence[CommitteeItem], **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = {str(each.pk): each for each in items}
        named = [(pk, str(each)) for pk, each in self.items.items()]
        choose(self, "about", [("", "No one item"), *named])
        self.initial["nil"] = self.instance.meeting.no_interests

    def declared(self) -> dict[str, Any] | None:
        said = self.cleaned_data
        if not (said["who"].strip() or said["what"].strip()):
            return None
        return {
            "who": said["who"], "interest": Interest(said["interest"]), "what": said["what"],
            "item": self.items.get(said["about"]), "left_the_room": said["left"],
        }  # fmt: skip


class ApproveForm(MinuteForm):
    approve = forms.ChoiceField(label="Minutes approved as a correct record", required=False)
    corrections = text_field("Corrected first", required=False)
    signed_by = forms.CharField(label="Signed by", required=False, max_length=160)
    signed_on = day_field("Signed on", required=False)

    def __init__(self, *args: Any, waiting: Sequence[CommitteeMeeting], **more: Any) -> None:
        super().__init__(*args, **more)
        self.waiting = {str(each.pk): each for each in waiting}
        named = [(pk, day_words(each.held_on)) for pk, each in self.waiting.items()]
        choose(self, "approve", [("", "None"), *named])
        self.initial["signed_on"] = self.instance.meeting.held_on

    def approved(self) -> dict[str, Any] | None:
        said = self.cleaned_data
        meeting = self.waiting.get(said["approve"])
        if meeting is None:
            return None
        return {
            "meeting": meeting, "corrections": said["corrections"],
            "signed_by": said["signed_by"],
            "signed_on": said["signed_on"] or self.instance.meeting.held_on,
        }  # fmt: skip


class MattersForm(MinuteForm):
    earlier = forms.ChoiceField(label="Earlier item", required=False)
    said_of_it = text_field("What was said of it", required=False)

    def __init__(self, *args: Any, earlier: Sequence[CommitteeItem], **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = {str(each.pk): each for each in earlier}
        named = [(pk, f"{day_words(each.meeting.held_on)}: {each}") for pk, each in
                 self.items.items()]  # fmt: skip
        choose(self, "earlier", [("", "None"), *named])

    def raised(self) -> dict[str, Any] | None:
        said = self.cleaned_data
        item = self.items.get(said["earlier"])
        return {"earlier": item, "text": said["said_of_it"]} if item else None


class ExcludeForm(MinuteForm):
    """The resolution that the public leave, for the exempt items chosen."""

    covers = forms.MultipleChoiceField(
        label="For which items", required=False, widget=forms.CheckboxSelectMultiple
    )
    excluding = text_field("Resolved that the public leave", required=False)

    def __init__(self, *args: Any, exempt: Sequence[CommitteeItem], **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = {str(each.pk): each for each in exempt if not each.excluded_by_id}
        choose(self, "covers", [(pk, str(each)) for pk, each in self.items.items()])
        self.initial["excluding"] = EXCLUDING

    def excluded(self) -> dict[str, Any] | None:
        said = self.cleaned_data
        if not said["covers"]:
            return None
        return {"items": [self.items[pk] for pk in said["covers"]], "text": said["excluding"]}


class CloseForm(BoardForm):
    class Meta:
        model = CommitteeMeeting
        fields = ["closed_at"]
        widgets = {"closed_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["closed_at"].required = True


class SignForm(DeedForm):
    at_meeting = forms.ChoiceField(label="Approved at the meeting of")
    corrections = text_field("Corrected first", "None: leave it empty.", required=False)
    signed_by = forms.CharField(label="Signed by", max_length=160, help_text="Who took the chair.")
    signed_on = day_field("Signed on")

    def __init__(self, *args: Any, later: Sequence[CommitteeMeeting], **more: Any) -> None:
        super().__init__(*args, auto_id="sign-%s", **more)
        self.later = {str(each.pk): each for each in later}
        named = [(pk, day_words(each.held_on)) for pk, each in self.later.items()]
        choose(self, "at_meeting", named)

    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "at_meeting": self.later[said["at_meeting"]]}

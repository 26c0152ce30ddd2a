"""A committee, who sits on it, its clerks, and the date of a meeting."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from sightline.apps.board.forms.shared import BoardForm, DeedForm, choose, yes_no
from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.notices.telling import people_with
from sightline.apps.people.queries import person_by_id
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.actions.committee_meetings import CHANGEABLE as OF_MEETING
from sightline.apps.scrutiny.actions.committees import CHANGEABLE as OF_COMMITTEE
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting


class CommitteeForm(BoardForm):
    website = forms.URLField(
        label="Website with agendas and reports", required=False, assume_scheme="https",
        help_text="Begins with https://",
    )  # fmt: skip

    class Meta:
        model = Committee
        fields = OF_COMMITTEE
        widgets = {
            "terms": forms.Textarea(attrs={"rows": 3}),
            "address_lines": forms.Textarea(attrs={"rows": 3}),
            "filming": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "contact": "Name or post of whom to ask about the meeting.",
            "filming": "One or two sentences on the council’s protocol; printed on each agenda.",
            "proper_officer": "The post whose opinion it is that something is exempt.",
            "clear_days": "Working days, neither that of publication nor that of the meeting.",
        }

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in OF_COMMITTEE}


def people_choices(day: date) -> list[tuple[str, str]]:
    found = sorted(people_with(Right.SEE_PUBLISHED, day), key=lambda each: each.name.casefold())
    return [("", "Nobody with an account"), *((str(each.pk), each.name) for each in found)]


class MemberForm(DeedForm):
    """Somebody new on the committee."""

    called = forms.CharField(
        label="Name", max_length=120, required=False, help_text="As agenda and minutes print it."
    )
    kind = forms.ChoiceField(
        label="Sits as", choices=[(each.value, each.in_words) for each in SeatKind]
    )
    group = forms.CharField(
        label="Political group", max_length=80, required=False, help_text="Of a councillor."
    )
    post = forms.ChoiceField(
        label="Chairs", required=False,
        choices=[("", "No"), ("chair", "Chair"), ("vice", "Vice-chair")],
    )  # fmt: skip
    person = forms.ChoiceField(
        label="Account", required=False,
        help_text="With an account they read the full papers of their own meetings.",
    )  # fmt: skip
    from_on = day_field("From")

    def __init__(self, *args: Any, day: date, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "member-%s", "initial": {"from_on": day}, **more})
        choose(self, "person", people_choices(day))

    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        post = said.pop("post")
        return {
            **said, "kind": SeatKind(said["kind"]), "is_chair": post == "chair",
            "is_vice_chair": post == "vice",
            "person": person_by_id(said["person"]) if said["person"] else None,
        }  # fmt: skip


class PlaceForm(DeedForm):
    """A seat that the body has already."""

    seat = forms.ChoiceField(label="Seat")
    kind = forms.ChoiceField(
        label="Sits as", choices=[(each.value, each.in_words) for each in SeatKind]
    )
    group = forms.CharField(label="Political group", max_length=80, required=False)

    def __init__(self, *args: Any, seats: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, auto_id="place-%s", **more)
        self.seats = {str(each.pk): each for each in seats}
        choose(self, "seat", [(pk, each.title) for pk, each in self.seats.items()])

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "seat": self.seats[said["seat"]], "kind": SeatKind(said["kind"]),
            "group": said["group"],
        }  # fmt: skip


class ClerkForm(DeedForm):
    user = forms.ChoiceField(label="Clerk", help_text="Runs the meetings of this committee.")
    from_on = day_field("From")

    def __init__(self, *args: Any, day: date, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "clerk-%s", "initial": {"from_on": day}, **more})
        choose(self, "user", people_choices(day)[1:])

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"user": person_by_id(said["user"]), "from_on": said["from_on"]}


class StartForm(DeedForm):
    body = forms.ChoiceField(label="Body")

    def __init__(self, *args: Any, bodies: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.bodies = {str(each.pk): each for each in bodies}
        choose(self, "body", [(pk, each.title) for pk, each in self.bodies.items()])


_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class MeetingForm(BoardForm):
    """Planning a meeting, and changing one whose agenda is not out."""

    is_public = yes_no("Open to the public", initial=True)

    class Meta:
        model = CommitteeMeeting
        fields = OF_MEETING
        widgets = {"held_on": DayInput(), "starts_at": _TIME}
        help_texts = {"purpose": "Only where it is no ordinary meeting."}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["is_public"] = "yes" if self.instance.is_public else "no"

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in OF_MEETING}

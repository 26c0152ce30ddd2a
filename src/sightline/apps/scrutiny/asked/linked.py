"""Promises and packs in the golden thread, and on the home page of whoever owes something."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.providers import Line, also_today
from sightline.apps.scrutiny.access import may_know_of, may_run
from sightline.apps.scrutiny.agenda_packs.queries import find_pack
from sightline.apps.scrutiny.asked.forward_queries import (
    find_delivery,
    find_forward_item,
    waiting_for_me,
)
from sightline.apps.scrutiny.asked.queries import due_to_remind, find_undertaking, owed_by
from sightline.apps.scrutiny.meetings.queries import find_committee_meeting
from sightline.apps.thread.registry import register


def register_asked() -> None:
    _register("undertaking", "Promise to members", find_undertaking)
    _register("delivery", "Sent to members", find_delivery)
    _register("forward_item", "In the forward plan", lambda id, _: find_forward_item(id))
    _register("agenda_pack", "Agenda pack", find_pack)
    for kind in ("agenda_pack_public", "agenda_pack_full"):
        register(
            kind, noun="Agenda pack", title=_meeting_title, address=_packs_address,
            may_see=_may_know,
        )  # fmt: skip
    also_today(of_promises)


def _register(kind: str, noun: str, find: Any) -> None:
    register(
        kind, noun=noun, title=lambda id: _title(find, id), address=lambda id: _address(find, id),
        may_see=lambda access, id: find(id, access) is not None,
    )  # fmt: skip


class _Everything:
    """Titles and addresses are asked for after `may_see` said yes."""

    person = None

    def may(self, *rights: Any) -> bool:
        return True


def _title(find: Any, id: str) -> str | None:
    found = find(id, _Everything())
    return str(found) if found else None


def _address(find: Any, id: str) -> str:
    found = find(id, _Everything())
    return found.address if found else ""


def _meeting_title(id: str) -> str | None:
    found = find_committee_meeting(id)
    return f"Pack of {found}" if found else None


def _packs_address(id: str) -> str:
    return reverse("scrutiny:packs", args=[id])


def _may_know(access: Any, id: str) -> bool:
    found = find_committee_meeting(id)
    return found is not None and may_know_of(access, found)


def of_promises(request: HttpRequest) -> list[Line]:
    """What I owe to members; for those who run committees what is late; what was sent to me."""
    access, today = request.access, timezone.localdate()  # type: ignore[attr-defined]
    lines = []
    mine = owed_by(access.person, today)
    late = sum(each.is_late for each in mine)
    if mine:
        words = "promised to members by you" + (f", {late} late" if late else "")
        lines.append(Line(len(mine), words, reverse("scrutiny:asked"), grave=bool(late)))
    waiting = waiting_for_me(access)
    if waiting:
        words = "sent to you as a member: say that it arrived"
        lines.append(Line(len(waiting), words, waiting[0].delivery.address))
    overdue = [
        each for each, day in due_to_remind(today)
        if day < today and each.owner_id != access.person and may_run(access, each.committee)
    ]  # fmt: skip
    if overdue:
        address = f"{reverse('scrutiny:asked')}?state=late"
        lines.append(Line(len(overdue), "promises to members are late", address, grave=True))
    return lines

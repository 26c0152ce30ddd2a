"""Items and their papers: written while the agenda is open, in the order of the two parts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as, save_as
from sightline.apps.events.versions import save_version
from sightline.apps.scrutiny.meetings.agenda import (
    ItemHeading,
    PaperStatus,
    Standing,
    check_item,
    check_pages,
    committee_settings,
)
from sightline.apps.scrutiny.meetings.openness import Ground, Openness, check_ground
from sightline.apps.scrutiny.meetings.states import check_agenda_is_open
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting, ItemPaper, Supplement
from sightline.vocabulary.not_allowed import NotAllowed

GROUND = (
    "openness", "paragraph", "public_interest", "proper_officer", "confidential_because",
)  # fmt: skip
CHANGEABLE = ("heading", "title", "purpose", "presenters", "is_education", *GROUND)


def usual_items(*, by: Any, meeting: CommitteeMeeting) -> None:
    """Those on every agenda."""
    for usual in committee_settings().items.values():
        if usual.on_every_agenda:
            put_item(by=by, meeting=meeting, values=_of_usual(usual.key))


def _of_usual(key: str) -> dict[str, Any]:
    """The public is excluded after what is discussed openly, so that item stands there."""
    usual = committee_settings().items[key]
    is_last = key == Standing.EXCLUSION
    heading = ItemHeading.DISCUSSION if is_last else ItemHeading.BUSINESS
    said = {"standing": key, "title": usual.title, "purpose": usual.purpose}
    return {**said, "heading": heading.value}


def put_item(*, by: Any, meeting: CommitteeMeeting, values: Mapping[str, Any]) -> CommitteeItem:
    """The item at the end of the agenda; no event of its own. `values`: fields of CommitteeItem."""
    check_item(str(values.get("title", "")))
    item = CommitteeItem(meeting=meeting, number=_last_number(meeting) + 1, **values)
    _check(item)
    save_as(item, by=by)
    return item


def _last_number(meeting: CommitteeMeeting) -> int:
    last = meeting.items.order_by("-number").values_list("number", flat=True).first()
    return int(last or 0)


def _check(of: CommitteeItem | ItemPaper) -> None:
    check_ground(
        Ground(
            Openness(of.openness), of.paragraph, of.public_interest, of.proper_officer,
            of.confidential_because,
        )
    )  # fmt: skip


def add_item(
    *, by: Any, meeting: CommitteeMeeting, values: Mapping[str, Any], at: datetime
) -> CommitteeItem:
    check_agenda_is_open(meeting.now)
    with transaction.atomic():
        item = put_item(by=by, meeting=meeting, values=values)
        _put_in_order(by, meeting)
        said = f"“{item.title}” is on the agenda."
        record_event(by=by, did="committee_meeting.item_added", to=meeting, at=at, said=said)
        item.refresh_from_db()
    return item


def change_item(
    *, by: Any, item: CommitteeItem, values: Mapping[str, Any], read: int, at: datetime
) -> CommitteeItem:
    check_agenda_is_open(item.meeting.now)
    for name in CHANGEABLE:
        if name in values:
            setattr(item, name, values[name])
    check_item(item.title)
    _check(item)
    item._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(item, read=read, fields=list(CHANGEABLE))
        _put_in_order(by, item.meeting)
        said = f"“{item.title}” was changed."
        record_event(by=by, did="committee_meeting.item_changed", to=item.meeting, at=at, said=said)
        item.refresh_from_db()
    return item


def move_item(*, by: Any, item: CommitteeItem, up: bool, at: datetime) -> CommitteeItem:
    """One place up or down, under its heading and in its part."""
    check_agenda_is_open(item.meeting.now)
    order = list(item.meeting.items.all())
    here = next(n for n, each in enumerate(order) if each.pk == item.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order) or _place(order[there])[:3] != _place(item)[:3]:
        raise NotAllowed("It can’t be moved further: it stays under its heading and in its part.")
    order[here], order[there] = order[there], order[here]
    with transaction.atomic():
        _number(by, order)
        said = f"“{item.title}” was moved."
        record_event(by=by, did="committee_meeting.item_moved", to=item.meeting, at=at, said=said)
        item.refresh_from_db()
    return item


def remove_item(*, by: Any, item: CommitteeItem, at: datetime) -> None:
    """Off the agenda, while it is not out; its row versions stay."""
    check_agenda_is_open(item.meeting.now)
    with transaction.atomic():
        meeting, title = item.meeting, item.title
        for paper in item.papers.all():
            delete_as(paper, by=by)
        delete_as(item, by=by)
        _put_in_order(by, meeting)
        said = f"“{title}” was taken off the agenda."
        record_event(by=by, did="committee_meeting.item_removed", to=meeting, at=at, said=said)


def _put_in_order(by: Any, meeting: CommitteeMeeting) -> None:
    """Open items first, business before discussion, then the resolution to exclude the public, then
    the private ones. The resolution has its item as soon as something is exempt."""
    items = list(meeting.items.all())
    for each in list(items):
        if made := exclusion_if_needed(by, meeting, each.openness):
            items.append(made)
    items.sort(key=_place)
    _number(by, items)


def exclusion_if_needed(
    by: Any, meeting: CommitteeMeeting, openness: Any, supplement: Supplement | None = None
) -> CommitteeItem | None:
    """The item under which the public is excluded, where something exempt comes and it is not
    there yet. `supplement`: what it came with, after the agenda was out."""
    is_there = meeting.items.filter(standing=Standing.EXCLUSION).exists()
    if openness != Openness.EXEMPT or is_there:
        return None
    values = {**_of_usual(Standing.EXCLUSION), "supplement": supplement}
    return put_item(by=by, meeting=meeting, values=values)


def _place(item: CommitteeItem) -> tuple[int, bool, bool, int]:
    is_last = item.standing == Standing.EXCLUSION
    return item.part, is_last, item.heading != ItemHeading.BUSINESS, item.number


def _number(by: Any, items: Sequence[CommitteeItem]) -> None:
    for number, each in enumerate(items, start=1):
        if each.number != number:
            each.number = number
            save_as(each, by=by, reason="numbered")


def add_paper(
    *, by: Any, item: CommitteeItem, values: Mapping[str, Any], at: datetime
) -> ItemPaper:
    """A paper under an item, before the agenda is out; afterwards it comes with a supplement."""
    check_agenda_is_open(item.meeting.now)
    with transaction.atomic():
        paper = add_paper_to(by=by, item=item, values=values)
        said = f"“{paper}” was put under item {item.number}."
        record_event(by=by, did="committee_meeting.paper_added", to=item.meeting, at=at, said=said)
    return paper


def add_paper_to(*, by: Any, item: CommitteeItem, values: Mapping[str, Any]) -> ItemPaper:
    if not (values.get("version") or str(values.get("called", "")).strip()):
        raise NotAllowed("Choose a frozen paper, or say what the paper is called.")
    version = values.get("version")
    if version and item.papers.filter(version=version).exists():
        raise NotAllowed("This paper is under the item already.")
    usual = {"status": PaperStatus.FINAL.value, "position": item.papers.count() + 1}
    paper = ItemPaper(item=item, **(usual | dict(values)))
    _check(paper)
    save_as(paper, by=by)
    return paper


def say_status(
    *, by: Any, paper: ItemPaper, status: PaperStatus, note: str, at: datetime
) -> ItemPaper:
    """Draft or final, and what becomes of it; may be said at any time."""
    with transaction.atomic():
        paper.status, paper.status_note = status.value, note.strip()
        save_as(paper, by=by)
        said = f"“{paper}” is {status}."
        to = paper.item.meeting
        record_event(by=by, did="committee_meeting.paper_status", to=to, at=at, said=said)
    return paper


def remove_paper(*, by: Any, paper: ItemPaper, at: datetime) -> None:
    check_agenda_is_open(paper.item.meeting.now)
    with transaction.atomic():
        meeting, said = paper.item.meeting, f"“{paper}” was taken off the agenda."
        delete_as(paper, by=by)
        record_event(by=by, did="committee_meeting.paper_removed", to=meeting, at=at, said=said)


def set_pages(
    *, by: Any, pages: Mapping[CommitteeItem, tuple[int, int] | None], at: datetime
) -> None:
    """Where each item's papers stand in the pack, once it is made."""
    with transaction.atomic():
        for item, found in pages.items():
            first, last = found or (None, None)
            check_pages(first, last)
            if (item.first_page, item.last_page) != (first, last):
                item.first_page, item.last_page = first, last
                save_as(item, by=by, reason="pages of the pack")
        if meeting := next((item.meeting for item in pages), None):
            said = "Page numbers of the pack."
            record_event(by=by, did="committee_meeting.paged", to=meeting, at=at, said=said)

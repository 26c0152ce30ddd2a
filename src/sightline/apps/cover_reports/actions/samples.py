"""The two lists: taken as suggested, added to, put in order, worded."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.cover_reports import queries, rules
from sightline.apps.cover_reports.models import CoverReport, SampleItem
from sightline.apps.cover_reports.rules import Sample
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as, save_as
from sightline.apps.events.versions import save_version
from sightline.documents.plan.samples import Quotable
from sightline.vocabulary.not_allowed import NotAllowed


def take_suggestion(*, by: Any, report: CoverReport, sample: Sample, at: datetime) -> int:
    """What a rule suggests is added, but for what is there already; how many were added."""
    rules.check_is_draft(report.state)
    taken = {queries.thing_of(each) for each in report.items.filter(sample=sample)}
    wanted = [each for each in queries.suggested(report, sample) if each.thing not in taken]
    with transaction.atomic():
        for each in wanted:
            _put(by, report, sample, each)
        if wanted:
            said = f"{len(wanted)} suggested items were added, {sample}."
            record_event(by=by, did="cover_report.suggestion_taken", to=report, at=at, said=said)
    return len(wanted)


def add_item(
    *, by: Any, report: CoverReport, sample: Sample, quoted: Quotable, at: datetime
) -> SampleItem:
    rules.check_is_draft(report.state)
    if any(queries.thing_of(each) == quoted.thing for each in report.items.all()):
        raise NotAllowed(f"{quoted.number or quoted.title} is in one of the lists already.")
    with transaction.atomic():
        made = _put(by, report, sample, quoted)
        record_event(by=by, did="cover_report.item_added", to=report, at=at, item=made.reference)
    return made


def change_item(
    *, by: Any, item: SampleItem, reference: str, title: str, words: str, read: int, at: datetime
) -> SampleItem:
    rules.check_is_draft(item.report.state)
    with transaction.atomic():
        item.reference, item.title, item.words = reference.strip(), title.strip(), words.strip()
        item._history_user = by  # type: ignore[attr-defined]
        save_version(item, read=read, fields=["reference", "title", "words"])
        record_event(
            by=by, did="cover_report.item_worded", to=item.report, at=at, item=item.reference
        )
    return item


def move_item(*, by: Any, item: SampleItem, up: bool, at: datetime) -> None:
    """One place up or down; at its list's end it stays."""
    rules.check_is_draft(item.report.state)
    with transaction.atomic():
        items = list(item.report.items.select_for_update().filter(sample=item.sample))
        place = next(n for n, each in enumerate(items) if each.pk == item.pk)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(items):
            return
        items[place], items[other] = items[other], items[place]
        for number, each in enumerate(items, start=1):
            if each.position != number:
                each.position = number
                save_as(each, by=by)
        record_event(by=by, did="cover_report.item_moved", to=item.report, at=at)


def remove_item(*, by: Any, item: SampleItem, at: datetime) -> None:
    """What was written of it stays in the history."""
    rules.check_is_draft(item.report.state)
    with transaction.atomic():
        record_event(
            by=by, did="cover_report.item_removed", to=item.report, at=at, item=item.reference
        )
        delete_as(item, by=by)


def _put(by: Any, report: CoverReport, sample: Sample, quoted: Quotable) -> SampleItem:
    last = report.items.filter(sample=sample).order_by("-position").first()
    made = SampleItem(
        report=report, sample=sample, position=last.position + 1 if last else 1,
        action_id=None if quoted.milestone else quoted.action.id,
        milestone_id=quoted.milestone.id if quoted.milestone else None,
        reference=quoted.number, title=quoted.title, words=quoted.words,
    )  # fmt: skip
    save_as(made, by=by)
    return made

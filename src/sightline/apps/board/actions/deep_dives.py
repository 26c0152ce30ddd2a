"""A deep dive from what set it off to what the figure did after practice changed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board import rules
from sightline.apps.board.models import DeepDive, Exploration, PracticeDevelopment
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.people.reach import Access
from sightline.apps.thread.actions import link
from sightline.vocabulary.not_allowed import NotAllowed


def begin_deep_dive(
    *, by: Any, access: Access, authority: str, title: str, indicator: str, set_off_by: str,
    started_on: date, at: datetime, figure_code: str = "", explored: str = "",
    exploration: Exploration | None = None,
) -> DeepDive:  # fmt: skip
    rules.check_answers(access.rights)
    rules.check_text(title, "Give the deep dive a title.")
    rules.check_text(indicator, "Choose the indicator whose figure set it off.")
    rules.check_text(set_off_by, "Say what set it off, such as “the count rose for a quarter”.")
    with transaction.atomic():
        made = DeepDive.objects.create(
            authority=authority, title=title, indicator=indicator, figure_code=figure_code,
            set_off_by=set_off_by, explored=explored, started_on=started_on,
            exploration=exploration, by=by, at=at,
        )  # fmt: skip
        words = f"Deep dive begun: {title}"
        record_event(by=by, did="deep_dive.begun", to=made, at=at, said=words)
        if exploration:
            link(by=by, source=exploration, target=made, at=at)
    return made


def write_deep_dive(
    *, by: Any, access: Access, deep_dive: DeepDive, set_off_by: str, explored: str, found: str,
    read: int, at: datetime,
) -> DeepDive:  # fmt: skip
    rules.check_answers(access.rights)
    rules.check_text(set_off_by, "Say what set it off.")
    if deep_dive.finished_on and not found.strip():
        raise NotAllowed("It is finished: what was found can be rewritten, not emptied.")
    deep_dive.set_off_by, deep_dive.explored, deep_dive.found = set_off_by, explored, found
    with transaction.atomic():
        save_version(deep_dive, read=read, fields=["set_off_by", "explored", "found"])
        record_event(by=by, did="deep_dive.written", to=deep_dive, at=at, said="Rewritten.")
    return deep_dive


def add_development(
    *, by: Any, access: Access, deep_dive: DeepDive, on: date, text: str, at: datetime
) -> PracticeDevelopment:
    """Practice changed on this day: from here on the figure is asked whether it moved."""
    rules.check_answers(access.rights)
    rules.check_text(text, "Write what changed in practice.")
    with transaction.atomic():
        made = PracticeDevelopment.objects.create(
            deep_dive=deep_dive, on=on, text=text, by=by, at=at
        )
        words = f"Practice changed on {rules.said(on)}."
        record_event(by=by, did="deep_dive.practice_changed", to=deep_dive, at=at, said=words)
    return made


def finish_deep_dive(
    *, by: Any, access: Access, deep_dive: DeepDive, finished_on: date, at: datetime
) -> DeepDive:
    rules.check_answers(access.rights)
    rules.check_text(deep_dive.found, "Write what was found before finishing it.")
    rules.check_ends(deep_dive.started_on, finished_on)
    deep_dive.finished_on = finished_on
    with transaction.atomic():
        save_version(deep_dive, read=deep_dive.version, fields=["finished_on"])
        words = f"Finished on {rules.said(finished_on)}."
        record_event(by=by, did="deep_dive.finished", to=deep_dive, at=at, said=words)
    return deep_dive

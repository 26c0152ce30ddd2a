"""Who was heard; what the Board found for the self-assessment; what is bettered about all this."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board import rules
from sightline.apps.board.models import BoardFinding, Consultation, DevelopmentItem, Meeting
from sightline.apps.board.states import (
    FINDING_MOVES,
    Consulted,
    DevelopmentState,
    FindingState,
)
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.events.versions import save_version
from sightline.vocabulary.not_allowed import NotAllowed

_CONSULTATION = ["heard", "held_on", "how", "how_many", "service", "said", "done"]
_DEVELOPMENT = ["area", "what", "state", "since", "done_on", "note"]


def record_consultation(
    *, by: Any, authority: str, heard: Consulted, held_on: date, how: str, said: str, at: datetime,
    how_many: int | None = None, service: str = "", done: str = "",
) -> Consultation:  # fmt: skip
    """Evidence that somebody was heard. Nobody who was heard is named."""
    _check_consultation(held_on, said, at)
    with transaction.atomic():
        made = Consultation.objects.create(
            authority=authority, heard=heard.value, held_on=held_on, how=how, said=said, by=by,
            how_many=how_many, service=service, done=done, at=at,
        )  # fmt: skip
        words = f"Heard {heard.value}."
        record_event(by=by, did="consultation.recorded", to=made, at=at, said=words)
    return made


def _check_consultation(held_on: date, said: str, at: datetime) -> None:
    rules.check_text(said, "Write what they said.")
    if held_on > at.date():
        raise NotAllowed(f"{rules.said(held_on)} is still to come: record it afterwards.")


def change_consultation(
    *, by: Any, consultation: Consultation, values: dict[str, Any], read: int, at: datetime
) -> Consultation:
    for name in _CONSULTATION:
        setattr(consultation, name, values.get(name, getattr(consultation, name)))
    _check_consultation(consultation.held_on, consultation.said, at)
    with transaction.atomic():
        save_version(consultation, read=read, fields=_CONSULTATION)
        record_event(by=by, did="consultation.changed", to=consultation, at=at, said="Changed.")
    return consultation


def send_finding(
    *, by: Any, meeting: Meeting, theme: str, text: str, at: datetime, source: Thing | None = None
) -> BoardFinding:
    """Send what the Board found to the self-assessment, whose inbox it waits in."""
    rules.check_text(theme, "Give the theme, such as “Quality of plans”.")
    rules.check_text(text, "Write the finding.")
    kind, id = kind_and_id(source) if source else ("", "")
    with transaction.atomic():
        made = BoardFinding.objects.create(
            meeting=meeting, theme=theme, text=text, source_kind=kind, source_id=id, by=by, at=at
        )
        words = f"Sent to the self-assessment under “{theme}”."
        record_event(by=by, did="finding.sent", to=made, at=at, said=words)
    return made


def settle_finding(
    *, by: Any, finding: BoardFinding, is_taken_up: bool, at: datetime, why: str = ""
) -> BoardFinding:
    move = "take up" if is_taken_up else "leave out"
    finding.state = FINDING_MOVES.check(FindingState(finding.state), move).value
    if not is_taken_up:
        rules.check_why(why, "Say why it is left out.")
    finding.why, finding.settled_by, finding.settled_at = why, by, at
    with transaction.atomic():
        finding.save()
        did, words = ("taken_up", "Taken up.") if is_taken_up else ("left_out", "Left out.")
        record_event(by=by, did=f"finding.{did}", to=finding, at=at, said=words)
    return finding


def log_development(
    *, by: Any, authority: str, area: str, what: str, since: date, at: datetime,
    state: DevelopmentState = DevelopmentState.PROPOSED, done_on: date | None = None,
    note: str = "",
) -> DevelopmentItem:  # fmt: skip
    """Something to be made better about the performance system itself."""
    made = DevelopmentItem(
        authority=authority, area=area, what=what, state=state.value, since=since,
        done_on=done_on, note=note, by=by, at=at,
    )  # fmt: skip
    _check_development(made)
    with transaction.atomic():
        made.save()
        record_event(by=by, did="development.logged", to=made, at=at, said="Logged.")
    return made


def change_development_item(
    *, by: Any, item: DevelopmentItem, values: dict[str, Any], read: int, at: datetime
) -> DevelopmentItem:
    for name in _DEVELOPMENT:
        setattr(item, name, values.get(name, getattr(item, name)))
    _check_development(item)
    with transaction.atomic():
        save_version(item, read=read, fields=_DEVELOPMENT)
        words = f"Now: {item.state}."
        record_event(by=by, did="development.changed", to=item, at=at, said=words)
    return item


def _check_development(item: DevelopmentItem) -> None:
    rules.check_text(item.area, "Give the area, such as “Trends and benchmarks”.")
    rules.check_text(item.what, "Write what is to be made better.")
    if (item.state == DevelopmentState.DONE) != bool(item.done_on):
        raise NotAllowed("Give the day it was done, for what is done and only for that.")

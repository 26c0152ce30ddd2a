"""What members were promised: recorded from the meeting, changed with a reason, fulfilled."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.board.models import Body
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing
from sightline.apps.events.row_history import save_as
from sightline.apps.people.authority import authority_code
from sightline.apps.scrutiny.actions.requests import ask as ask_scrutiny
from sightline.apps.scrutiny.asked import rules, telling
from sightline.apps.scrutiny.asked.rules import (
    ASKED_MOVES,
    AskedChange,
    AskedForm,
    AskedKind,
    AskedState,
    Decision,
)
from sightline.apps.scrutiny.models import (
    CommitteeItem,
    CommitteeMeeting,
    Resolution,
    ScrutinyRequest,
    Undertaking,
    UndertakingStep,
)
from sightline.apps.thread.actions import link
from sightline.apps.thread.rules import How
from sightline.vocabulary.not_allowed import NotAllowed


def record_undertaking(
    *, by: Any, meeting: CommitteeMeeting, kind: AskedKind, text: str, form: AskedForm,
    at: datetime, item: CommitteeItem | None = None, resolution: Resolution | None = None,
    owner: Any = None, post: str = "", due_on: date | None = None, next_meeting: bool = False,
) -> Undertaking:  # fmt: skip
    """From which meeting and item, who owes it and by when. Whoever owes it is told."""
    rules.check_asked(
        text, has_owner=owner is not None or bool(post.strip()), due_on=due_on,
        next_meeting=next_meeting,
    )  # fmt: skip
    rules.check_due(meeting.held_on, due_on)
    with transaction.atomic():
        made = Undertaking(
            committee=meeting.committee, meeting=meeting, item=item, resolution=resolution,
            kind=kind.value, text=text.strip(), form=form.value, owner=owner, post=post.strip(),
            due_on=due_on, decision=Decision.WAITING.value if kind is AskedKind.MEASURE else "",
        )  # fmt: skip
        save_as(made, by=by, at=at)
        _step(made, by, at, AskedChange.ASKED, after=form.in_words)
        telling.of_a_new_one(made, by=by, at=at)
    return made


def ask_for_report(
    *, by: Any, item: CommitteeItem, asked: str, due_on: date, at: datetime
) -> ScrutinyRequest:
    """A request of scrutiny raised in the meeting: the same as any other, tied to its item."""
    body: Body = item.meeting.committee.body
    with transaction.atomic():
        made = ask_scrutiny(
            by=by, authority=authority_code(), asked=asked, asked_by=body,
            asked_on=item.meeting.held_on, due_on=due_on, at=at,
        )  # fmt: skip
        made.item = item
        save_as(made, by=by, reason="raised in a meeting", at=at)
    return made


def change_form(
    *, by: Any, undertaking: Undertaking, form: AskedForm, agreed_by: str, why: str, at: datetime
) -> Undertaking:
    """A briefing paper instead of a report, say: who agreed stays beside it."""
    now = AskedForm(undertaking.form)
    rules.check_form(now, form, agreed_by=agreed_by, why=why)
    return _changed(
        undertaking, {"form": form.value}, by, at, AskedChange.FORM, before=now.in_words,
        after=form.in_words, why=why, agreed_by=agreed_by,
    )  # fmt: skip


def move_due(
    *, by: Any, undertaking: Undertaking, due_on: date | None, why: str, at: datetime
) -> Undertaking:
    """Another day; without one, the committee's next meeting."""
    rules.check_why(why, "Say why it comes later or sooner: members asked for the first day.")
    rules.check_due(undertaking.meeting.held_on, due_on)
    return _changed(
        undertaking, {"due_on": due_on}, by, at, AskedChange.MOVED, why=why,
        before=_day(undertaking.due_on), after=_day(due_on),
    )  # fmt: skip


def hand_over_undertaking(
    *, by: Any, undertaking: Undertaking, owner: Any, post: str, why: str, at: datetime
) -> Undertaking:
    if owner is None and not post.strip():
        raise NotAllowed("Say who owes it from now on.")
    before = undertaking.owed_by
    made = _changed(
        undertaking, {"owner": owner, "post": post.strip()}, by, at, AskedChange.HANDED_OVER,
        before=before, after=owner.name if owner else post, why=why,
    )  # fmt: skip
    telling.of_a_new_one(made, by=by, at=at)
    return made


def decide_measure(
    *, by: Any, undertaking: Undertaking, decision: Decision, why: str, at: datetime
) -> Undertaking:
    """Taken up, it stays open until it is measured; not taken up, members are told why."""
    rules.check_decision(AskedKind(undertaking.kind), decision, why)
    _check_open(undertaking)
    told: dict[str, Any] = {"decision": decision.value, "decided_because": why.strip()}
    if decision is Decision.NOT_TAKEN_UP:
        told |= {"state": AskedState.LET_GO.value, "closed_on": at.date(), "closing_words": why}
    return _changed(
        undertaking, told, by, at, AskedChange.DECIDED, after=decision.value, why=why, checks=False
    )


def fulfil(
    *, by: Any, undertaking: Undertaking, words: str, on: date, at: datetime, paper: Any = None,
    thing: Thing | None = None,
) -> Undertaking:  # fmt: skip
    """`thing`: a milestone, an agreed action, a paper: linked by the thread as what answers it."""
    rules.check_closed_on(on, undertaking.meeting.held_on, timezone.localdate(at))
    rules.check_fulfilled(words, has_thing=paper is not None or thing is not None)
    told = {"closed_on": on, "closing_words": words.strip(), "paper": paper}
    with transaction.atomic():
        made = _move(undertaking, "fulfil", told, by, at, AskedChange.FULFILLED, words)
        for source in filter(None, (paper, thing)):
            link(by=by, source=source, how=How.ANSWERS, target=made, at=at)
    return made


def let_go(*, by: Any, undertaking: Undertaking, why: str, on: date, at: datetime) -> Undertaking:
    rules.check_why(why, "Say why nobody asks for it any more, and who agreed.")
    rules.check_closed_on(on, undertaking.meeting.held_on, timezone.localdate(at))
    told = {"closed_on": on, "closing_words": why.strip()}
    return _move(undertaking, "let go", told, by, at, AskedChange.LET_GO, why)


def open_again(*, by: Any, undertaking: Undertaking, why: str, at: datetime) -> Undertaking:
    rules.check_why(why, "Say why it is open again.")
    told = {"closed_on": None, "closing_words": "", "paper": None}
    return _move(undertaking, "open again", told, by, at, AskedChange.OPENED, why)


def _check_open(undertaking: Undertaking) -> None:
    if undertaking.now is not AskedState.OPEN:
        raise NotAllowed(f"This is {undertaking.state}: open it again before changing it.")


def _changed(
    undertaking: Undertaking, told: Mapping[str, Any], by: Any, at: datetime, did: AskedChange,
    *, checks: bool = True, **words: str,
) -> Undertaking:  # fmt: skip
    if checks:
        _check_open(undertaking)
    with transaction.atomic():
        there = Undertaking.objects.select_for_update().get(pk=undertaking.pk)
        for name, value in told.items():
            setattr(undertaking, name, value)
        undertaking.version = there.version + 1
        save_as(undertaking, by=by, reason=did.value, at=at)
        _step(undertaking, by, at, did, **words)
    return undertaking


def _move(
    undertaking: Undertaking, move: str, told: Mapping[str, Any], by: Any, at: datetime,
    did: AskedChange, why: str,
) -> Undertaking:  # fmt: skip
    with transaction.atomic():
        there = Undertaking.objects.select_for_update().get(pk=undertaking.pk)
        state = ASKED_MOVES.check(there.now, move).value
        return _changed(
            undertaking, {**told, "state": state}, by, at, did, checks=False, why=why,
            before=there.state, after=state,
        )  # fmt: skip


def _step(
    of: Undertaking, by: Any, at: datetime, did: AskedChange, *, before: str = "", after: str = "",
    why: str = "", agreed_by: str = "",
) -> None:  # fmt: skip
    UndertakingStep.objects.create(
        undertaking=of, did=did.value, before=before[:300], after=after[:300], why=why.strip(),
        agreed_by=agreed_by.strip(), by=by, at=at,
    )  # fmt: skip
    said = f"{did.capitalize()}: {before} → {after}" if before else f"{did.capitalize()}."
    record_event(by=by, did=f"undertaking.{did.name.lower()}", to=of, at=at, said=said[:300])


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "the next meeting"

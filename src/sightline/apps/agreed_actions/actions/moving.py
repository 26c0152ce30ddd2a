"""From agreed to closed, and back: each move says who, when, and what they said."""

from datetime import date, datetime

from django.utils import timezone

from sightline.apps.agreed_actions import rules, telling
from sightline.apps.agreed_actions.actions.stepping import moved, stepping
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.judgement.marks import DELIVERY, Rating


def start(*, by: User, access: Access, action: AgreedAction, at: datetime) -> None:
    rules.check_can_update(access, action.about)
    with stepping(action, by=by, at=at, did="Started", verb="started") as there:
        moved(there, "start")


def say_how_it_goes(
    *, by: User, access: Access, action: AgreedAction, rating: Rating, said: str, at: datetime,
    reason: str = "", next_step: str = "",
) -> None:  # fmt: skip
    """A rating with words. Whoever says how an action goes has begun it."""
    rules.check_can_update(access, action.about)
    rules.check_rating(rating, reason, next_step, action.due_on, timezone.localdate(at))
    if rating is Rating.GREEN:
        reason = next_step = ""
    words = "\n".join(text.strip() for text in (said, reason) if text.strip())
    told = {"did": f"Rated: {DELIVERY[rating].word.lower()}", "verb": "rated", "said": words}
    with stepping(action, by=by, at=at, next_step=next_step, **told) as there:
        rules.check_is_open(there.now)
        if there.now is ActionState.AGREED:
            moved(there, "start")
        there.brag, there.reason, there.next_step = rating.value, reason.strip(), next_step.strip()


def finish(*, by: User, access: Access, action: AgreedAction, evidence: str, at: datetime) -> None:
    """Done, with what shows it: blue. It waits for somebody else to check it."""
    rules.check_can_update(access, action.about)
    rules.check_evidence(evidence)
    with stepping(action, by=by, at=at, did="Done", verb="done", said=evidence) as there:
        moved(there, "finish")
        there.brag, there.reason, there.next_step = Rating.BLUE.value, "", ""
        there.evidence, there.done_on = evidence.strip(), timezone.localdate(at)
    telling.of_something_to_check(action, by=by, at=at)


def check(
    *, by: User, access: Access, action: AgreedAction, at: datetime, closed_on: date | None = None,
    said: str = "",
) -> None:  # fmt: skip
    """The evidence holds, so the action is closed. Its figure is watched from that day on."""
    rules.check_can_check(access, action.about)
    today = timezone.localdate(at)
    day = closed_on or today
    rules.check_closing(day, action.agreed_on, today)
    did = "Checked and closed" if day == today else f"Checked; closed on {day.day} {day:%B %Y}"
    with stepping(action, by=by, at=at, did=did, verb="closed", said=said) as there:
        moved(there, "check")
        there.closed_on = day


def take_back_check(*, by: User, access: Access, action: AgreedAction, at: datetime) -> None:
    """Not closed after all; nothing else changes."""
    rules.check_can_check(access, action.about)
    did = "Took the check back"
    with stepping(action, by=by, at=at, did=did, verb="check_taken_back") as there:
        moved(there, "take back")
        there.closed_on = None


def reopen(
    *, by: User, access: Access, action: AgreedAction, reason: str, next_step: str, at: datetime
) -> None:
    """There is more to do: amber until its owner says how it goes. The evidence so far stays."""
    rules.check_can_edit(access, action.about)
    rules.check_reason(reason, "Say why it is open again.")
    rules.check_reason(next_step, "Say what happens next.")
    told = {"did": "Opened again", "verb": "reopened", "said": reason, "next_step": next_step}
    with stepping(action, by=by, at=at, **told) as there:
        moved(there, "reopen")
        there.brag, there.reason, there.next_step = Rating.AMBER.value, reason, next_step
        there.done_on = there.closed_on = None


def drop(*, by: User, access: Access, action: AgreedAction, reason: str, at: datetime) -> None:
    rules.check_can_edit(access, action.about)
    rules.check_reason(reason, "Say why it is dropped.")
    with stepping(action, by=by, at=at, did="Dropped", verb="dropped", said=reason) as there:
        moved(there, "drop")

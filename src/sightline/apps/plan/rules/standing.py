"""How a milestone stands: ratings and their age, progress, how a target came out."""

from datetime import date

from sightline.apps.plan.rules.days import check_text
from sightline.documents.plan import Brag, Outcome
from sightline.vocabulary.not_allowed import NotAllowed

STALE_AFTER_DAYS = 90


def check_rating(brag: Brag, why: str, evidence: str) -> None:
    if brag is Brag.BLUE and not evidence.strip():
        raise NotAllowed(
            "Blue needs something that shows it is done: say what, or add a file beside it first."
        )
    if brag in (Brag.AMBER, Brag.RED) and not why.strip():
        raise NotAllowed(f"Say why it is {brag.value}.")


def is_stale(rated_on: date | None, brag: Brag, today: date, stale_after: int) -> bool:
    """Blue stays blue, and what nobody rated has no rating that could be old."""
    if rated_on is None or brag in (Brag.BLUE, Brag.UNKNOWN):
        return False
    return (today - rated_on).days > stale_after


def question_about(rated_on: date | None, brag: Brag, today: date, stale_after: int) -> str:
    """What the page asks of a rating that has grown old."""
    if rated_on is None or not is_stale(rated_on, brag, today, stale_after):
        return ""
    days = (today - rated_on).days
    if brag is Brag.AMBER:
        return f"It has been amber for {days} days. Is it heading for green, or for red?"
    return f"It was rated {brag.value} {days} days ago. Does that still hold?"


def check_report(text: str, nothing_because: str) -> None:
    if not text.strip() and not nothing_because.strip():
        raise NotAllowed("Write what progress there is, or why there is nothing to report.")


def check_replacing(outcome: Outcome, came_out: str, text: str) -> None:
    if outcome is Outcome.MET:
        raise NotAllowed("A target that was met needs no other in its place: complete it.")
    check_text(came_out, "Say how the target came out, with the number that was reached.")
    check_text(text, "Say what the new milestone is.")


def check_can_replace(brag: str, is_replaced: bool, withdrawn: str) -> None:
    if is_replaced:
        raise NotAllowed("It has been replaced already.")
    if withdrawn:
        raise NotAllowed("It was withdrawn. Bring it back first.")
    if brag == Brag.BLUE:
        raise NotAllowed("It is rated blue: what is done was not missed. Rate it anew first.")


def check_outcome(outcome: Outcome | None, came_out: str) -> None:
    if outcome is not None:
        check_text(came_out, "Say in words how the target came out.")


def check_occurrence(done_on: date | None, missed_because: str) -> None:
    if done_on is None:
        check_text(missed_because, "Say when it was done, or why it was missed.")
    elif missed_because.strip():
        raise NotAllowed("It was either done or missed: leave one of the two empty.")

"""Another timescale, what a milestone waits for, and the end of things."""

from datetime import date

from sightline.apps.people.rules import check_reason
from sightline.apps.plan.rules.days import check_text, day_said
from sightline.vocabulary.not_allowed import NotAllowed


def check_timescale(was: str, wanted: str, reason: str) -> None:
    check_text(wanted, "Say what the new timescale is.")
    check_reason(reason, "Say why the timescale changes.")
    if wanted.strip() == was.strip():
        raise NotAllowed("That is the timescale it has.")


def check_nothing_waits(waits: bool) -> None:
    if waits:
        raise NotAllowed(
            "Another timescale is asked for already. It is decided on or taken back first."
        )


def check_can_end(began: date | None, ended: date | None, day: date) -> None:
    if ended is not None:
        raise NotAllowed(f"It ended on {day_said(ended)} already.")
    if began is not None and day < began:
        raise NotAllowed(f"It can’t end before it began, on {day_said(began)}.")


def check_held(is_check: bool, held: str) -> None:
    if is_check and not held:
        raise NotAllowed("A later check: say on the page of what was promised whether it held.")
    if held and not is_check:
        raise NotAllowed("Only of a later check is it said whether it held.")


def check_not_itself(milestone: int, other: int | None) -> None:
    if milestone == other:
        raise NotAllowed("A milestone can’t wait for itself.")

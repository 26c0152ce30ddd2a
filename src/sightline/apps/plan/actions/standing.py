"""How a milestone stands: rated, and reported on for a quarter. Both are added, never changed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.attachments.queries import files_beside
from sightline.apps.events.models import Import
from sightline.apps.plan import rules
from sightline.apps.plan.actions.later_checks import settle_later_checks
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.models import Milestone, ProgressNote, Rating
from sightline.documents.plan import Brag


def rate(
    *, by: Any, milestone: Milestone, brag: Brag, at: datetime, on: date | None = None,
    why: str = "", evidence: str = "", of_import: Import | None = None,
) -> Rating:  # fmt: skip
    """Blue needs what shows it: words here, or a file beside the milestone.

    A rating for an earlier day than the last one's is kept and doesn't count as the present one.
    """
    day = on or rules.day_of(at)
    rules.check_not_later(day, at, "rated")
    shown = evidence.strip() or (_files(milestone) if brag is Brag.BLUE else "")
    rules.check_rating(brag, why, shown)
    with transaction.atomic():
        made = Rating.objects.create(
            milestone=milestone, brag=brag.value, on=day, why=why.strip(), evidence=shown, by=by,
            at=at, of_import=of_import,
        )  # fmt: skip
        there = locked(milestone)
        if there.rated_on is None or there.rated_on <= day:
            there.brag, there.rated_on = brag.value, day
            keep(there, by=by, at=at, reason=f"Rated {brag.value}")
        tell_event(there, "rated", f"Rated {brag.value}.", by=by, at=at, brag=brag.value)
        settle_later_checks(by=by, action=there.action, at=at)
    milestone.refresh_from_db()
    return made


def report(
    *, by: Any, milestone: Milestone, quarter: date, at: datetime, text: str = "",
    nothing_because: str = "", same_as: ProgressNote | None = None, of_import: Import | None = None,
) -> ProgressNote:  # fmt: skip
    """What is said of a quarter (its last day); said again, the latest counts."""
    rules.check_quarter_end(quarter)
    rules.check_report(text, nothing_because)
    with transaction.atomic():
        made = ProgressNote.objects.create(
            milestone=milestone, quarter=quarter, text=text.strip(), by=by, at=at, same_as=same_as,
            nothing_because="" if text.strip() else nothing_because.strip(), of_import=of_import,
        )  # fmt: skip
        words = f"Reported for the quarter to {rules.day_said(quarter)}."
        tell_event(milestone, "reported", words, by=by, at=at)
    return made


def _files(milestone: Milestone) -> str:
    names = files_beside(milestone).values_list("name", flat=True)
    return f"Beside it: {', '.join(names)}" if names else ""

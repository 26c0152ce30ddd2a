"""What audits, disputes, supervision and feedback bring to the Board's pack by themselves. Numbers
alone: no child, no worker, nobody who complained."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from sightline.apps.audits.findings import queries as audits
from sightline.apps.disputes import queries as disputes
from sightline.apps.disputes.models import PlanRating
from sightline.apps.disputes.report import rated_in
from sightline.apps.feedback.pages import Months
from sightline.apps.feedback.report import report_of
from sightline.apps.pack.feeders import Fed, feed
from sightline.apps.practice.compliance import by_unit, compliance_table
from sightline.documents.model import Block, Column, FigureCell, Note, Paragraph, Table
from sightline.documents.performance_summary import month_words


def feed_all() -> None:
    feed("audits", of_audits)
    feed("conferences", of_reviews)
    feed("supervision", of_supervision)
    feed("complaints", of_complaints)


def of_audits(authority: str, month: date) -> Fed | None:
    """How many were handed in, how they were graded, service by service, and what came up."""
    first = month.replace(day=1)
    graded = audits.graded_between(first, month)
    if not graded:
        return None
    reached, calling = audits.heard_between(first, month)
    blocks: list[Block] = [_grades(graded), *_themes(first, month)]
    if calling:
        blocks.append(
            Paragraph(
                f"In {reached} of {calling} audits that ask families, a parent, carer or child was "
                "reached; in the others the reason is written down."
            )
        )
    return Fed(tuple(blocks), f"Audits handed in during {month_words(month)}.")


def _grades(graded: Iterable[tuple[str, str, int]]) -> Table:
    """By service: audits, and those graded 1 or 2, 3, 4 on the tool's scale, best first."""
    counted: Counter[tuple[str, int]] = Counter()
    for service, _, grade in graded:
        counted[service or "Not of one service", grade] += 1
    services = sorted({service for service, _ in counted})
    columns = (
        Column("service", "Service", wide=True), Column("audits", "Audits", is_number=True),
        Column("first", "Graded 1", is_number=True), Column("second", "Graded 2", is_number=True),
        Column("third", "Graded 3", is_number=True), Column("fourth", "Graded 4", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            service, _count(sum(n for (of, _), n in counted.items() if of == service)),
            *(_count(counted[service, grade]) for grade in (1, 2, 3, 4)),
        )
        for service in services
    )  # fmt: skip
    return Table(
        "Audits of the month by service", columns, rows, heads_rows=True, name="audits",
        notes=(("Graded 1", "The best grade of the tool’s own scale. Moderated grades count."),),
    )  # fmt: skip


def _themes(first: date, last: date) -> list[Block]:
    found = audits.themes_between(first, last)[:5]
    if not found:
        return [Note("What these audits found is not yet confirmed.")]
    columns = (Column("theme", "To improve", wide=True), Column("times", "Audits", is_number=True))
    rows = tuple((theme, _count(count)) for theme, count, _ in found)
    return [Table("What came up most", columns, rows, heads_rows=True, name="themes")]


def _count(number: int) -> FigureCell:
    return FigureCell(str(number), number)


def of_reviews(authority: str, month: date) -> Fed | None:
    """How plans were rated at their reviews, and the disputes raised."""
    first = month.replace(day=1)
    ratings = PlanRating.objects.filter(authority=authority, reviewed_on__range=(first, month))
    rated = [each for each in rated_in(ratings, month) if each.total]
    raised = len(disputes.raised_in(month))
    if not rated and not raised:
        return None
    blocks: list[Block] = []
    if rated:
        columns = (
            Column("plans", "Plans", wide=True), Column("red", "Red", is_number=True),
            Column("amber", "Amber", is_number=True), Column("green", "Green", is_number=True),
        )  # fmt: skip
        rows = tuple(
            (each.title, *(_count(each.counts[rag]) for rag in ("red", "amber", "green")))
            for each in rated
        )
        blocks.append(
            Table("Plans rated at reviews", columns, rows, heads_rows=True, name="ratings")
        )
    noun = "dispute was" if raised == 1 else "disputes were"
    blocks.append(
        Paragraph(f"{raised} {noun} raised about plans. That number is neither good nor bad.")
    )
    return Fed(tuple(blocks), f"Reviews and disputes of {month_words(month)}.")


def of_supervision(authority: str, month: date) -> Fed | None:
    """How often, of all together: a team's line stands on its own page."""
    (whole,) = by_unit([None], month, timezone.localdate())
    if not whole.counted:
        return None
    table = compliance_table([whole], "Supervision, observation and appraisal")
    return Fed((table,), f"Kept by supervisors, {month_words(month)}.")


def of_complaints(authority: str, month: date) -> Fed | None:
    """The quarter's report on feedback, without its heading."""
    document = report_of(Months(month, 3), timezone.localdate())
    said = f"The quarter’s feedback, {document.title.partition(': ')[2]}."
    return Fed(document.blocks, said) if document.tables else None

"""What stands on a child's page: its disputes and how its plans were rated at reviews."""

from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.disputes import pages, queries
from sightline.documents.on_page import Cell, Heading, PageTable

_HEADINGS = tuple(map(Heading, ("Day", "What", "How it stands")))


def of_child(request: HttpRequest, child_id: str) -> tuple[str, PageTable] | None:
    """Those this person may read; None where there are none."""
    disputes = queries.disputes_within(request.access).filter(child_id=child_id)
    ratings = queries.ratings_within(request.access).filter(child_id=child_id)
    dated = [
        (
            timezone.localdate(each.raised_at),
            str(each),
            each.address,
            each.now.in_words,
            pages.COLOURS[each.now],
        )
        for each in disputes
    ]
    dated += [
        (each.reviewed_on, f"{each.plan.capitalize()} at its review", each.address,
         each.rag.capitalize(), pages.RAG_COLOURS[each.rag])
        for each in ratings
    ]  # fmt: skip
    rows = tuple(
        (Cell(f"{day:%-d %b %Y}"), Cell(said, address), Cell(state, tag=colour))
        for day, said, address, state, colour in sorted(dated, key=lambda row: row[0], reverse=True)
    )
    return ("Challenge and ratings of plans", PageTable("Disputes and ratings", _HEADINGS, rows,
            caption_is_hidden=True)) if rows else None  # fmt: skip

"""Commentary as pages and papers need it: the words of a card, last month's, and what is missing.

comments_of(authority, service, month)["…indicator…" or ""].text
words_for(access, authority, service, month)        for `{% comment_of row %}` on a page
missing(comments, rows)                             what still has to be said, and why
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from sightline.apps.commentary import rules
from sightline.apps.commentary.closed import why_closed
from sightline.apps.commentary.models import Comment
from sightline.apps.people.reach import Access
from sightline.vocabulary.months import months_back
from sightline.vocabulary.reporting_services import ReportingService, reporting_services

WHOLE = ""


class NamedRow(rules.Row, Protocol):
    @property
    def indicator(self) -> str: ...
    @property
    def title(self) -> str: ...


def comments_of(authority: str, service: str, month: date) -> dict[str, Comment]:
    """By indicator; '' is what is said of the whole card."""
    found = Comment.objects.filter(authority=authority, service=service, month=month)
    return {each.indicator: each for each in found.select_related("written_by", "signed_off_by")}


def copy_of(comment: Comment | None) -> Comment:
    """For a form, which writes into its instance: what a page shows as said stays as it was."""
    return Comment.objects.get(pk=comment.pk) if comment else Comment()


def services() -> dict[str, ReportingService]:
    return reporting_services(Path(settings.SIGHTLINE_DATA))


@dataclass(frozen=True)
class Words:
    """The words of one card for the person who looks; a card page gives it as `words`."""

    service: ReportingService
    month: date
    comments: Mapping[str, Comment]
    may_write: bool
    closed: str = ""


def words_for(access: Access, authority: str, service: ReportingService, month: date) -> Words:
    closed = why_closed(authority, service.key, month)
    comments = comments_of(authority, service.key, month)
    may_write = not closed and rules.can_write(access, service)
    return Words(service, month, comments, may_write, closed)


@dataclass(frozen=True)
class Missing:
    """A figure of a card about which something has to be said, and why."""

    indicator: str
    title: str
    why: str


def missing(comments: Mapping[str, Comment], rows: Iterable[NamedRow]) -> list[Missing]:
    """What is still required, each indicator once, in the card's order."""
    required = {row.indicator: (row.title, rules.needs_words(row)) for row in rows}
    return [
        Missing(indicator, title, why)
        for indicator, (title, why) in required.items()
        if why and indicator not in comments
    ]


def said_last_month(authority: str, service: str, month: date, indicator: str) -> Comment | None:
    """The words of the month before, for whoever writes this month's."""
    return comments_of(authority, service, months_back(month, 1)).get(indicator)


@dataclass(frozen=True)
class Earlier:
    """The words as they stood before, by whom and when."""

    text: str
    by: str
    at: datetime


def earlier_versions(comment: Comment) -> list[Earlier]:
    """Other words that stood here before, the newest first."""
    found = [
        Earlier(each.text, each.written_by.name, each.written_at)
        for each in comment.history.select_related("written_by").order_by("-history_id")
    ]
    return [each for n, each in enumerate(found) if each.text not in _later(comment, found[:n])]


def _later(comment: Comment, newer: list[Earlier]) -> set[str]:
    return {comment.text, *(each.text for each in newer)}


def good_practice_address(comment: Comment) -> str:
    """Where something that works well is put forward for others; '' where nobody collects it."""
    try:
        there = reverse("good_practice:new")
    except NoReverseMatch:
        return ""
    return f"{there}?{urlencode({'from': f'comment:{comment.pk}', 'indicator': comment.indicator})}"

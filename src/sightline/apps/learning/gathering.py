"""What a forum's agenda is offered: learning that other pages hold, each with where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.audits.findings.queries import themes_between as audit_themes
from sightline.apps.disputes.queries import themes_of as dispute_themes
from sightline.apps.feedback.queries import themes_between as feedback_themes
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.good_practice.rules import PracticeState
from sightline.apps.learning.models import Cascade, Forum, Learnt
from sightline.apps.learning.rules import ForumKind, ForumState
from sightline.apps.people.authority import authority_code
from sightline.vocabulary.months import end_of_month, months_after

SOURCES = {
    "cascade": "What teams made of the last forum",
    "audits": "What audits find",
    "feedback": "Complaints and compliments",
    "disputes": "Disputes and plans rated at reviews",
    "learnt": "Learning from elsewhere",
    "practice": "Good cases",
    "own": "Brought by the forum itself",
}


@dataclass(frozen=True)
class Suggested:
    """`is_first`: on the agenda unless it is left; the others wait to be chosen."""

    source: str
    key: str
    title: str
    why: str
    address: str
    is_first: bool = False


def gathered(forum: Forum) -> list[Suggested]:
    """The month before a monthly forum, the year before an annual one."""
    months = 12 if forum.kind == ForumKind.ANNUAL.value else 1
    first = months_after(forum.on, -months)
    parts: Iterable[Callable[[Forum, date], list[Suggested]]] = (
        _last_cascade, _audits, _feedback, _disputes, _learnt, _good_cases
    )  # fmt: skip
    return [each for part in parts for each in part(forum, first)]


def last_held(before: date) -> Forum | None:
    found = Forum.objects.filter(
        authority=authority_code(), state=ForumState.HELD.value, on__lt=before
    )
    return found.order_by("-on").first()


def _last_cascade(forum: Forum, first: date) -> list[Suggested]:
    """The next forum opens with what became of the last one's messages."""
    last = last_held(forum.on)
    if last is None:
        return []
    teams = list(Cascade.objects.filter(forum=last))
    heard = sum(each.passed_on is not None for each in teams)
    missing = ", ".join(each.team for each in teams if each.passed_on is None)
    why = f"{heard} of {len(teams)} teams heard the messages."
    why += f" Not yet: {missing}." if missing else ""
    title = f"What became of the messages of {last.on.day} {last.on:%B %Y}"
    return [Suggested("cascade", str(last.pk), title, why, last.address, True)]


def _audits(forum: Forum, first: date) -> list[Suggested]:
    found = audit_themes(first, forum.on)
    return _themes("audits", found, reverse("audits:themes"), forum)


def _feedback(forum: Forum, first: date) -> list[Suggested]:
    """Complaints are fewer than audits: their last three months stand for a month."""
    since = min(first, months_after(forum.on, -3))
    return _themes("feedback", feedback_themes(since, forum.on), reverse("feedback:home"), forum)


def _disputes(forum: Forum, first: date) -> list[Suggested]:
    month = end_of_month(months_after(forum.on, -1))
    return _themes("disputes", dispute_themes(month), reverse("disputes:home"), forum)


def _themes(
    source: str, found: Iterable[tuple[str, int, str]], address: str, forum: Forum
) -> list[Suggested]:
    return [
        Suggested(source, theme, f"{theme} ({count})", example, address)
        for theme, count, example in list(found)[:8]
    ]


def _learnt(forum: Forum, first: date) -> list[Suggested]:
    found = Learnt.objects.filter(authority=authority_code(), on__range=(first, forum.on))
    return [Suggested("learnt", str(e.pk), e.title, e.said, e.address) for e in found[:20]]


def _good_cases(forum: Forum, first: date) -> list[Suggested]:
    found = GoodPractice.objects.filter(
        authority=authority_code(), state=PracticeState.SHARED.value, at__date__lte=forum.on
    )
    return [Suggested("practice", str(e.pk), e.title, e.why, e.address) for e in found[:5]]

"""Findings within reach, counted by theme; what others ask of them.

themes_between(first, last)   theme, in how many audits, an example without a child; most first
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncQuarter

from sightline.apps.audits.findings.suggesting import Suggestion, suggest
from sightline.apps.audits.findings.themes import themes
from sightline.apps.audits.models import Audit, Finding
from sightline.apps.audits.queries import audits_within
from sightline.apps.audits.rules import FINISHED
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.children.queries import authority_code
from sightline.apps.people.reach import Access

_DONE = [each.value for each in FINISHED]


@dataclass(frozen=True)
class Counted:
    """One theme: how often to improve, how often good, by the first day of each quarter."""

    theme: str
    title: str
    improve: Mapping[date, int]
    good: Mapping[date, int]

    @property
    def to_improve(self) -> int:
        return sum(self.improve.values())

    @property
    def well_done(self) -> int:
        return sum(self.good.values())


def handed_in(access: Access, wanted: Mapping[str, Any]) -> QuerySet[Audit]:
    """Audits within reach that are handed in, by team, tool and period. A second look at a file
    is no second finding."""
    plain = {"team": "team", "tool": "tool__key", "since": "handed_in_at__date__gte",
             "until": "handed_in_at__date__lte"}  # fmt: skip
    found = audits_within(access).filter(state__in=_DONE, second_of__isnull=True)
    return found.filter(**{plain[k]: v for k, v in wanted.items() if v and k in plain})


def counted(audits: QuerySet[Audit]) -> list[Counted]:
    """One query, the theme with most to improve first."""
    rows = (
        _standing().filter(audit__in=audits.order_by().values("pk"))
        .annotate(quarter=TruncQuarter("audit__handed_in_at"))
        .order_by().values_list("theme", "is_good", "quarter").annotate(Count("pk"))
    )  # fmt: skip
    found: dict[str, dict[bool, Counter[date]]] = defaultdict(lambda: defaultdict(Counter))
    for theme, is_good, quarter, count in rows:
        found[theme][is_good][quarter.date()] += count
    known = themes()
    counts = [
        Counted(key, known[key].title if key in known else key, of[False], of[True])
        for key, of in found.items()
    ]
    return sorted(counts, key=lambda each: (-each.to_improve, -each.well_done, each.title))


def themes_between(first: date, last: date) -> list[tuple[str, int, str]]:
    """What audits handed in from the one day to the other found to improve, authority-wide: in how
    many audits. One that found it in three sections is one."""
    found = _standing().filter(
        audit__authority=authority_code(), audit__state__in=_DONE, is_good=False,
        audit__second_of__isnull=True, audit__handed_in_at__date__range=(first, last),
    )  # fmt: skip
    said: dict[str, str] = {}
    audits: dict[str, set[int]] = defaultdict(set)
    for theme, audit, sentence in found.order_by("-at").values_list("theme", "audit", "said"):
        audits[theme].add(audit)
        said[theme] = said.get(theme) or sentence
    known = themes()
    return [
        (known[theme].title if theme in known else theme, count, said[theme])
        for theme, count in Counter({key: len(each) for key, each in audits.items()}).most_common()
    ]


def findings_of(audit: Audit) -> list[Finding]:
    return list(audit.findings.filter(taken_back_at__isnull=True).select_related("by"))


def find_finding(audit: Audit, id: int) -> Finding | None:
    return audit.findings.filter(pk=id).first()


def suggestions(audit: Audit) -> list[Suggestion]:
    """What is not confirmed yet."""
    answers = dict(audit.answers.values_list("question", "value"))
    words = {(s, box): text for s, box, text in audit.words.values_list("section", "box", "text")}
    there = {(f.theme, f.section, f.question, f.is_good) for f in findings_of(audit)}
    every = suggest(tool_of(audit.tool), answers, words, themes())
    return [
        one for one in every if (one.theme, one.section, one.question, one.is_good) not in there
    ]


def to_confirm(audits: QuerySet[Audit]) -> QuerySet[Audit]:
    """Handed in, and nobody has said what they found; the newest first."""
    none = ~Exists(Finding.objects.filter(audit=OuterRef("pk"), taken_back_at__isnull=True))
    return audits.filter(none).order_by("-handed_in_at")


def grades_by_team(audits: QuerySet[Audit]) -> list[tuple[str, int, int, int]]:
    """Team, version of the tool, grade and how many: one query."""
    rows = audits.filter(grade__isnull=False).order_by()
    found: Iterable[Any] = rows.values_list("team", "tool_id", "grade").annotate(Count("pk"))
    return list(found)


def choices_of(access: Access) -> dict[str, list[tuple[str, str]]]:
    plain = handed_in(access, {}).order_by()
    teams = plain.exclude(team="").values_list("team", flat=True).distinct()
    tools = dict(plain.values_list("tool__key", "tool__title").distinct())
    return {
        "team": [(each, each) for each in sorted(teams)],
        "tool": sorted(tools.items(), key=lambda each: each[1]),
    }


def _standing() -> QuerySet[Finding]:
    return Finding.objects.filter(taken_back_at__isnull=True)


@dataclass(frozen=True)
class Shown:
    finding: Finding
    theme: str


def shown(found: Iterable[Finding]) -> list[Shown]:
    known = themes()
    return [Shown(f, known[f.theme].title if f.theme in known else f.theme) for f in found]


def said_of(theme: str, audits: QuerySet[Audit], most: int = 50) -> list[Finding]:
    """What was said of a theme, the newest first; each with its audit, for those who run them."""
    found = _standing().filter(theme=theme, audit__in=audits.values("pk")).exclude(said="")
    return list(found.select_related("audit__tool", "by").order_by("-at", "-pk")[:most])


def graded_between(first: date, last: date) -> list[tuple[str, str, int]]:
    """Service, tool and grade of every audit handed in from the one day to the other, of the whole
    authority; 0 where the tool gives none. The moderated grade counts, second looks do not."""
    found = Audit.objects.filter(
        authority=authority_code(), state__in=_DONE, second_of__isnull=True,
        handed_in_at__date__range=(first, last),
    ).order_by()  # fmt: skip
    rows = found.values_list("service", "tool__title", "grade")
    return [(service, title, grade or 0) for service, title, grade in rows]


def heard_between(first: date, last: date) -> tuple[int, int]:
    """Of the audits that call families: how many reached somebody, and how many they are."""
    calling = Audit.objects.filter(
        authority=authority_code(), state__in=_DONE, second_of__isnull=True,
        handed_in_at__date__range=(first, last), tool__data__calls=True,
    )  # fmt: skip
    reached = calling.filter(calls__outcome="made").distinct()
    return reached.count(), calling.count()

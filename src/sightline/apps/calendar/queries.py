"""The QA year: what is wanted, done and missed, in which view, with what shows it.

the_year(begins, today)      every activity with its twelve months and its evidence
waiting(year)                activities whose stretch of today has nothing yet
rechecks(today)              closed actions that are to be checked again at 6 and 12 months
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from django.conf import settings

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.calendar import rules
from sightline.apps.calendar.activities import Activity, Frequency, Rhythm, View, activities
from sightline.apps.calendar.evidence import Evidence, gathered
from sightline.apps.calendar.framework import Framework, framework
from sightline.apps.calendar.models import Occurrence, Recheck
from sightline.apps.calendar.rhythm import (
    Mark,
    MonthMark,
    Stretch,
    mark_of,
    month_marks,
    stretches,
    year_of,
)
from sightline.apps.children.queries import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.scorecards.queries import calendar as working_days
from sightline.vocabulary.months import months_after
from sightline.vocabulary.working_days import WorkingDays


def known_activities() -> dict[str, Activity]:
    return dict(activities(Path(settings.SIGHTLINE_DATA)))


def the_framework() -> Framework:
    return framework(Path(settings.SIGHTLINE_DATA))


@dataclass(frozen=True)
class ActivityYear:
    activity: Activity
    months: tuple[MonthMark, ...]
    now: Stretch | None
    now_mark: Mark | None
    evidence: tuple[Evidence, ...]

    @property
    def done(self) -> int:
        return sum(each.done for each in self.months)

    @property
    def missed(self) -> int:
        return sum(each.missed for each in self.months)

    @property
    def is_due(self) -> bool:
        return self.now_mark is Mark.DUE


@dataclass(frozen=True)
class Year:
    first: date
    last: date
    today: date
    rows: tuple[ActivityYear, ...]
    programme: dict[str, int]

    @property
    def title(self) -> str:
        return f"{self.first.year}/{self.last.year % 100:02}"

    def of(self, key: str) -> ActivityYear | None:
        return next((row for row in self.rows if row.activity.key == key), None)

    @cached_property
    def coverage(self) -> list["Coverage"]:
        return [
            Coverage(view, [row for row in self.rows if row.activity.view is view]) for view in View
        ]


@dataclass(frozen=True)
class Coverage:
    """One of the four views: its activities, and how many of them took place in the year."""

    view: View
    rows: list[ActivityYear]

    @property
    def held(self) -> int:
        return sum(bool(row.evidence) for row in self.rows)

    @property
    def missed(self) -> int:
        """Activities, not times: what is daily would drown all else."""
        return sum(row.missed > 0 for row in self.rows)

    @property
    def silent(self) -> list[str]:
        return [row.activity.title for row in self.rows if not row.evidence]


def the_year(begins: int, today: date) -> Year:
    first, last = date(begins, 4, 1), date(begins + 1, 3, 31)
    # The year before counts as well: whether anything was kept by then, and for a week or
    # fortnight that began in it.
    found = gathered(months_after(first, -12), last)
    by_key = defaultdict(list)
    for each in found:
        by_key[each.activity].append(each)
    # Before the first thing was kept at all, nothing can be said to have been missed.
    kept_from = min((each.on for each in found), default=today)
    known = known_activities()
    days = working_days()
    rows = tuple(
        _row(each, by_key[key], first, today, kept_from, days) for key, each in known.items()
    )
    beside = Counter(each.activity for each in found if each.on >= first)
    for key in known:
        beside.pop(key, None)
    return Year(first, last, today, rows, beside)


def _row(
    activity: Activity, evidence: list[Evidence], first: date, today: date, kept_from: date,
    days: WorkingDays,
) -> ActivityYear:  # fmt: skip
    done = sorted({each.on for each in evidence})
    counted = activity.frequency.counted
    months = month_marks(counted, first, done, today, kept_from, days.is_working)
    now = _now(activity.frequency, today, days)
    mark = mark_of(now, done, today, kept_from) if now else None
    own = tuple(each for each in evidence if each.on >= first)
    return ActivityYear(activity, tuple(months), now, mark, own)


def _now(frequency: Frequency, today: date, days: WorkingDays) -> Stretch | None:
    """The stretch that today is in; None on a day off, for what is daily."""
    if frequency.counted is Rhythm.DAY:
        return Stretch(today, today) if days.is_working(today) else None
    first, _ = year_of(today)
    # A week or fortnight may end in the next year.
    last = date(first.year + 2, 3, 31)
    every = stretches(frequency.counted, first, last, days.is_working)
    return next((each for each in every if each.holds(today)), None)


def waiting(year: Year) -> list[ActivityYear]:
    """Due and not done yet, the soonest end first."""
    due = [row for row in year.rows if row.is_due and row.now]
    return sorted(due, key=lambda row: row.now.last if row.now else year.last)


def find_occurrence(id: object) -> Occurrence | None:
    """Read by all for whom figures are; it names no child and no worker's own business."""
    own = Occurrence.objects.filter(authority=authority_code(), taken_back_at__isnull=True)
    return own.filter(pk=id).select_related("by").first()


def year_begins(asked: str, today: date) -> int:
    """The year of the address; this one for any other."""
    now = year_of(today)[0].year
    is_year = asked.isascii() and asked.isdigit() and len(asked) == 4
    return int(asked) if is_year and now - 10 <= int(asked) <= now + 1 else now


@dataclass(frozen=True)
class ToCheck:
    """One look at an action that was closed: after 6 months, or after 12."""

    action: AgreedAction
    months: int
    due_on: date
    done: Recheck | None

    def is_due(self, today: date) -> bool:
        return self.done is None and self.due_on <= today


def rechecks(access: Access, today: date) -> list[ToCheck]:
    """Those within reach, the ones due first. What is more than a year to come is left out."""
    from sightline.apps.agreed_actions.queries import seen_by

    closed = [each for each in seen_by(access) if each.closed_on is not None]
    known = {(each.action_id, each.months): each for each in Recheck.objects.select_related("by")}
    found = [
        ToCheck(action, months, rules.recheck_due_on(action.closed_on, months),
                known.get((action.pk, months)))
        for action in closed
        for months in rules.RECHECKS
        if action.closed_on
    ]  # fmt: skip
    return sorted(found, key=lambda each: (not each.is_due(today), bool(each.done), each.due_on))

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.calendar.activities import Rhythm, View, activities
from sightline.apps.calendar.framework import framework
from sightline.apps.calendar.rhythm import Mark, Stretch, mark_of, month_marks, stretches
from sightline.vocabulary.not_allowed import NotAllowed

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)

# Row of the printed summary → key of ours, and how often it is wanted, in its own order.
SEVENTEEN = [
    ("self_review", "Daily"),
    ("reports_assistant_managers", "Daily or weekly, dependent on the speed of case movement"),
    ("reports_team_managers", "Daily or weekly, dependent on the speed of case movement"),
    ("reports_group_managers", "Weekly or fortnightly, dependent on the speed of case movement"),
    ("service_scorecards", "Monthly"),
    ("dispute_review", "Monthly"),
    ("audit_activity", "Monthly"),
    ("audit_review", "Monthly"),
    ("performance_board", "Monthly"),
    ("provider_review", "Monthly"),
    ("complaints_learning", "Quarterly"),
    ("forum", "Monthly and annually"),
    ("extended_leadership", "Quarterly"),
    ("staff_engagement", "Quarterly"),
    ("iro_report", "Annually"),
    ("self_assessment", "Annually"),
    ("walking_the_floor", "At least once a year, more often as is appropriate"),
]


def test_each_of_the_seventeen_activities_is_in_the_catalogue() -> None:
    known = activities()
    assert [(key, known[key].frequency.in_words) for key, _ in SEVENTEEN] == SEVENTEEN
    assert all(each.rationale and each.outcome and each.who for each in known.values())
    assert {each.view for each in known.values()} == set(View)


def test_the_rows_of_the_printed_summary_have_the_frequencies_of_ours(shared_data: Path) -> None:
    path = shared_data / "seeds" / "qa_activity_walsall.csv"
    if not path.is_file():
        pytest.skip("the printed summary is not among the real inputs")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(SEVENTEEN)
    for row, (key, ours) in zip(rows, SEVENTEEN, strict=True):
        printed, own = _kept_words(row["frequency"]), _kept_words(ours)
        assert printed == own, f"{key}: {row['frequency']}"
        assert len(activities()[key].outcome) >= 1 and row["outcome"]


def _kept_words(said: str) -> set[str]:
    wanted = ("daily", "weekly", "fortnightly", "monthly", "quarterly", "annually", "dependent",
              "at least once")  # fmt: skip
    return {word for word in wanted if word in said.lower()}


def test_an_authority_adds_an_activity_and_hears_of_every_fault_at_once(tmp_path: Path) -> None:
    own = tmp_path / "qa_activities.toml"
    own.write_text(
        '[ours]\ntitle="Ours"\nevery="month"\nwho="All"\nview="voice"\nrationale="So."\n'
        'outcome="Better"\n',
        encoding="utf-8",
    )
    assert activities(tmp_path)["ours"].is_own
    own.write_text('[a]\ntitle="A"\n[b]\ntitle="B"\nevery="blue moon"\n', encoding="utf-8")
    with pytest.raises(NotAllowed, match=r"“a”.*“b”"):
        activities(tmp_path)


def test_the_framework_has_its_principles_messages_and_appendices() -> None:
    found = framework()
    assert (len(found.principles), len(found.messages), len(found.programme)) == (5, 7, 5)
    assert [each.letter for each in found.appendices] == ["A", "B", "C", "D"]


@given(st.sampled_from(list(Rhythm)), st.integers(0, 364))
@settings(max_examples=50)
def test_stretches_follow_each_other_and_no_day_is_in_two(rhythm: Rhythm, number: int) -> None:
    found = stretches(rhythm, FIRST, LAST, lambda day: True)
    day = FIRST + timedelta(days=number)
    assert sum(each.holds(day) for each in found) <= 1
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))
    assert all(FIRST <= each.last <= LAST for each in found)


@pytest.mark.parametrize(
    ("today", "done", "mark"),
    [
        (date(2026, 5, 31), [], Mark.DUE),
        (date(2026, 6, 1), [], Mark.MISSED),
        (date(2026, 6, 1), [date(2026, 5, 31)], Mark.DONE),
        (date(2026, 4, 30), [], Mark.LATER),
        (date(2026, 5, 31), [date(2026, 4, 30)], Mark.DUE),
    ],
)
def test_nothing_is_missed_before_its_month_is_over(
    today: date, done: list[date], mark: Mark
) -> None:
    may = Stretch(date(2026, 5, 1), date(2026, 5, 31))
    assert mark_of(may, done, today, FIRST) is mark


def test_months_before_anything_was_kept_are_neither_done_nor_missed() -> None:
    kept_from = date(2026, 6, 10)
    months = month_marks(
        Rhythm.MONTH, FIRST, [kept_from], date(2026, 8, 2), kept_from, lambda day: True
    )
    assert [each.mark for each in months[:6]] == [
        None, None, Mark.DONE, Mark.MISSED, Mark.DUE, Mark.LATER,
    ]  # fmt: skip

"""The action log as a paper: counts in words, ratings by shape and word, the same in every file."""

import csv
import io
from datetime import date

from sightline.documents.action_log import LogLine, action_log
from sightline.documents.exports import to_csv, to_html
from sightline.judgement.marks import DELIVERY, Rating

DAY = date(2026, 11, 22)


def line(title: str, rating: Rating = Rating.GREEN, **more: object) -> LogLine:
    usual = {
        "owner": "Head of service", "agreed_on": date(2026, 9, 1), "due_on": date(2026, 12, 1),
        "first_due_on": date(2026, 12, 1), "state": "In progress", "mark": DELIVERY[rating],
        "is_open": True, "is_late": False,
    }  # fmt: skip
    return LogLine(title=title, **{**usual, **more})  # type: ignore[arg-type]


def test_the_log_counts_and_names_each_rating_by_shape_and_word() -> None:
    lines = [
        line("One", Rating.RED, is_late=True, why_and_next="Nobody came. Next: ask again."),
        line("Two"),
        line("Three", Rating.BLUE, is_open=False, state="Checked and closed"),
    ]
    page = to_html(action_log(lines, whose="Wrenshire", filters="State: All", as_at=DAY))
    assert "3 actions: 2 open, 1 of them late." in page
    assert "□ Off track: 1" in page and "✔ Complete: 1" in page and "At risk" in page
    assert "Nobody came. Next: ask again." in page and "Filter: State: All." in page


def test_the_first_day_is_told_only_where_it_was_moved() -> None:
    moved = line("Moved", first_due_on=date(2026, 10, 1))
    document = action_log([moved, line("Not")], whose="W", filters="all", as_at=DAY)
    rows = list(csv.DictReader(io.StringIO(to_csv(document))))
    assert [row["first_due_on"] for row in rows] == ["2026-10-01", ""]


def test_an_empty_log_says_so() -> None:
    assert "No action is within this filter." in to_html(
        action_log([], whose="W", filters="all", as_at=DAY)
    )

"""What pages set, as a file: it comes back as it was, and stands beside the authority's own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.judged import Settings
from sightline.documents.set_targets import (
    Bands,
    SetOnPages,
    point_read,
    point_written,
    read_set_targets,
    together,
    write_set_targets,
)
from sightline.documents.target_words import target_cell
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState, WorkedOut
from sightline.store.errors import StoreError
from sightline.vocabulary.words import Unit

DAY = date(2026, 4, 1)
LOCAL = Target(TargetKind.LOCAL, TargetState.ADOPTED, (TargetPoint(DAY, 80.0),))
AMBITIOUS = Target(TargetKind.AMBITIOUS, TargetState.PROPOSED, (TargetPoint(DAY, 95.0),))
numbers = st.floats(-1e6, 1e6)
worked = st.none() | st.builds(WorkedOut, numbers, numbers, st.text(max_size=20))


@given(st.dates(), numbers, worked, st.text(max_size=20))
def test_a_point_comes_back_from_its_file(
    due: date, value: float, how: WorkedOut | None, note: str
) -> None:
    point = TargetPoint(due, how.value if how else value, how, note)
    back = point_read(point_written(point))
    assert (back, back.worked_out, back.note) == (point, how, note)


def test_what_was_written_is_read_again_without_unknown_indicators(tmp_path: Path) -> None:
    said = SetOnPages(
        {"peps": (LOCAL, AMBITIOUS), "gone": (LOCAL,)},
        {"peps": Bands(amber=Tolerance(5, is_percentage=True))},
        frozenset({("peps", TargetKind.LOCAL)}),
    )
    file = tmp_path / "authorities" / "999" / "set_targets.json"
    write_set_targets(file, said)
    read = read_set_targets(file, {"peps": None})
    assert read.targets == {"peps": (LOCAL, AMBITIOUS)}
    assert read.bands == said.bands and read.taken_over == said.taken_over


def test_a_file_that_is_none_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "set_targets.json"
    file.write_text('{"targets": 3}')
    with pytest.raises(StoreError, match="Save a target on its page again"):
        read_set_targets(file, {})


def test_one_that_was_taken_over_no_longer_speaks_from_the_file() -> None:
    in_file = Settings({"peps": (LOCAL, AMBITIOUS)}, {})
    mine = Target(TargetKind.LOCAL, TargetState.ADOPTED, (TargetPoint(DAY, 85.0),))
    said = SetOnPages({"peps": (mine,)}, {}, frozenset({("peps", TargetKind.LOCAL)}))
    assert together(in_file, said).targets["peps"] == (AMBITIOUS, mine)


def test_tolerances_of_a_page_hold_for_the_files_targets_too() -> None:
    bands = Bands(tolerance=Tolerance(1), level=Tolerance(2))
    made = together(Settings({"peps": (LOCAL,)}, {}), SetOnPages({}, {"peps": bands}))
    assert made.targets["peps"][0].tolerance == Tolerance(1)
    assert made.levels["peps"] == Tolerance(2)


def test_a_cell_shows_what_is_due_and_all_that_is_still_to_come() -> None:
    profile = (
        TargetPoint(date(2017, 9, 30), 20.0, None, "190"),
        TargetPoint(date(2018, 3, 31), 40.0, None, "380"),
    )
    target = Target(TargetKind.LOCAL, TargetState.ADOPTED, profile)
    shown = target_cell(target, date(2017, 6, 30), Unit.PERCENT)
    assert shown == "20.0% – 190 (Sep 17)\n40.0% – 380 (Mar 18)"
    assert target_cell(target, date(2017, 9, 30), Unit.PERCENT).startswith("20.0% – 190\n40.0%")

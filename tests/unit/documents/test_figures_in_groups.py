"""Figures read from a file of several groups of rows, as those of a whole authority are kept."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sightline.documents.figures_file import FiguresFile
from sightline.measures.figures.figures import FILE, SCHEMA, Figures
from sightline.vocabulary.words import Level

DAY = date(2026, 3, 31)
INDICATORS = ("a_count", "b_count", "c_count", "d_count")


def _row(indicator: str, level: str, unit: str, breakdown: str, value: float) -> dict[str, object]:
    return {
        "authority": "999", "indicator": indicator, "basis": "at_date", "as_at": DAY,
        "level": level, "unit": unit, "breakdown": breakdown,
        "breakdown_value": "female" if breakdown else "", "value": value, "status": "ok",
        "reason": "", "numerator": value, "denominator": None, "live": False, "way": "",
        "definition_hash": "h",
    }  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> FiguresFile:
    rows = [
        _row(indicator, level, unit, breakdown, float(number))
        for number, indicator in enumerate(INDICATORS)
        for level, unit in (("authority", ""), ("team", "One"), ("team", "Two"))
        for breakdown in ("", "sex")
    ]
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    pq.write_table(table, tmp_path / FILE, row_group_size=5)
    (tmp_path / "queries.json").write_text("{}", encoding="utf-8")
    return FiguresFile(tmp_path / FILE, "999", "s")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_parts_are_found_whichever_group_of_rows_they_are_in(
    file: FiguresFile, indicator: str
) -> None:
    found = file.parts(indicator, DAY, Level.TEAM, "Two")
    assert [(each.indicator, each.unit, each.breakdown_value) for each in found] == [
        (indicator, "Two", "female")
    ]


def test_an_indicator_that_no_group_holds_has_no_parts(file: FiguresFile) -> None:
    assert file.parts("zz", DAY, Level.TEAM, "Two") == ()


def test_a_units_figures_are_those_the_file_holds_and_no_parts(file: FiguresFile) -> None:
    kept = Figures.open(file.folder, level="team", unit="One", breakdown="").rows()
    assert list(file.figures(Level.TEAM, "One")) == kept
    assert len(kept) == len(INDICATORS)
    assert file.units(Level.TEAM) == ("One", "Two")
    assert file.units(Level.WORKER) == ()

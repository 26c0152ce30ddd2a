"""The printed report beside what it was made from."""

import csv
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordFile
from tests.unit.intake.collected.test_scorecard_files import WOLVERHAMPTON

from sightline.apps.collected import actions as collected
from sightline.apps.figures.queries import source
from sightline.apps.people.models import User
from sightline.apps.performance_reports import actions, uploads
from sightline.apps.performance_reports.models import PerformanceReport
from sightline.apps.performance_reports.rules import Quarter
from sightline.apps.performance_reports.tables import tables_of
from sightline.apps.performance_reports.views.shared import document_of
from sightline.documents import exports
from sightline.intake.collected import read_scorecard
from sightline.intake.collected.analyses import read_analyses

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("wrenshire")


def test_later_quarters_stay_empty_however_late_it_is_printed(analyst: User) -> None:
    found = source()
    assert found is not None
    (table,) = tables_of(found, Quarter(2026, 1), ["assessment"]).values()
    at = [column.key for column in table.columns]
    assert table.rows and all(row[at.index("q2")] == "" for row in table.rows)
    assert any(row[at.index("q1")] for row in table.rows)
    (later,) = tables_of(found, Quarter(2026, 2), ["assessment"]).values()
    assert any(row[at.index("q2")] for row in later.rows)


# What the printed report has otherwise than the one it was loaded from, and why.
DIFFERENCES: dict[str, str] = {}


def test_a_whole_quarter_of_another_council_is_printed_again(
    shared_data: Path, analyst: User
) -> None:
    report = loaded(shared_data / "seeds", analyst)
    word = exports.FORMATS["docx"].write(document_of(report))
    cells, words = read_again(bytes(word))
    missing = [
        f"{row['section']}: {row['indicator']}: {name}: {row[name]}"
        for row in rows_of(shared_data)
        for name in ("indicator", "outturn_text", "q1_text")
        if row[name] and plain(row[name]) not in cells
    ]
    Path("/tmp/missing.txt").write_text("\n".join(missing) + "\n\n" + "\n".join(sorted(cells)))
    assert missing == []
    analyses = shared_data / "seeds" / "scorecard_analysis.csv"
    with analyses.open(encoding="utf-8") as file:
        paragraphs = [row["text"] for row in csv.DictReader(file)]
    assert len(paragraphs) == 26 and [t for t in paragraphs if plain(t) not in words] == []


def loaded(folder: Path, analyst: User) -> PerformanceReport:
    file = folder / "scorecard_wolverhampton.csv"
    card = read_scorecard(file.name, file.read_bytes(), year=2017, mapping=WOLVERHAMPTON)
    collected.load_scorecard(by=analyst, authority="999", card=card, at=AT)
    areas = {each.section_title: each.section for each in collected_indicators()}
    report = actions.start_report(
        by=analyst, authority="999", quarter=Quarter(2017, 1), at=AT, contact="",
        title="Improvement plan performance report", producer="Insight and performance",
    )  # fmt: skip
    for title, area in areas.items():
        actions.add_section(by=analyst, report=report, title=title, area=area, at=AT)
    words = folder / "scorecard_analysis.csv"
    preview = uploads.preview(report, read_analyses(words.name, words.read_bytes()))
    for change in preview.to_write:
        uploads.write_words(change.key, change.after, by=analyst, at=AT)
    return report


def collected_indicators() -> Iterator[object]:
    from sightline.apps.collected.models import CollectedIndicator

    yield from CollectedIndicator.objects.filter(authority="999").order_by("id")


def rows_of(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "seeds" / "scorecard_wolverhampton.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_again(word: bytes) -> tuple[set[str], str]:
    """Every cell's text, and all words, by a reader that is not ours."""
    assert zipfile.is_zipfile(BytesIO(word))
    file = WordFile(BytesIO(word))
    cells = {plain(cell.text) for table in file.tables for row in table.rows for cell in row.cells}
    return cells, plain(" ".join(paragraph.text for paragraph in file.paragraphs))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

"""The printed report beside what it was made from."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
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
COLUMNS = (
    "comparators_text", "outturn_text", "q1_text", "q2_text", "q3_text", "q4_text", "target_text",
    "direction_raw",
)  # fmt: skip
# Words of the source that are others here, wherever they stand.
OTHER_WORDS = (
    (r"Wolves (?:[–-] )?", "Ours "), (r"\bEng(?: \(ave\))? [–-] ", "England "),
    (r"\bWM [–-] ", "WM "), (r"\bSN [–-] ", "Neighbours "), (r" %", "%"),
    (r"\(provis – in year\)", "(in year) (provisional)"), (r"\(Provis\)", "(provisional)"),
    ("New Indicator", "New"), ("Local Indicator", "Local indicator"),
    ("(?i)not yet available", "Not yet available"), (r"6 th Day", "6th Day"), ("➔", "→"),
)  # fmt: skip
# What is printed otherwise, each with its reason: column, there, here.
DIFFERENCES = {
    # Of a comparator only the value stands, not the number of children behind it.
    ("comparators_text", "Ours 112 (653) WM 73.0 Neighbours 82.8 England 60.0 (2015-16)",
     "Ours 112.0 WM 73.0 Neighbours 82.8 England 60.0 (2015-16)"),
    # The source has days beside a percentage: what can't be compared says so.
    ("comparators_text", "Ours 242 England 558 (2013-16)",
     "Ours 242 is in another unit. England 558 is in another unit. (2013-16)"),
    # What the source leaves blank under a shared reason says its state.
    *((name, "", state) for name in ("outturn_text", "q1_text") for state in
      ("Not measured locally", "Not yet available", "Qualitative", "Source to be identified")),
    # Spaces, dashes and signs between parts.
    ("outturn_text", "44.5%+tive 24.8% neut 30.7% -tive Of 238 outcomes in the period",
     "44.5% +tive 24.8% neut 30.7% -tive of 238 outcomes in the period"),
    ("q1_text", "50.0%+tive 7.1% neut 42.9% -tive Of 14 outcomes in the period",
     "50.0% +tive 7.1% neut 42.9% -tive of 14 outcomes in the period"),
    ("outturn_text", "Aut - 1123 Spr - 1161 Sum – 1285 (2015/16)",
     "Aut – 1123 Spr – 1161 Sum – 1285 (2015/16)"),
    ("q1_text", "169 Breaks 58 Children Ave Occupancy – 68%",
     "169 Breaks 58 Children; Ave Occupancy – 68%"),
}  # fmt: skip
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


def test_a_whole_quarter_of_another_council_is_printed_again(
    shared_data: Path, analyst: User
) -> None:
    document = document_of(loaded(shared_data / "seeds", analyst))
    word = bytes(exports.FORMATS["docx"].write(document))
    rows, words = read_again(word)
    differing = {
        (name, *difference)
        for row in rows_of(shared_data)
        for name, cell in zip(COLUMNS, rows[plain(row["indicator"])], strict=True)
        if (difference := between(in_our_words(row[name]), without_letter(cell)))
    }
    assert differing == DIFFERENCES
    analyses = shared_data / "seeds" / "scorecard_analysis.csv"
    with analyses.open(encoding="utf-8") as file:
        paragraphs = [row["text"] for row in csv.DictReader(file)]
    assert len(paragraphs) == 26 and [t for t in paragraphs if plain(t) not in words] == []
    with pikepdf.open(BytesIO(bytes(exports.FORMATS["pdf"].write(document)))) as pdf:
        assert len(pdf.pages) > 12 and "/StructTreeRoot" in pdf.Root


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


def read_again(word: bytes) -> tuple[dict[str, list[str]], str]:
    """The cells of each row by its heading, and all words, by a reader that is not ours."""
    file = WordFile(BytesIO(word))
    rows = {
        plain(row.cells[0].text): [plain(cell.text) for cell in row.cells[1:]]
        for table in file.tables
        for row in table.rows
        if len(row.cells) == 1 + len(COLUMNS)
    }
    return rows, plain(" ".join(paragraph.text for paragraph in file.paragraphs))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def in_our_words(text: str) -> str:
    text = plain(text)
    for theirs, ours in OTHER_WORDS:
        text = re.sub(theirs, ours, text)
    return text


def without_letter(cell: str) -> str:
    """Without the letter that leads to the reason below the table."""
    return re.sub(r" \([a-d]\)$", "", cell)


def between(there: str, here: str) -> tuple[str, str] | None:
    return None if there == here else (there, here)

"""The quarterly page of seven indicators, beside the printed one it takes after.

The page is made by an authority's own layout: our indicators, its printed labels and day. It is
opened again as Word and as PDF, and every heading, label and key entry of the source must be there
but for the differences listed here.
"""

import csv
import io
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from sightline.documents import layouts as shown
from sightline.documents.exports import to_docx, to_pdf, why_no_pdf
from sightline.documents.layouts.reading import layouts
from sightline.documents.model import Document
from sightline.measures.language.catalogue import load_catalogue

OURS = (
    "cl_not_suitable_19_21_pct", "cl_neet_19_21_pct", "adopted_count", "adopted_pct",
    "adopt_a1_days", "adopt_a2_days", "adopt_a3_pct",
)  # fmt: skip
KEY = (
    "improved in performance if bigger is better",
    "improved in performance if smaller is better",
    "deteriorated in performance if smaller is better",
    "deteriorated in performance if bigger is better",
    "static performance",
)
# All that is printed otherwise, and why. Besides, capital letters and line breaks differ.
DIFFERENCES = {
    # The first column has no heading there; a table without one can't be read aloud.
    "": "Indicator",
}


@pytest.fixture(scope="module")
def source(shared_data: Path) -> list[dict[str, str]]:
    file = shared_data / "seeds" / "scorecard_walsall_template.csv"
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def headings(source: list[dict[str, str]]) -> list[str]:
    return [name for name in source[0] if name not in {"section", "indicator", "polarity",
                                                       "source_line"}]  # fmt: skip


def own_layout(folder: Path, source: list[dict[str, str]]) -> shown.Layout:
    """The shipped columns with the source's sections and labels; (SB) and (BB) are ours to add."""
    shipped = (shown.SHIPPED / "quarterly_with_targets.toml").read_text(encoding="utf-8")
    columns = shipped[: shipped.index("[[section]]")]
    said = []
    for section in dict.fromkeys(row["section"] for row in source):
        rows = [
            f'{{ indicator = "{name}", label = {_quoted(row["indicator"])}, '
            f"polarity_mark = {'true' if row['polarity'] != 'not_stated' else 'false'} }}"
            for name, row in zip(OURS, source, strict=True)
            if row["section"] == section
        ]
        title = section.replace("Mar 16", "{outturn:%b %y}")
        said.append(_section(title, rows))
    (folder / "layouts").mkdir()
    (folder / "layouts" / "seven.toml").write_text(columns + "\n".join(said), encoding="utf-8")
    catalogue = load_catalogue()
    return layouts(folder, catalogue.indicators, catalogue.services)["seven"]


def _section(title: str, rows: list[str]) -> str:
    listed = ",\n".join(rows)
    return f'[[section]]\ntitle = "{title}"\nrows = [\n{listed}\n]\n'


def _quoted(label: str) -> str:
    return '"' + label.removesuffix(" (SB)").removesuffix(" (BB)").strip() + '"'


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, source: list[dict[str, str]]) -> Document:
    """As the source has it: of 2016/17, quarter 3 as at the end of November, nothing filled in."""
    layout = own_layout(tmp_path_factory.mktemp("walsall"), source)
    asked = shown.Asked(2016, days={"q3": date(2016, 11, 30)})
    empty = shown.blank(layout, load_catalogue().indicators, "335", "Walsall")
    return shown.layout_document(layout, empty, asked, is_blank=True)


def expected(source: list[dict[str, str]]) -> list[str]:
    """Everything the source prints, with the listed differences applied."""
    printed = ["", *headings(source), "Key: Direction of Travel in 16/17 on 15/16", *KEY]
    printed += [row["section"] for row in source] + [row["indicator"] for row in source]
    return [DIFFERENCES.get(each, each) for each in printed]


def plain(text: str) -> str:
    """Without line breaks and case: where a cell breaks its line is the page's business."""
    return "".join(text.split()).casefold()


def missing(source: list[dict[str, str]], text: str) -> list[str]:
    there = plain(text)
    return [each for each in expected(source) if plain(each) not in there]


def test_as_a_word_file_it_has_every_heading_label_and_key_entry(
    page: Document, source: list[dict[str, str]]
) -> None:
    opened = docx.Document(io.BytesIO(to_docx(page)))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(each.text for each in opened.paragraphs), *cells])
    assert missing(source, text) == []
    assert [column.title for column in page.tables[0].columns[1:]] == headings(source)


@pytest.mark.skipif(bool(why_no_pdf()), reason="needs the Pango library of the operating system")
def test_as_a_pdf_it_has_every_heading_label_and_key_entry(
    page: Document, source: list[dict[str, str]]
) -> None:
    pages = PdfReader(io.BytesIO(to_pdf(page))).pages
    words = " ".join(each.extract_text() for each in pages)
    # A heading of several lines stands beside others', so its words need not follow each other.
    gone = [each for each in missing(source, words) if not _in_words(each, words)]
    assert gone == []


def _in_words(text: str, words: str) -> bool:
    there = plain(words)
    return all(plain(word) in there for word in text.split())


def test_every_value_cell_is_empty_as_in_the_source(
    page: Document, source: list[dict[str, str]]
) -> None:
    values = [value for table in page.tables for row in table.rows for value in row[1:]]
    assert len(values) == 7 * 11 and not any(values)
    assert not any(row[name] for row in source for name in headings(source))

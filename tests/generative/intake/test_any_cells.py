"""Whatever stands in the cells: nothing is lost, nothing breaks, and a refusal is a sentence."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
import pyarrow.compute as pc
from hypothesis import given, settings
from tests.unit.intake.made_files import csv_file, nothing_is_lost, workbook

from sightline.intake import IntakeRefused, read_files
from sightline.intake.mapping import return_mapping
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType

KNOWN = [c.heading for kind in ("annex_a", "ssda903") for s in return_mapping(kind).sheets
         for c in s.columns]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "#N/A", "1001", "0071", "1002.0", "02/09/2024", "31/09/2024", "2024-09-03",
         "45538", "12/05/1899", "09/09/2087", "ten", "3", "-1", "Yes", "b) No", "a) Male", "N1",
         "q) 6: Police", "U1", "X1", "NONE", "zz/zz/2015", "=1+1", "\ufeff", "\u00a0", "1E+11"]
    ),
    st.text(max_size=12),
)  # fmt: skip
HEADINGS = st.lists(st.one_of(st.sampled_from(KNOWN), st.text(max_size=8)), min_size=1, max_size=12)


@st.composite
def soups(draw):
    """Rows of any cells, ragged, below headings of some list, perhaps shuffled or repeated."""
    sheet = draw(
        st.sampled_from(return_mapping(draw(st.sampled_from(["annex_a", "ssda903"]))).sheets)
    )
    own = [column.heading for column in sheet.columns]
    headings = draw(st.one_of(st.just(own), st.permutations(own), HEADINGS))
    rows = draw(st.lists(st.lists(CELLS, max_size=len(headings) + 2), max_size=12))
    above = draw(st.lists(st.lists(CELLS, max_size=3), max_size=2))
    return [*above, headings, *rows]


def read(path: Path):
    return read_files([path], "999", extract_on=date(2024, 9, 30))


def check(path: Path) -> None:
    try:
        load = read(path)
    except IntakeRefused as refused:
        assert str(refused).endswith((".", ")."))
        return
    assert nothing_is_lost(load)
    for name, table in load.tables.items():
        declared = declared_records()[name]
        for column in declared.columns.values():
            if column.name in table.column_names:
                values = table[column.name]
                if column.required:
                    assert values.null_count == 0
                if column.type is ColumnType.CODE:
                    codes = declared_records().codes[column.codes]
                    assert all(code in codes for code in pc.unique(values).to_pylist())


@given(soups())
@settings(max_examples=150)
def test_any_soup_of_cells_in_a_csv_is_read_or_refused(rows):
    with TemporaryDirectory() as folder:
        check(csv_file(Path(folder) / "list_1.csv", rows))


@given(soups())
@settings(max_examples=15)
def test_any_soup_of_cells_in_a_workbook_is_read_or_refused(rows):
    with TemporaryDirectory() as folder:
        check(workbook(Path(folder) / "book.xlsx", {"List 1": rows, "Notes": [["x"]]}))


@given(
    st.binary(max_size=300), st.sampled_from(["", "PK\x03\x04", "<Message>", "\xd0\xcf\x11\xe0"])
)
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(content, start):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload.bin"
        path.write_bytes(start.encode("latin-1") + content)
        check(path)


TAGS = [c.heading for s in return_mapping("cin_census").sheets for c in s.columns]
PARTS = [s.part for s in return_mapping("cin_census").sheets]


def element(tag, inside):
    return f"<{tag}>{inside}</{tag}>"


TEXTS = st.one_of(
    st.sampled_from(["A1", "A2", "2023-10-06", "2023-02-31", "1", "M", "NEG", "1A", "ten", ""]),
    st.text("abc 1é", max_size=6),
)
LEAVES = st.builds(element, st.sampled_from(TAGS), TEXTS)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        element,
        st.sampled_from([*PARTS, "Reviews", "ChildIdentifiers", "Odd"]),
        st.lists(inner, max_size=6).map("stray".join),
    ),
    max_leaves=25,
)


@given(st.lists(TREES, max_size=4))
@settings(max_examples=100)
def test_any_soup_of_elements_in_a_census_is_read_or_refused(children):
    header = element(
        "Header",
        "<Collection>CIN</Collection><ReferenceDate>2024-03-31</ReferenceDate><LEA>999</LEA>",
    )
    inside = element("Children", "".join(element("Child", child) for child in children))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cin.xml"
        path.write_text(element("Message", header + inside), encoding="utf-8")
        check(path)

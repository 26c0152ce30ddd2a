"""What differs between two versions of a document."""

from sightline.documents.model import Column, Document, Facts, Heading, Paragraph, Table
from sightline.documents.version_changes import Change, changes_between, changes_table

COLUMNS = (Column("age", "Age"), Column("n", "Number", is_number=True))


def document(*blocks: object, title: str = "Plans") -> Document:
    return Document(title, ("Wrenshire",), blocks)  # type: ignore[arg-type]


def ages(*rows: tuple[str, int]) -> Table:
    return Table("By age", COLUMNS, rows, heads_rows=True)


def test_texts_are_told_by_the_heading_they_stand_under() -> None:
    before = document(Heading("Summary"), Paragraph("More."), Facts((("Open", "40"),)))
    after = document(Heading("Summary"), Paragraph("Fewer."), Facts((("Open", "40"),)))
    assert changes_between(before, after) == [Change("Summary", "More.", "Fewer.")]


def test_cells_are_told_by_table_row_and_column_wherever_they_moved() -> None:
    before = document(ages(("0 to 4", 7), ("5 to 9", 8)))
    after = document(Paragraph("New."), ages(("5 to 9", 9), ("0 to 4", 7), ("10 to 15", 1)))
    assert changes_between(before, after) == [
        Change("Beginning", "–", "New."),
        Change("By age: 5 to 9, Number", "8", "9"),
        Change("By age: 10 to 15, Age", "–", "10 to 15"),
        Change("By age: 10 to 15, Number", "–", "1"),
    ]


def test_rows_of_the_same_name_are_told_apart_and_the_same_says_nothing() -> None:
    before = document(ages(("All", 7), ("All", 8)), title="Plans, first")
    after = document(ages(("All", 7), ("All", 9)), title="Plans, second")
    found = changes_between(before, after)
    assert [each.where for each in found] == ["Title", "By age: All, Number (2)"]
    assert changes_between(before, before) == []
    assert changes_table(found, "What changed").rows[1] == ("By age: All, Number (2)", "8", "9")

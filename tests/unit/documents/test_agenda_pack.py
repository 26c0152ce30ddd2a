"""The pack of a meeting as a document, and published figures in words."""

from sightline.documents.agenda_pack import PackItem, PackPages, PackPaper, agenda_pack, ranges
from sightline.documents.model import (
    Column,
    Contents,
    Document,
    Exempt,
    FigureCell,
    Heading,
    Note,
    Table,
)
from sightline.documents.published_words import published_lines

PAPER = Document("Report", ("Of June.",), (Contents(), Heading("Progress"), Heading("Late", 3)))
OPEN = PackItem(
    5, "Plan", public=(PackPaper("Report", "Status: draft.", PAPER),),
    private=(("Paragraph 3.", PackPaper("Costs")),),
)  # fmt: skip
CLOSED = PackItem(6, "Contract", "Paragraph 3.", private=(("Paragraph 3.", PackPaper("Bids")),))
PAGES = PackPages("Pack", (), (OPEN, CLOSED), agenda=Document("Agenda", (), (Heading("Members"),)))


def headings(document: Document) -> list[tuple[str, int]]:
    return [(each.text, each.level) for each in document.blocks if isinstance(each, Heading)]


def test_both_forms_begin_alike_and_only_one_goes_on() -> None:
    public, full = agenda_pack(PAGES, is_full=False), agenda_pack(PAGES, is_full=True)
    assert headings(public) == [
        ("Agenda", 2), ("Members", 3), ("Item 5: Plan", 2), ("Report", 3), ("Progress", 4),
        ("Late", 4), ("Item 5: Plan, not for the public", 2), ("Item 6: Contract", 2),
    ]  # fmt: skip
    assert {"Costs", "Bids"} <= {text for text, _ in headings(full)} - {
        text for text, _ in headings(public)
    }
    said = [each.text for each in public.blocks if isinstance(each, Note)]
    assert said == ["Not open to press and public. Paragraph 3."] * 2
    assert not any(isinstance(each, Exempt) for each in public.blocks)


def test_an_item_has_the_pages_until_the_next_one_begins() -> None:
    found = [
        ("Pack", 1), ("Agenda", 2), ("Item 5: Plan", 4), ("Report", 4), ("Progress", 5),
        ("Item 5: Plan, not for the public", 9), ("Item 6: Contract", 12), ("Bids", 12),
    ]  # fmt: skip
    assert ranges(PAGES, found, 13, is_full=True) == {5: (4, 8), 6: (12, 13)}
    assert ranges(PAGES, found, 13, is_full=False) == {5: (4, 8)}


def test_published_figures_are_said_in_words_and_withheld_ones_not_at_all() -> None:
    columns = tuple(Column(k, k.upper()) for k in ("title", "q1", "q2", "direction"))
    rows = (
        ("Reviews in time", FigureCell("80%"), FigureCell("71%\n5 of 7"), "↓ deteriorated"),
        ("Visits in time", FigureCell("80%"), "", "↑ improved"),
        ("Deaths", FigureCell("c"), "", "↑ deteriorated"),
    )
    worse, better = published_lines(Document("Q", (), (Table("T", columns, rows),)))
    assert (worse.is_worse, better.is_worse, better.is_better) == (True, False, True)
    assert worse.sentence == "71%, Q2: worse than before."


def test_that_lower_would_be_better_is_not_taken_for_better() -> None:
    columns = tuple(Column(k, k.upper()) for k in ("title", "value", "words"))
    said = "78 of 666 (11.7%). Lower is better; this is {} a year earlier."
    rows = tuple(
        ("Moves", FigureCell("11.7%"), said.format(way)) for way in ("similar to", "worse than")
    )
    same, worse = published_lines(Document("Q", (), (Table("T", columns, rows),)))
    assert (same.is_better, same.is_worse, worse.is_worse) == (False, False, True)
    assert worse.sentence == said.format("worse than")

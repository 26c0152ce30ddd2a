from tests.made_cards import OCTOBER, row

from sightline.documents.model import Document, FreeText, Table, from_data, to_data
from sightline.documents.performance_summary import (
    Entry,
    SummaryPaper,
    blank_summary,
    suggest,
    summary_document,
)
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Judgement
from sightline.vocabulary.words import Status


def _named(found: object) -> list[str]:
    return [each.indicator for each in found]  # type: ignore[attr-defined]


def test_what_a_control_chart_signals_comes_before_what_differs_from_a_year_ago() -> None:
    rows = [
        row("compared_1", compared="better"), row("charted", signal="better"),
        row("compared_2", compared="better"), row("compared_3", compared="better"),
    ]  # fmt: skip
    found = suggest(rows)
    assert _named(found.improved) == ["charted", "compared_1", "compared_2"]


def test_nothing_is_named_by_eye() -> None:
    """It went up since a year ago, and nobody can say that this was more than chance."""
    rows = [row("by_eye", judgement=Judgement.BETTER, rating=Rating.GREEN)]
    found = suggest(rows)
    assert found.improved == () and found.priorities == ()
    assert [sentence.split()[4:7] for sentence in found.said] == [
        ["none", "has", "improved"], ["none", "has", "got"],
    ]  # fmt: skip


def test_among_priorities_the_missed_target_comes_first() -> None:
    rows = [
        row("met", signal="worse", rating=Rating.GREEN),
        row("near", signal="worse", rating=Rating.AMBER),
        row("missed", signal="worse", rating=Rating.RED),
        row("compared", compared="worse", rating=Rating.RED),
    ]
    assert _named(suggest(rows).priorities) == ["missed", "near", "met"]


def test_a_figure_that_can_not_be_read_is_not_named_and_one_on_two_areas_once() -> None:
    twice = [row("twice", signal="better"), row("twice", signal="better", area="section_47")]
    rows = [*twice, row("hidden", signal="better", status=Status.SHORT_HISTORY)]
    assert _named(suggest(rows).improved) == ["twice"]


def test_the_sentence_names_its_figure_once() -> None:
    (one,) = suggest([row("waits", signal="worse", headline="Waits: 12 days, higher")]).priorities
    assert one.sentence == "Waits: 12 days, higher."


def test_what_a_manager_typed_is_free_text_so_that_it_is_not_published_as_it_is() -> None:
    entry = Entry("Waits", "A sentence about somebody.")
    paper = SummaryPaper("Wrenshire", "Care", OCTOBER, improved=(entry,), work="In hand.")
    document = summary_document(paper)
    tables = [each for each in document.blocks if isinstance(each, Table)]
    assert "somebody" not in repr(tables)
    free = [each.text for each in document.blocks if isinstance(each, FreeText)]
    assert free == ["1. How it was achieved: A sentence about somebody.", "In hand."]
    assert from_data(to_data(document)) == document


def test_the_blank_template_has_three_numbered_rows_of_each() -> None:
    document: Document = blank_summary("Wrenshire")
    lists = [each for each in document.blocks if isinstance(each, Table)][1:3]
    assert [[line[0] for line in each.rows] for each in lists] == [["1", "2", "3"]] * 2

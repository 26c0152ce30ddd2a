"""A recorded card: what is kept comes back, and what changed is said with its reason."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.card import Benchmark, CardData, CardRow, UnitFigure
from sightline.documents.card_changes import changes
from sightline.documents.card_document import card_document
from sightline.documents.card_over_time import OverTime, months_of_year, over_time_document
from sightline.documents.card_stored import as_text, from_text, hash_of
from sightline.documents.exports import to_html
from sightline.documents.inputs import Kind
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

MONTH = date(2026, 10, 31)
ROW = CardRow(
    indicator="seen", title="Children seen in time", area="front_door", unit=Unit.PERCENT,
    polarity=Polarity.HIGHER, period=period_ending(MONTH, Basis.MONTH), shown="80.0%", value=80.0,
    status=Status.OK, parts="8 of 10", numerator=8, denominator=10, target=85.0,
    shown_target="85.0%", target_name="local target", rating=Rating.AMBER, change=Change.DOWN,
    judgement=Judgement.WORSE, signal=Judgement.WORSE, signal_change=Change.DOWN,
    recent=(82.0, None, 80.0), beside=(Benchmark(Kind.ENGLAND, "England", 83.1, 2026),),
    of_unit=UnitFigure("75.0%", 75.0, "3 of 4", 3, 4), definition_hash="abc", code="R-2610-2X2",
)  # fmt: skip
CARD = CardData(
    authority="999", authority_name="Wrenshire", service="front", title="Front door", month=MONTH,
    snapshot="first", data_as_at=MONTH, areas=(("front_door", "Front door"),), rows=(ROW,),
    unit="Front Door",
)  # fmt: skip


def with_row(**changed: object) -> CardData:
    return replace(CARD, snapshot="second", data_as_at=date(2026, 11, 30),
                   rows=(replace(ROW, **changed),))  # type: ignore[arg-type]  # fmt: skip


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(), st.sampled_from(Status))
def test_a_card_comes_back_from_its_text_as_it_was(value: float, said: str, status: Status) -> None:
    card = replace(CARD, rows=(replace(ROW, value=value, truth=said, status=status), ROW))
    assert from_text(as_text(card)) == card
    assert hash_of(as_text(from_text(as_text(card)))) == hash_of(as_text(card))


def test_a_card_that_differs_in_one_letter_has_another_hash() -> None:
    assert hash_of(as_text(CARD)) != hash_of(as_text(with_row(title="Children seen in times")))


def test_each_change_says_what_changed_and_why() -> None:
    late = with_row(value=81.8, numerator=9, denominator=11, shown="81.8%", parts="9 of 11")
    (found,) = changes(CARD, late, {"seen": "Discrepancy 7 was put right."})
    assert found.why[0] == "Discrepancy 7 was put right."
    assert "1 more counted and 1 more looked at, as records came late" in found.why[1]
    assert (found.shown_before, found.shown_after) == ("80.0% (8 of 10)", "81.8% (9 of 11)")
    (found,) = changes(CARD, with_row(definition_hash="xyz", value=70.0))
    assert found.why == ("Its definition or a setting has changed.",)
    (found,) = changes(CARD, with_row(target=90.0, shown_target="90.0%"))
    assert found.why == ("The target was 85.0% and is 90.0%.",) and found.is_only_beside
    (found,) = changes(CARD, replace(CARD, rows=()))
    assert found.why == ("No longer on the card.",) and found.shown_after == "–"
    assert not changes(CARD, replace(CARD, snapshot="second"))


def test_a_paper_leaves_the_services_own_figures_out() -> None:
    whole, paper = card_document(CARD), card_document(CARD, with_unit=False)
    assert "3\u00a0of\u00a04" in to_html(whole)
    assert "75.0%" not in to_html(paper) and "R-2610-2X2" in to_html(paper)


def test_a_year_is_shown_month_by_month_and_what_is_not_verified_is_named() -> None:
    months = months_of_year(2026, 3)
    assert [f"{month:%Y-%m}" for month in months] == ["2026-10", "2026-11", "2026-12"]
    assert all(is_month_end(month) for month in months_of_year(2027))
    found = OverTime("Front door", months, {MONTH: CARD})
    (line,) = found.lines
    assert [row and row.shown for row in line.months] == ["80.0%", None, None]
    page = to_html(over_time_document(found, about=(), name="year"))
    assert "Not verified, so not shown: November 2026, December 2026." in page

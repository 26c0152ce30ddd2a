"""Which themes an audit speaks to, and the months of a report. Plain Python."""

from datetime import date

import pytest

from sightline.apps.audits.findings.periods import period_of, read_period
from sightline.apps.audits.findings.rules import check_sentence, covered, shown_count
from sightline.apps.audits.findings.suggesting import suggest
from sightline.apps.audits.findings.themes import themes
from sightline.vocabulary.audit_tools.reading import shipped_tools
from sightline.vocabulary.not_allowed import NotAllowed


def test_every_question_names_a_theme_there_is() -> None:
    named = {question.theme for tool in shipped_tools() for question in tool.questions}
    assert named - {""} <= set(themes())


def test_a_no_and_the_words_of_a_box_suggest_themes_and_a_yes_does_not() -> None:
    tool = max(shipped_tools(), key=lambda each: len(each.questions))
    first, other = [q for q in tool.questions if q.theme and q.type == "yes_no"][:2]
    words = {(tool.sections[0].key, "good_practice"): "Her wishes shape the work",
             (tool.sections[0].key, "reflection"): "supervision"}  # fmt: skip
    found = suggest(tool, {first.key: "no", other.key: "yes"}, words, themes())
    said = {(each.theme, each.question, each.is_good) for each in found}
    assert said == {(first.theme, first.key, False), ("voice", "", True)}


@pytest.mark.parametrize(
    ("day", "months", "first", "last"),
    [
        (date(2026, 11, 23), 3, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 2, 28), 2, date(2026, 1, 1), date(2026, 2, 28)),
        (date(2024, 2, 1), 2, date(2024, 1, 1), date(2024, 2, 29)),
    ],
)
def test_a_report_spans_whole_months(day: date, months: int, first: date, last: date) -> None:
    period = period_of(day, months)
    assert (period.first, period.last) == (first, last)
    assert read_period(period.key) == period
    assert period.before.last < first


@pytest.mark.parametrize("odd", ["2026-02-3", "2026-13-2", "2026-00-2", "1999-01-2", "٢٠٢٦-01-2"])
def test_an_odd_period_is_none(odd: str) -> None:
    assert read_period(odd) is None


def test_a_sentence_never_holds_the_childs_number_and_papers_cover_small_counts() -> None:
    with pytest.raises(NotAllowed, match="Name nobody"):
        check_sentence("CHILD-1 was not seen", "child-1")
    assert [shown_count(n, on_paper=True) for n in (0, 1, 4, 5)] == [
        "0", "fewer than 5", "fewer than 5", "5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"A": 9, "B": 7, "C": 3}, {"B", "C"}),  # 19 in all: C alone could be worked out
        ({"A": 9, "B": 2, "C": 3}, {"B", "C"}),
        ({"A": 9, "B": 7}, set()),
        ({"A": 3}, {"A"}),
        ({"A": 9, "B": 0}, set()),
        ({}, set()),
    ],
)
def test_a_small_count_can_not_be_worked_out_from_the_others(
    counts: dict[str, int], hidden: set[str]
) -> None:
    assert covered(counts) == hidden

"""The child's page as data: ages, sightings, and a picture that no record can break."""

from datetime import date

import pytest
from lxml import etree

from sightline.documents.child_page import ChildPage, Item
from sightline.documents.child_timeline import timeline_sentence, timeline_svg, words_of
from sightline.measures.worklists import WorklistRow

AS_AT = date(2026, 10, 31)


def page(**known: object) -> ChildPage:
    return ChildPage("ann", AS_AT, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2016, 10, 31), 10),
        (date(2016, 11, 1), 9),
        (date(2026, 10, 30), 0),
        (date(2026, 12, 1), None),
        (None, None),
    ],
)
def test_age_is_completed_years_and_nothing_before_birth(
    born: date | None, age: int | None
) -> None:
    assert page(born_on=born).age == age


def test_an_unborn_child_has_no_age_and_one_who_died_keeps_theirs() -> None:
    assert page(born_on=date(2026, 10, 1), unborn=True).age is None
    assert page(born_on=date(2010, 5, 1), died_on=date(2020, 4, 30)).age == 9


def test_a_child_without_a_name_is_called_by_the_id() -> None:
    assert page().name == "Child ann"
    assert page(display_name="Ann").name == "Ann"


def test_without_records_there_is_no_picture() -> None:
    assert timeline_svg(page()) == ""
    assert timeline_sentence(page()) == "No dated records."


def test_text_of_a_record_stays_text_in_the_picture() -> None:
    wild = Item("Visits", "cp_visits", '<script>alert("x")</script> & more', date(2026, 1, 5))
    drawn = page(items=(wild,), lanes=("Visits",), display_name='"<b>Ann</b>')
    root = etree.fromstring(timeline_svg(drawn).encode())
    assert root.xpath("count(//*[local-name()='script'])") == 0
    (title,) = root.xpath("//circle/title/text()")
    assert title == '<script>alert("x")</script> & more, 5 January 2026'


def test_what_does_not_count_is_not_drawn_but_stays_in_the_list() -> None:
    fine = Item("Visits", "cp_visits", "Visit", date(2026, 1, 5))
    gone = Item("Visits", "cp_visits", "Visit", date(2026, 2, 5), note="Not counted: …")
    drawn = page(items=(gone, fine), lanes=("Visits",))
    assert len(etree.fromstring(timeline_svg(drawn).encode()).xpath("//circle")) == 1
    assert timeline_sentence(drawn).startswith("1 record from 5 January 2026")


def test_spans_say_when_they_ended_or_that_they_last() -> None:
    plan = Item("Plan", "cp_plans", "Protection plan", date(2026, 1, 5), None, True)
    assert words_of(plan) == "Protection plan, 5 January 2026 still open"
    ended = Item("Plan", "cp_plans", "Protection plan", date(2026, 1, 5), date(2026, 3, 1), True)
    assert words_of(ended) == "Protection plan, 5 January 2026 to 1 March 2026"


def test_a_duty_far_ahead_stands_at_the_edge_and_a_late_one_says_so() -> None:
    item = Item("Visits", "cp_visits", "Visit", date(2026, 1, 5))
    duties = tuple(
        WorklistRow("cp_visits", 1, "ann", date(2026, 1, 5), "S", "T", "W", AS_AT, due_on, None, 7)
        for due_on in (date(2026, 10, 1), date(2031, 1, 1))
    )
    drawn = page(items=(item,), lanes=("Visits",), duties=duties)
    titles = etree.fromstring(timeline_svg(drawn).encode()).xpath("//path/title/text()")
    assert "cp visits: due 1 October 2026, late" in titles
    assert "cp visits: due 1 January 2031" in titles

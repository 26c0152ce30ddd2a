"""Wrenshire's Annex A: the eleven lists as its case system would draw them on an extract day."""

from collections.abc import Callable, Iterable
from datetime import date

from sightline.demo.annex_a_children import ChildLists
from sightline.demo.annex_a_drawing import Row
from sightline.demo.annex_a_front_door import FrontDoorLists
from sightline.demo.annex_a_permanence import PermanenceLists
from sightline.demo.events import History
from sightline.demo.workforce import Workforce


def annex_a_lists(history: History, workforce: Workforce, as_at: date) -> dict[int, list[Row]]:
    """Number of the list → its rows, in the columns of `annex_a_headings`."""
    front = FrontDoorLists(history, workforce, as_at)
    children = ChildLists(history, workforce, as_at)
    later = PermanenceLists(history, workforce, as_at)
    makers: dict[int, Callable[[], Iterable[Row]]] = {
        1: front.contacts, 2: front.early_help, 3: front.referrals, 4: front.assessments,
        5: front.section_47s, 6: children.children_in_need, 7: children.child_protection,
        8: children.in_care, 9: later.care_leavers, 10: later.adoptions, 11: later.adopters,
    }  # fmt: skip
    return {number: list(make()) for number, make in makers.items()}

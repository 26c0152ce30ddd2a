"""The slips of the pen that real extracts hold, put into Wrenshire's Annex A lists.

Few, and each of a kind councils know: a date that does not exist, a word where a number belongs, a
code nobody defined, a row sent twice, an ethnicity left out, an end before its start.
"""

from datetime import date, timedelta
from random import Random

from sightline.demo.annex_a_drawing import Row
from sightline.demo.annex_a_headings import HEADINGS
from sightline.demo.world import SEED

_END_DATES = {
    4: ("Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"),
    7: ("Child Protection Plan Start Date", "Child Protection Plan End Date"),
}


def with_slips(lists: dict[int, list[Row]], extract_day: date) -> dict[int, list[Row]]:
    """The same lists with this extract's slips in them."""
    random = Random(SEED * 1000 + extract_day.toordinal())
    found = {number: [list(row) for row in rows] for number, rows in lists.items()}
    _forget_ethnicities(found, random)
    _write_badly(found, 3, "Date of referral", "31/09/2026", random)
    _write_badly(found, 3, "Number of Referrals in Last 12 Months", "ten", random)
    _write_badly(found, 1, "Contact Source", "Walk-in at the library", random)
    _write_badly(found, 6, "Date Child Was Last Seen", "12/13/2025", random)
    _write_badly(found, 8, "Date of Last Dental Check", "refused", random)
    _write_badly(found, 1, "Child Unique ID", "", random)
    for number, (start, end) in _END_DATES.items():
        _end_before_the_start(found[number], number, start, end, random)
    for number in (1, 3):
        found[number].append(list(random.choice(found[number])))
    return found


def _forget_ethnicities(lists: dict[int, list[Row]], random: Random) -> None:
    for number in (1, 3, 6):
        column = HEADINGS[number].index("Ethnicity")
        for row in lists[number]:
            if random.random() < 0.03:
                row[column] = ""


def _write_badly(
    lists: dict[int, list[Row]], number: int, heading: str, badly: str, random: Random
) -> None:
    random.choice(lists[number])[HEADINGS[number].index(heading)] = badly


def _end_before_the_start(
    rows: list[Row], number: int, start: str, end: str, random: Random
) -> None:
    first, last = HEADINGS[number].index(start), HEADINGS[number].index(end)
    ended = [row for row in rows if isinstance(row[last], date)]
    row = random.choice(ended)
    began = row[first]
    if isinstance(began, date):
        row[last] = began - timedelta(days=3)

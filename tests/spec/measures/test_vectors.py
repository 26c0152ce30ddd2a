"""Worked answers that were known before there was any code: the shipped definitions give them."""

from datetime import date
from functools import lru_cache

import pytest

from sightline.measures.figures.examples import example_figure
from sightline.measures.language.catalogue import load_catalogue
from sightline.measures.model.indicator import Example

D = date.fromisoformat
AS_AT = "2024-03-31"


@lru_cache(maxsize=1)
def shipped():
    return load_catalogue()


def parts(indicator, as_at=AS_AT, **rows):
    """Numerator and denominator of a shipped indicator over rows."""
    catalogue = shipped()
    example = Example("", D(as_at), {name: tuple(listed) for name, listed in rows.items()})
    figure = example_figure(catalogue, catalogue[indicator], example)
    return (0, 0) if figure is None else (figure.numerator, figure.denominator)


def episodes(*spells):
    """(from, why it began, legal status, place, carer, until) of one child's episodes of care."""
    return [
        {
            "child_id": "a",
            "started_on": D(start),
            "reason_started": reason,
            "legal_status": status,
            "place": place,
            "carer": carer,
            "ended_on": D(end) if end else None,
            "end_reason": "X1" if end else "unknown",
        }
        for start, reason, status, place, carer, end in spells
    ]


@pytest.mark.parametrize(
    ("spells", "has_three"),
    [
        (
            [
                ("2023-01-10", "S", "V2", "U6", "F1", "2023-06-01"),
                ("2023-06-01", "P", "V2", "T1", "H", "2023-06-10"),
                ("2023-06-10", "P", "V2", "U6", "F1", "2023-11-01"),
                ("2023-11-01", "P", "V2", "U6", "F2", None),
            ],
            0,  # the spell in hospital and the return are one placement
        ),
        (
            [
                ("2023-01-10", "S", "C1", "U6", "F1", "2023-06-01"),
                ("2023-06-01", "P", "C1", "U6", "F2", "2023-07-01"),
                ("2023-07-01", "B", "C2", "K2", "H1", None),
            ],
            1,
        ),
        (
            [
                ("2023-04-05", "S", "C1", "U6", "F1", "2023-09-01"),
                ("2023-09-01", "L", "C2", "U6", "F1", None),
            ],
            0,  # a change of legal status is no move
        ),
        (
            [
                ("2022-02-01", "S", "C1", "U5", "F1", "2023-05-01"),
                ("2023-05-01", "U", "E1", "A5", "F1", None),
            ],
            0,  # the foster carers adopt
        ),
        (
            [
                ("2022-01-01", "S", "C2", "U6", "F0", "2023-03-31"),
                ("2023-03-31", "P", "C2", "U6", "F1", "2023-12-01"),
                ("2023-12-01", "P", "C2", "K2", "H1", None),
            ],
            0,  # the first ended before the year began
        ),
        (
            [
                ("2022-01-01", "S", "C2", "U6", "F0", "2023-04-02"),
                ("2023-04-02", "P", "C2", "U6", "F1", "2023-12-01"),
                ("2023-12-01", "P", "C2", "K2", "H1", None),
            ],
            1,  # it was still open when the year began
        ),
    ],
)
def test_three_or_more_placements(spells, has_three):
    assert parts("lac_3plus_placements_pct", cla_episodes=episodes(*spells)) == (has_three, 1)


@pytest.mark.parametrize(
    ("born", "spells", "answer"),
    [
        ("2012-01-01", [("2021-03-01", "S", "C2", "U6", "F1", None)], (1, 1)),
        (
            "2012-01-01",
            [
                ("2021-03-01", "S", "C2", "U6", "F1", "2022-10-01"),
                ("2022-10-01", "P", "C2", "U6", "F2", None),
            ],
            (0, 1),
        ),
        ("2008-03-31", [("2021-03-01", "S", "C2", "U6", "F1", None)], (0, 0)),
        ("2008-04-01", [("2021-03-01", "S", "C2", "U6", "F1", None)], (1, 1)),
        ("2012-01-01", [("2021-11-01", "S", "C2", "U6", "F1", None)], (0, 0)),
        (
            "2012-01-01",
            [
                ("2021-03-01", "S", "C2", "U6", "F1", "2023-10-01"),
                ("2023-10-01", "B", "E1", "A6", "AD", None),
            ],
            (1, 1),
        ),
        (
            "2012-01-01",
            [
                ("2021-09-30", "S", "C2", "U6", "F0", "2022-03-31"),
                ("2022-03-31", "P", "C2", "U6", "F1", None),
            ],
            (1, 1),
        ),
    ],
)
def test_long_term_stability(born, spells, answer):
    children = [{"child_id": "a", "born_on": D(born)}]
    got = parts("lac_longterm_stability_pct", cla_episodes=episodes(*spells), children=children)
    assert got == answer


@pytest.mark.parametrize(
    ("started", "held", "answer"),
    [
        ("2024-01-15", [], (0, 0)),
        ("2023-06-10", ["2023-09-10", "2024-03-08"], (1, 1)),
        ("2023-06-10", ["2023-09-11"], (0, 1)),
        ("2023-10-01", [], (0, 1)),
        ("2023-06-01", ["2023-08-20"], (0, 1)),
        ("2023-12-31", ["2024-03-30"], (1, 1)),
        ("2023-12-31", [], (1, 1)),
    ],
)
def test_reviews_of_a_protection_plan(started, held, answer):
    plans = [{"child_id": "a", "started_on": D(started)}]
    reviews = [{"child_id": "a", "held_on": D(day)} for day in held]
    assert parts("cpp_reviews_in_time_pct", cp_plans=plans, cp_reviews=reviews) == answer


@pytest.mark.parametrize(
    ("days", "answer"),
    [
        (["2023-04-10", "2024-04-09"], (1, 1)),
        (["2023-04-10", "2024-04-10"], (1, 1)),
        (["2023-04-10", "2024-04-11"], (0, 1)),
        (["2023-05-01", "2023-06-01", "2024-05-31"], (2, 2)),
        (["2024-04-10"], (0, 1)),
    ],
)
def test_re_referrals_within_twelve_months(days, answer):
    as_at = "2024-05-31" if len(days) == 3 else "2024-04-30"
    referrals = [{"child_id": "a", "referred_on": D(day)} for day in days]
    counted = parts("rereferrals_12m_pct", as_at=as_at, referrals=referrals)
    assert counted == answer


def test_second_plans():
    spells = [
        ("2019-01-01", "2019-12-01"),
        ("2023-05-01", "2023-09-01"),
        ("2024-01-10", None),
    ]
    plans = [
        {"child_id": "a", "started_on": D(start), "ended_on": D(end) if end else None}
        for start, end in spells
    ]
    assert parts("cpp_second_ever_pct", cp_plans=plans) == (2, 2)
    assert parts("cpp_second_2y_pct", cp_plans=plans) == (1, 2)


@pytest.mark.parametrize(
    ("started", "counted"), [("2022-04-01", 1), ("2022-04-02", 1), ("2022-04-03", 0)]
)
def test_two_years_on_a_plan(started, counted):
    assert parts("cpp_open_2y_pct", cp_plans=[{"child_id": "a", "started_on": D(started)}]) == (
        counted,
        1,
    )

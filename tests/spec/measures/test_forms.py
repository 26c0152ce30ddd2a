"""Pictures of forms, shares, units and breakdowns: how kept rows become figures."""

from datetime import date

import pytest
from tests.spec.measures.asking import define

from sightline.vocabulary.words import Basis, Status

D = date.fromisoformat
FLOW = {"counts": "assessments", "on": "completed_on", "over": "rolling_12_months"}


def assessed(*lengths, **more):
    """Assessments completed on 1 March 2024 that took so many days."""
    end = D("2024-03-01")
    return {
        "assessments": [
            {
                "child_id": f"child {n}",
                "started_on": date.fromordinal(end.toordinal() - days),
                "completed_on": end,
                **more,
            }
            for n, days in enumerate(lengths)
        ]
    }


@pytest.mark.parametrize(
    ("form", "value", "parts", "answer"),
    [
        ("count", None, (1, None), 1),
        ("percent", None, (1, 3), 100 / 3),
        ("ratio", None, (1, 3), 1 / 3),
        ("sum", "days(started_on, completed_on)", (10, None), 10),
        ("mean", "days(started_on, completed_on)", (10, 1), 10),
        ("percent", "days(started_on, completed_on)", (10, 60), 100 / 6),
        ("ratio", "days(started_on, completed_on)", (10, 60), 1 / 6),
    ],
)
def test_each_form_divides_what_it_counts(ask, form, value, parts, answer):
    keys = {"form": form, "where": "days(started_on, completed_on) <= 10"} | FLOW
    keys |= {"value": value} if value else {}
    asked = ask(assessed(10, 20, 30), "2024-03-31", **keys)
    assert asked.parts == parts
    assert asked.value == pytest.approx(answer)


def test_a_median_lies_between_the_two_in_the_middle(ask):
    keys = {"form": "median", "value": "days(started_on, completed_on)"} | FLOW
    asked = ask(assessed(1, 2, 10, 40), "2024-03-31", **keys)
    assert (asked.value, asked.parts) == (6, (None, 4))


def test_nothing_to_divide_by_is_said_and_not_zero(ask):
    asked = ask(assessed(), "2024-03-31", where="true", **FLOW)
    figure = asked.at()
    assert (figure.value, figure.status, figure.reason) == (
        None,
        Status.NOT_APPLICABLE,
        "nothing to count",
    )


def test_of_keeps_rows_for_the_denominator(ask):
    keys = {"of": "days(started_on, completed_on) > 5", "where": "started_on < as_at"} | FLOW
    assert ask(assessed(1, 10, 20), "2024-03-31", **keys).parts == (2, 2)


def test_once_per_child_the_latest_kept_row_counts_with_its_own_team(ask):
    days = [("2023-05-01", "North"), ("2024-01-01", "South"), ("2024-02-01", "North")]
    rows = [
        {"child_id": "a", "referred_on": D(day), "team": team, "nfa": day < "2024-02"}
        for day, team in days
    ]
    keys = {
        "counts": "referrals", "on": "referred_on", "over": "rolling_12_months",
        "once_per": "child", "form": "count", "of": "nfa",
    }  # fmt: skip
    asked = ask({"referrals": rows}, "2024-03-31", **keys)
    assert asked.value == 1
    assert asked.at(level="team", unit="South").value == 1
    assert asked.at(level="team", unit="North") is None


def test_a_share_splits_the_numerator_by_the_members_of_a_list(ask):
    rows = assessed(1, 2, 3)
    for row, factors in zip(rows["assessments"], [["1A", "3B"], ["3B"], []], strict=True):
        row["factors"] = factors
    asked = ask(rows, "2024-03-31", form="percent", share_by="factors", **FLOW)
    share = asked.at(breakdown="factors", breakdown_value="3B")
    assert (share.numerator, share.denominator) == (2, 3)
    assert asked.at(breakdown="factors", breakdown_value="1A").numerator == 1
    assert asked.parts == (3, 3)


def test_a_share_splits_by_a_code_with_the_unknown_among_them(ask):
    rows = [
        {"child_id": f"child {n}", "referred_on": D("2024-03-01"), **source}
        for n, source in enumerate([{"source": "6"}, {"source": "6"}, {}])
    ]
    asked = ask(
        {"referrals": rows}, "2024-03-31", counts="referrals", on="referred_on",
        over=["month"], form="percent", share_by="source",
    )  # fmt: skip
    assert asked.at(breakdown="source", breakdown_value="6").numerator == 2
    assert asked.at(breakdown="source", breakdown_value="unknown").numerator == 1


def test_a_rate_is_per_so_many_of_the_year_before(ask):
    rows = assessed(1, 2, 3) | {
        "populations": [{"year": 2022, "aged_0_17": 1000}, {"year": 2024, "aged_0_17": 1}]
    }
    asked = ask(rows, "2024-03-31", form="rate", per=10000, population="aged_0_17", **FLOW)
    # The year to March 2024 wants the estimate of mid-2023; the latest not after is of 2022.
    assert (asked.value, asked.parts) == (30, (3, 1000))


def test_a_rate_over_less_than_a_year_is_made_a_years_rate(ask):
    rows = assessed(1, 2, 3) | {"populations": [{"year": 2023, "aged_0_17": 1000}]}
    keys = FLOW | {"over": ["month", "quarter", "year_to_date"], "form": "rate"}
    asked = ask(rows, "2024-03-31", population="aged_0_17", **keys)
    assert asked.at(Basis.MONTH).value == 360
    assert asked.at(Basis.QUARTER).value == 120
    assert asked.at(Basis.YEAR_TO_DATE).value == 30


def test_a_rate_without_its_population_is_not_yet_available(ask):
    asked = ask(assessed(1), "2024-03-31", form="rate", population="aged_0_17", **FLOW)
    assert (asked.at().value, asked.at().status) == (None, Status.NOT_YET_AVAILABLE)


def test_below_the_authority_a_rate_is_not_applicable(ask):
    rows = assessed(1, team="North") | {"populations": [{"year": 2023, "aged_0_17": 1000}]}
    asked = ask(rows, "2024-03-31", form="rate", population="aged_0_17", **FLOW)
    figure = asked.at(level="team", unit="North")
    assert (figure.value, figure.numerator, figure.status) == (None, 1, Status.NOT_APPLICABLE)


def test_two_indicators_are_divided_unit_by_unit(ask):
    workers = [
        {"worker_id": "w1", "started_on": D("2020-01-01"), "fte": 1.0, "team": "North"},
        {"worker_id": "w2", "started_on": D("2020-01-01"), "fte": 0.5, "team": "South"},
        {
            "worker_id": "w3",
            "started_on": D("2020-01-01"),
            "ended_on": D("2024-02-01"),
            "fte": 0.3,
            "team": "North",
        },
    ]
    leavers = define(
        id="leavers", counts="social_workers", on="ended_on", over="rolling_12_months",
        form="sum", value="fte",
    )  # fmt: skip
    in_post = define(
        id="in_post", counts="social_workers", open=["started_on", "ended_on"], form="sum",
        value="fte",
    )  # fmt: skip
    asked = ask(
        {"social_workers": workers}, "2024-03-31", parts=(leavers, in_post),
        divides=["leavers", "in_post"], form="percent", over="rolling_12_months",
    )  # fmt: skip
    assert asked.value == pytest.approx(20)
    assert asked.at(level="team", unit="North").value == pytest.approx(30)
    assert asked.at(level="team", unit="South").value == 0


def test_a_division_is_split_only_where_both_its_parts_are(ask):
    workers = [
        {"worker_id": "w1", "started_on": D("2020-01-01"), "fte": 1.0, "role": "5"},
        {"worker_id": "w2", "started_on": D("2020-01-01"), "fte": 1.0, "role": "4"},
    ]
    view = {"counts": "social_workers", "open": ["started_on", "ended_on"], "form": "sum"}
    above = define(id="above", value="fte", breakdowns=["role"], **view)
    below = define(id="below", value="fte", **view)
    asked = ask(
        {"social_workers": workers}, "2024-03-31", parts=(above, below),
        divides=["above", "below"], form="percent", breakdowns=["role"],
    )  # fmt: skip
    assert asked.value == 100
    assert {f.breakdown for f in asked.figures.rows(indicator=asked.indicator.id)} == {""}


def test_a_flow_takes_the_team_that_held_the_child_on_its_day(ask):
    allocations = [
        {"child_id": "a", "team": "North", "worker": "w1", "started_on": D("2023-01-01"),
         "ended_on": D("2024-03-10")},
        {"child_id": "a", "team": "South", "worker": "w2", "started_on": D("2024-03-10"),
         "ended_on": D("2024-03-20")},
    ]  # fmt: skip
    days = ["2024-03-09", "2024-03-10", "2024-03-20", "2024-03-21"]
    rows = [{"child_id": "a", "referred_on": D(day), "team": "East"} for day in days]
    asked = ask(
        {"referrals": rows, "allocations": allocations}, "2024-03-31",
        counts="referrals", on="referred_on", over="month",
    )  # fmt: skip
    teams = {f.unit: f.value for f in asked.figures.rows(level="team")}
    # On the last day of the last one the child was still theirs; after it the row's own counts.
    assert teams == {"North": 1, "South": 2, "East": 1}
    assert asked.at(level="worker", unit="w2").value == 2


def test_a_stock_takes_the_team_of_the_day_asked(ask):
    allocations = [
        {"child_id": "a", "team": "North", "started_on": D("2023-01-01"),
         "ended_on": D("2024-03-10")},
        {"child_id": "a", "team": "South", "started_on": D("2024-03-10")},
    ]  # fmt: skip
    rows = {"cp_plans": [{"child_id": "a", "started_on": D("2023-01-01")}]}
    rows["allocations"] = allocations
    asked = ask(rows, "2024-03-31", counts="cp_plans", open=["started_on", "ended_on"])
    assert {f.unit for f in asked.figures.rows(level="team")} == {"South"}


def test_a_row_nobody_holds_and_no_team_names_is_not_recorded(ask):
    rows = {"cp_reviews": [{"child_id": "a", "held_on": D("2024-03-01")}]}
    asked = ask(rows, "2024-03-31", counts="cp_reviews", on="held_on", over="month")
    assert [f.unit for f in asked.figures.rows(level="team")] == ["Not recorded"]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2023-03-02", "Under 1"),
        ("2023-03-01", "1 to 4"),
        ("2024-06-01", "Under 1"),
        ("2014-03-02", "5 to 9"),
        ("2008-03-01", "16 and over"),
        (None, "unknown"),
    ],
)
def test_a_flow_is_split_by_the_age_on_its_day(ask, born, band):
    rows = assessed(1) | {
        "children": [{"child_id": "child 0", "born_on": D(born) if born else None}]
    }
    asked = ask(rows, "2024-03-31", breakdowns=["age_band"], **FLOW)
    split = [f.breakdown_value for f in asked.figures.rows(breakdown="age_band", level="authority")]
    assert split == [band]


def test_splits_add_up_to_the_whole_in_every_unit(ask):
    rows = assessed(1, 2, 3, 4)
    for n, row in enumerate(rows["assessments"]):
        row["team"] = "North" if n else "South"
    children = [{"child_id": f"child {n}", "sex": sex} for n, sex in enumerate("MFF")]
    keys = {"breakdowns": ["sex", "support_required"]} | FLOW
    asked = ask(rows | {"children": children}, "2024-03-31", **keys)
    for unit in ("North", "South"):
        whole = asked.at(level="team", unit=unit).value
        for breakdown in ("sex", "support_required"):
            parts = asked.figures.rows(level="team", unit=unit, breakdown=breakdown)
            assert sum(part.value for part in parts) == whole

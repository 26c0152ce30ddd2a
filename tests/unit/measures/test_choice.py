"""Which way is used and which status a figure has, by what an authority holds and since when."""

from datetime import date

from tests.spec.measures.asking import define

from sightline.measures.figures.choice import Chooser
from sightline.measures.figures.days import AskedDay, asked_days, months_in
from sightline.measures.figures.hashes import definition_hash
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.settings import SettingChange, Settings
from sightline.store.loads import Covered
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.words import Basis, Status

D = date.fromisoformat
AS_AT = D("2024-03-31")
YEAR = Basis.ROLLING_12_MONTHS
FLOW = define(counts="referrals", on="referred_on", over="rolling_12_months")
STOCK = define(counts="cp_plans", open=["started_on", "ended_on"])


def holding(observed=(), filled=(), **coverage):
    covered = {
        table: tuple(Covered(table, D(first), D(last)) for first, last in stretches)
        for table, stretches in coverage.items()
    }
    seen = {"cp_plans": tuple(map(D, observed))}
    return Holdings("336", AS_AT, covered, seen, filled=frozenset(filled))


def choose(indicator, holdings, basis=None, as_at=AS_AT):
    basis = basis or indicator.headline
    return Chooser(declared_records(), holdings).choose(indicator, basis, as_at)


def test_a_flow_whose_every_day_is_covered_is_ok():
    chosen = choose(FLOW, holding(referrals=[("2023-04-01", "2024-03-31")]))
    assert (chosen.way, chosen.status) == (0, Status.OK)


def test_stretches_that_touch_are_one():
    stretches = [("2023-04-01", "2023-09-30"), ("2023-10-01", "2024-03-31")]
    assert choose(FLOW, holding(referrals=stretches)).status is Status.OK


def test_a_flow_with_less_says_how_many_months_it_has():
    chosen = choose(FLOW, holding(referrals=[("2023-12-01", "2024-03-31")]))
    assert (chosen.way, chosen.status, chosen.reason) == (
        0,
        Status.SHORT_HISTORY,
        "4 of 12 months",
    )


def test_a_gap_ends_the_count_of_months():
    stretches = [("2023-04-01", "2023-12-31"), ("2024-02-01", "2024-03-31")]
    assert choose(FLOW, holding(referrals=stretches)).reason == "2 of 12 months"


def test_needs_months_asks_for_more_than_the_period():
    indicator = define(
        counts="referrals", on="referred_on", over="rolling_12_months", needs_months=24
    )
    chosen = choose(indicator, holding(referrals=[("2023-04-01", "2024-03-31")]))
    assert (chosen.status, chosen.reason) == (Status.SHORT_HISTORY, "12 of 24 months")


def test_a_table_that_was_never_loaded_leaves_no_figure():
    chosen = choose(FLOW, holding())
    assert (chosen.way, chosen.status) == (None, Status.NOT_YET_AVAILABLE)
    assert chosen.reason == "Referrals: not loaded"


def test_a_stock_whose_day_is_not_covered_has_a_short_history():
    chosen = choose(STOCK, holding(cp_plans=[("2023-04-01", "2024-02-29")]))
    assert (chosen.status, chosen.reason) == (
        Status.SHORT_HISTORY,
        "records end on 29 February 2024",
    )


def test_an_observed_column_must_have_been_seen_of_late():
    indicator = define(
        counts="cp_plans", open=["started_on", "ended_on"], where="latest_category = 'NEG'"
    )
    held = {"cp_plans": [("2023-04-01", "2024-03-31")]}
    assert choose(indicator, holding(observed=["2024-01-31"], **held)).status is Status.OK
    chosen = choose(indicator, holding(observed=["2023-11-01"], **held))
    assert chosen.status is Status.NOT_YET_AVAILABLE
    assert "not observed in the 100 days before" in chosen.reason


def test_what_was_built_is_covered_as_what_it_was_built_from():
    indicator = define(counts="periods_of_care", open=["started_on", "ended_on"])
    held = holding(cla_episodes=[("2023-04-01", "2024-03-31")])
    assert choose(indicator, held).status is Status.OK


WAYS = define(
    counts="referrals",
    on="referred_on",
    over="month",
    way_label="all referrals",
    way=[
        {"label": "seen", "needs": ["referrals.first_seen_on"], "where": "first_seen_on is null"},
        {"label": "visits", "needs": ["cin_visits"], "counts": "cin_visits", "on": "visited_on"},
    ],
)


def test_the_first_way_that_can_be_met_is_used():
    march = [("2024-03-01", "2024-03-31")]
    assert choose(WAYS, holding(referrals=march)).label == "all referrals"
    assert choose(WAYS, holding(referrals=march, cin_visits=march)).label == "visits"
    filled = holding(referrals=march, cin_visits=march, filled=["referrals.first_seen_on"])
    assert choose(WAYS, filled).label == "seen"


def test_a_way_whose_need_is_not_covered_that_day_is_passed_over():
    held = holding(
        referrals=[("2024-03-01", "2024-03-31")], cin_visits=[("2023-01-01", "2024-03-30")]
    )
    assert choose(WAYS, held).label == "all referrals"


def test_a_collected_one_waits_for_its_owner():
    chosen = choose(define(collected=True), holding())
    assert (chosen.status, chosen.reason) == (
        Status.NOT_YET_AVAILABLE,
        "typed in by its owner",
    )


def test_the_days_are_month_ends_and_the_extract_day():
    days = asked_days("336", D("2024-03-20"), 2)
    assert [(day.as_at, day.live) for day in days] == [
        (D("2024-01-31"), False),
        (D("2024-02-29"), False),
        (D("2024-03-20"), True),
    ]
    assert [day.as_at for day in asked_days("336", AS_AT, 1)] == [AS_AT]


def test_a_month_begun_counts_by_its_days():
    assert months_in(Basis.YEAR_TO_DATE, D("2024-06-15")) == 2.5
    assert months_in(Basis.YEAR_TO_DATE, AS_AT) == 12


SETTING = define(
    counts="referrals", on="referred_on", over="month", settings={"limit_days": 5},
    where="days(referred_on, decided_on) <= limit_days",
)  # fmt: skip
CHANGE = SettingChange("336", "asked", "limit_days", 3, D("2024-02-01"), "agreed by the board")


def test_a_changed_setting_holds_from_its_day():
    settings = Settings([CHANGE])
    assert settings.on(SETTING, AskedDay("336", D("2024-01-31"))) == {"limit_days": 5}
    assert settings.on(SETTING, AskedDay("336", D("2024-02-01"))) == {"limit_days": 3}
    assert settings.on(SETTING, AskedDay("999", D("2024-02-01"))) == {"limit_days": 5}


def test_the_hash_changes_with_what_is_counted_and_with_nothing_else():
    all_of = {"asked": SETTING}
    plain = definition_hash(SETTING, all_of)
    assert definition_hash(SETTING, all_of, Settings([CHANGE]), "336") != plain
    assert definition_hash(SETTING, all_of, Settings([CHANGE]), "999") == plain
    keys = {"counts": "referrals", "on": "referred_on", "over": "month"}
    keys |= {"settings": {"limit_days": 5}, "where": "days(referred_on, decided_on) <= limit_days"}
    assert definition_hash(define(**keys, notes="a doubt"), all_of) == plain
    assert definition_hash(define(**keys, of="nfa"), all_of) != plain

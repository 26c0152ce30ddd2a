"""Each built record table agrees with a plain-Python twin on rows nobody thought of."""

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.store import twin_care, twin_cases, twin_duties

from sightline.store.built import build, put_rows
from sightline.vocabulary.months import months_after

FIRST = date(2021, 1, 1)
UNTIL = date(2024, 12, 31)
days = st.integers(0, 900).map(lambda n: FIRST + timedelta(days=n))
some_days = st.lists(days, max_size=5, unique=True)


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect(":memory:") as made:
        yield made


def made(connection, name, **tables):
    connection.execute("DROP SCHEMA IF EXISTS loaded CASCADE")
    for table, rows in tables.items():
        put_rows(connection, table, rows)
    build(connection, [name])
    return connection.sql(f'FROM main."{name}" ORDER BY row_id').to_arrow_table().to_pylist()


def only(rows, columns):
    return [{name: row[name] for name in columns} for row in rows]


def by_dates(rows):
    return sorted(rows, key=lambda row: (row["started_on"], str(row)))


@st.composite
def one_childs_episodes(draw):
    """Episodes one after the other, mostly chained, with the odd gap, overlap and short break."""
    rows, day = [], FIRST
    for n in range(draw(st.integers(1, 7))):
        day += timedelta(days=draw(st.sampled_from([0, 0, 0, 3, 40])))
        ended = day + timedelta(days=draw(st.integers(1, 120)))
        rows.append(
            {
                "child_id": "a",
                "started_on": day,
                "reason_started": "S" if n == 0 else draw(st.sampled_from("SLPTUB")),
                "legal_status": draw(st.sampled_from(["C1", "C2", "E1", "V2", "V4"])),
                "need": draw(st.sampled_from(["N1", "unknown"])),
                "place": draw(st.sampled_from(["U6", "U6", "K2", "T1", "A5", "A6"])),
                "provider": "PR1",
                "carer": draw(st.sampled_from([None, "F1", "F2"])),
                "placement_postcode": draw(st.sampled_from([None, "AB1 2CD"])),
                "ended_on": ended,
                "end_reason": draw(st.sampled_from(["X1", "X1", "X1", "E4A", "unknown"])),
            }
        )
        day = ended
    if draw(st.booleans()):
        rows[draw(st.sampled_from([-1, -1, 0]))] |= {"ended_on": None, "end_reason": "unknown"}
    return rows


several_children = st.lists(one_childs_episodes(), min_size=1, max_size=6)


def assert_twins_agree(connection, name, twin, children):
    rows = [{**row, "child_id": f"child {n}"} for n, kept in enumerate(children) for row in kept]
    found = made(connection, name, cla_episodes=rows)
    for n, kept in enumerate(children):
        expected = twin(kept)
        of_child = [row for row in found if row["child_id"] == f"child {n}"]
        columns = expected[0] if expected else []
        assert by_dates(only(of_child, columns)) == by_dates(expected)


@settings(max_examples=20)
@given(children=several_children)
def test_periods_of_care_agree(connection, children):
    assert_twins_agree(connection, "periods_of_care", twin_care.periods, children)


@settings(max_examples=20)
@given(children=several_children)
def test_placements_agree(connection, children):
    assert_twins_agree(connection, "placements", twin_care.placements, children)


@settings(max_examples=20)
@given(children=several_children)
def test_legal_statuses_agree(connection, children):
    assert_twins_agree(connection, "cla_statuses", twin_care.statuses, children)


@settings(max_examples=30)
@given(length=st.none() | st.integers(1, 900), held=some_days)
def test_child_protection_review_duties_agree(connection, length, held):
    plan = {"child_id": "a", "started_on": FIRST + timedelta(days=100)}
    plan["ended_on"] = plan["started_on"] + timedelta(days=length) if length else None
    reviews = [{"child_id": "a", "held_on": day} for day in held]
    expected = twin_duties.cp_duties(plan, held)
    found = made(connection, "cp_review_duties", cp_plans=[plan], cp_reviews=reviews)
    assert only(found, ["number", "set_on", "due_on", "held_on"]) == expected


@settings(max_examples=30)
@given(
    length=st.none() | st.integers(1, 900),
    held=some_days,
    order_after=st.none() | st.integers(0, 500),
    placed_after=st.none() | st.integers(0, 700),
)
def test_looked_after_review_duties_agree(connection, length, held, order_after, placed_after):
    start = FIRST + timedelta(days=50)
    ended = start + timedelta(days=length) if length else None

    def inside(after):
        day = None if after is None else start + timedelta(days=after)
        return day if day and (ended is None or day < ended) else None

    order_on, placed_on = inside(order_after), inside(placed_after)
    period = {"child_id": "a", "started_on": start, "ended_on": ended}
    adoption = {
        "child_id": "a",
        "decision_on": FIRST,
        "placement_order_on": order_on,
        "placed_on": placed_on,
    }
    found = made(
        connection,
        "cla_review_duties",
        periods_of_care=[period],
        cla_episodes=[],
        adoptions=[adoption],
        cla_reviews=[{"child_id": "a", "held_on": day} for day in held],
    )
    expected = twin_duties.cla_duties(period, held, order_on, placed_on)
    columns = ["schedule", "number", "set_on", "due_on", "held_on"]
    key = lambda row: (row["set_on"], row["due_on"], row["number"])  # noqa: E731
    assert sorted(only(found, columns), key=key) == sorted(expected, key=key)


spans = st.lists(
    st.tuples(st.sampled_from(["cp_plans", "assessments", "cin_plans"]), days,
              st.none() | st.integers(0, 200)),
    max_size=6,
    unique_by=lambda one: (one[0], one[1]),
)  # fmt: skip
KIND = {"cp_plans": "child_protection", "assessments": "assessment", "cin_plans": "child_in_need"}


@settings(max_examples=30)
@given(drawn=spans)
def test_open_cases_agree(connection, drawn):
    tables = {"cp_plans": [], "assessments": [], "cin_plans": []}
    written = []
    for table, start, length in drawn:
        end = None if length is None else start + timedelta(days=length)
        ends_on = "completed_on" if table == "assessments" else "ended_on"
        tables[table].append({"child_id": "a", "started_on": start, ends_on: end})
        written.append((KIND[table], start, end))
    found = made(connection, "open_cases", **tables)
    expected = twin_cases.open_cases(written, UNTIL)
    assert only(found, ["kind", "started_on", "ended_on"]) == expected


@settings(max_examples=30)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 3), days, st.none() | st.integers(1, 400), st.integers(0, 30),
            st.sampled_from(["North", "South"]), st.sampled_from(["x", "y"]),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda one: (one[0], one[1]),
    )
)  # fmt: skip
def test_allocations_never_overlap_and_agree_on_every_extract_day(connection, rows):
    tables = {name: [] for name, _, _ in twin_cases.TIERS}
    observed = []
    for tier, start, length, month, team, worker in rows:
        name, starts_on, ends_on = twin_cases.TIERS[tier]
        end = None if length is None else start + timedelta(days=length)
        seen_on = months_after(date(2021, 1, 31), month)
        row = {"child_id": "a", starts_on: start, ends_on: end, "observed_on": seen_on}
        row |= {"team": team, "worker": worker}
        tables[name].append(row)
        observed.append({"tier": tier, "started_on": start, "ended_on": end, **row})
    found = made(connection, "allocations", **tables)
    held = twin_cases.days_held(found, UNTIL)
    assert all(len(holders) == 1 for holders in held.values())
    for day, holder in twin_cases.allocations_by_day(observed).items():
        assert held[day] == [holder]


@settings(max_examples=30)
@given(
    drawn=st.lists(st.tuples(st.sampled_from("abcd"), days), max_size=8, unique_by=lambda one: one),
    families=st.tuples(*[st.sampled_from([None, "f", "g"])] * 4),
)
def test_adopter_families_agree(connection, drawn, families):
    family_of = dict(zip("abcd", families, strict=True))
    rows = [
        {"adopter_id": adopter, "family_id": family_of[adopter], "enquired_on": day}
        for adopter, day in drawn
    ]
    found = made(connection, "adopter_families", adopters=rows)
    written = sorted((row["family_id"], row["enquired_on"]) for row in found)
    assert written == twin_cases.adopter_families(rows)


@settings(max_examples=30)
@given(seen=st.lists(st.tuples(st.sampled_from("abc"), days), max_size=8))
def test_care_leaver_positions_agree(connection, seen):
    seen = list({child: (child, day) for child, day in seen}.values())
    rows = [{"child_id": child, "observed_on": day} for child, day in seen]
    found = made(connection, "care_leaver_positions", care_leavers=rows)
    written = sorted((row["child_id"], row["started_on"], row["ended_on"]) for row in found)
    assert written == twin_cases.positions(seen)

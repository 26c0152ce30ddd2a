"""Staffing: workers and vacancies below one line, against a plain answer written here."""

from datetime import date

from tests.unit.store.small import built, day

WORKERS = [
    {"worker_id": "w1", "started_on": day("2020-01-06"), "fte": 1.0, "agency": False},
    {"worker_id": "w2", "started_on": day("2020-01-06"), "fte": 0.5},
    {
        "worker_id": "w3",
        "started_on": day("2024-01-08"),
        "ended_on": day("2024-05-31"),
        "fte": 1.0,
        "agency": True,
    },
]
COUNTS = [
    {"counted_on": day("2024-03-31"), "vacant_fte": 4.0, "agency_cover_fte": 3.0},
    {"counted_on": day("2024-06-30"), "vacant_fte": 2.0},
    {"counted_on": day("2024-03-31"), "team": "North", "vacant_fte": 1.0},
]


def plainly(workers: list[dict], counts: list[dict]) -> set[tuple]:
    """What the table should hold, worked out row by row."""
    rows: set[tuple] = set()
    for worker in workers:
        kind = "agency" if worker.get("agency") else "employee"
        last = worker.get("ended_on")
        rows.add((kind, worker["worker_id"], worker["fte"], worker["started_on"], last, None))
    for count in counts:
        team = count.get("team")
        same_team = [other for other in counts if other.get("team") == team]
        later = [o["counted_on"] for o in same_team if o["counted_on"] > count["counted_on"]]
        until = min(later, default=None)
        for kind, column in (("vacancy", "vacant_fte"), ("covered", "agency_cover_fte")):
            if column in count:
                rows.add((kind, None, count[column], count["counted_on"], until, team))
    return rows


def rows_of(**tables) -> list[tuple]:
    columns = ("kind", "worker_id", "fte", "started_on", "ended_on", "team")
    return [tuple(row[c] for c in columns) for row in built("staffing", **tables)]


def test_the_table_holds_what_the_plain_answer_holds():
    rows = rows_of(social_workers=WORKERS, workforce_posts=COUNTS)
    assert len(rows) == 7
    assert set(rows) == plainly(WORKERS, COUNTS)


def test_a_count_of_vacancies_holds_until_the_same_teams_next_one():
    rows = rows_of(workforce_posts=COUNTS)
    spans = {(r[0], r[5], r[3]): r[4] for r in rows}
    assert spans["vacancy", None, date(2024, 3, 31)] == date(2024, 6, 30)
    assert spans["vacancy", "North", date(2024, 3, 31)] is None


def test_a_worker_of_whom_it_is_not_said_is_not_from_an_agency():
    (row,) = rows_of(social_workers=[WORKERS[1]])
    assert row[0] == "employee"

"""From a store's published snapshot to figures on disk and back."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from tests.spec.measures.asking import catalogue_of, define

from sightline.measures.figures import folders
from sightline.measures.figures.compute import compute_figures
from sightline.measures.figures.exact import indicator_sql
from sightline.measures.figures.explain import Asking, explain
from sightline.measures.figures.figures import Figures
from sightline.measures.figures.settings import SettingChange
from sightline.store.loads import Covered, NewLoad
from sightline.store.schema import QUARANTINED
from sightline.store.store import Store
from sightline.vocabulary.words import Basis, Status

D = date.fromisoformat
FEBRUARY, MARCH = D("2024-02-29"), D("2024-03-20")

QUICK = define(
    id="quick",
    counts="referrals",
    on="referred_on",
    over="month",
    form="percent",
    settings={"limit_days": 2},
    where="days(referred_on, decided_on) <= limit_days",
)
NEGLECT = define(
    id="neglect",
    counts="cp_plans",
    open=["started_on", "ended_on"],
    form="percent",
    where="latest_category = 'NEG'",
)
PER_CHILD = define(
    id="per_child",
    counts="referrals",
    on="referred_on",
    over="month",
    form="rate",
    population="aged_0_17",
)
CATALOGUE = catalogue_of(QUICK, NEGLECT, PER_CHILD)


def load(authority, extract_on, category):
    referrals = [("a", "2024-02-10", "2024-02-13"), ("b", "2024-03-04", "2024-03-07")]
    known = [row for row in referrals if D(row[1]) <= extract_on]
    tables = {
        "referrals": pa.table(
            {
                "child_id": [child for child, *_ in known],
                "referred_on": pa.array([D(day) for _, day, _ in known], pa.date32()),
                "decided_on": pa.array([D(day) for *_, day in known], pa.date32()),
                "_sheet": ["List 3"] * len(known),
                "_row": list(range(2, 2 + len(known))),
            }
        ),
        "cp_plans": pa.table(
            {
                "child_id": ["a"],
                "started_on": pa.array([D("2024-01-05")], pa.date32()),
                "latest_category": [category],
                "_sheet": ["List 7"],
                "_row": [2],
            }
        ),
    }
    first = D("2024-01-01")
    return NewLoad(
        authority,
        "annex_a",
        ("made.xlsx",),
        f"{authority}{extract_on}",
        extract_on,
        datetime(2024, 4, 1, tzinfo=UTC),
        "a test",
        tables,
        QUARANTINED.empty_table(),
        tuple(Covered(table, first, extract_on) for table in tables),
        (),
    )


@pytest.fixture
def snapshots(tmp_path):
    """Two authorities in one store; each extract saw another category."""
    store = Store(tmp_path)
    for authority in ("336", "999"):
        store.authority(authority).add(load(authority, FEBRUARY, "EMO"))
        store.authority(authority).add(load(authority, MARCH, "NEG"))
    return [store.authority(authority).published() for authority in ("336", "999")]


def at(figures, indicator, as_at, authority="336"):
    return figures.one(
        indicator=indicator, as_at=as_at, authority=authority, level="authority", breakdown=""
    )


def test_a_stock_knows_what_had_been_observed_by_its_day(snapshots):
    figures = compute_figures(snapshots, CATALOGUE, months=2)
    assert at(figures, "neglect", FEBRUARY).value == 0
    live = at(figures, "neglect", MARCH)
    assert (live.value, live.live) == (100, True)
    assert at(figures, "neglect", D("2024-01-31")).status is Status.NOT_YET_AVAILABLE


def test_authorities_in_one_computation_keep_apart(snapshots):
    together = compute_figures(snapshots, CATALOGUE, months=2)
    alone = compute_figures(snapshots[:1], CATALOGUE, months=2)
    assert together.where(authority="336").in_words.equals(alone.in_words)


def test_a_changed_setting_counts_from_its_day_for_its_authority_alone(snapshots):
    change = SettingChange("336", "quick", "limit_days", 3, D("2024-03-01"), "agreed")
    figures = compute_figures(snapshots, CATALOGUE, months=2, settings=[change])
    assert at(figures, "quick", FEBRUARY).value == 0
    assert at(figures, "quick", MARCH).value == 100
    assert at(figures, "quick", MARCH, "999").value == 0


def test_a_live_month_is_made_a_years_rate_by_its_days(snapshots):
    people = pa.table({"authority": ["336"], "year": [2023], "aged_0_17": [1000]})
    figures = compute_figures(snapshots[:1], CATALOGUE, months=2, populations=people)
    assert at(figures, "per_child", FEBRUARY).value == 120
    assert at(figures, "per_child", MARCH).value == pytest.approx(120 * 31 / 20)


def test_figures_are_kept_whole_and_read_in_part(snapshots, tmp_path):
    figures = compute_figures(snapshots[:1], CATALOGUE, months=2)
    folder = tmp_path / "figures" / "one"
    figures.write(folder)
    figures.write(folder)
    kept = Figures.open(folder)
    assert kept.in_words.equals(figures.in_words)
    assert kept.queries["snapshots"]["336"]["hash"] == snapshots[0].manifest.hash
    assert "SELECT" in kept.queries["queries"][0]["sql"]
    part = Figures.open(folder, indicator="quick")
    assert {figure.indicator for figure in part.rows()} == {"quick"}
    assert [path.name for path in folder.parent.iterdir()] == ["one"]


def test_what_figures_lean_on_is_recorded_by_its_hash(snapshots):
    people = pa.table({"authority": ["336"], "year": [2023], "aged_0_17": [1000]})
    more = pa.table({"authority": ["336"], "year": [2023], "aged_0_17": [1001]})
    one, other = (
        compute_figures(snapshots[:1], CATALOGUE, months=1, populations=table).queries
        for table in (people, more)
    )
    assert one["hashes"]["populations"] != other["hashes"]["populations"]
    assert one["hashes"]["calendar"] == other["hashes"]["calendar"] != ""
    files = snapshots[0].manifest.files
    organisation = one["snapshots"]["336"]["organisation"]
    assert organisation["allocations"] == files["records/allocations.parquet"]
    assert organisation["teams"] == files["records/teams.parquet"]


@pytest.mark.parametrize("can_swap", [True, False])
def test_figures_written_anew_are_there_at_every_moment(snapshots, tmp_path, monkeypatch, can_swap):
    figures = compute_figures(snapshots[:1], CATALOGUE, months=1)
    folder = tmp_path / "figures" / "one"
    figures.write(folder)
    seen = []

    def watched(change):
        def changed(*arguments):
            seen.append(len(Figures.open(folder)))
            found = change(*arguments)
            seen.append(len(Figures.open(folder)))
            return found

        return changed

    if can_swap:
        monkeypatch.setattr(folders, "exchanged", watched(folders.exchanged))
    else:
        monkeypatch.setattr(folders, "exchanged", lambda one, other: False)
        monkeypatch.setattr(folders.os, "replace", watched(folders.os.replace))
    figures.where(level="authority").write(folder)
    fewer = len(figures.where(level="authority"))
    assert seen[0] == len(figures) != fewer
    assert seen[-1] == len(Figures.open(folder)) == fewer


def test_a_figure_of_a_snapshot_is_opened(snapshots):
    asking = Asking("neglect", MARCH)
    explanation = explain(snapshots[0], CATALOGUE, asking)
    assert (explanation.numerator, explanation.denominator) == (1, 1)
    assert explanation.rows[0].facts["latest_category"] == "NEG"


def test_another_cut_is_computed_when_asked(snapshots):
    figures = compute_figures(
        snapshots[:1], CATALOGUE, indicators=["quick"], bases=(Basis.YEAR_TO_DATE,),
        breakdowns=("source",), days=[FEBRUARY],
    )  # fmt: skip
    assert {(f.indicator, f.basis, f.as_at) for f in figures.rows()} == {
        ("quick", Basis.YEAR_TO_DATE, FEBRUARY)
    }
    assert [f.breakdown_value for f in figures.rows(level="authority", breakdown="source")] == [
        "unknown"
    ]


def test_the_exact_calculation_can_be_shown():
    ((label, sql),) = indicator_sql(QUICK, CATALOGUE)
    assert label == "Asked"
    assert '(p."decided_on" - p."referred_on") <= 2' in sql

"""The benchmarks run at tiny sizes and measure what they say; how fast is never tested."""

import pandas as pd
import pytest
from bench import __main__, engine, growth, intake, timing
from bench.events import LAST, event_count, load_events, make_events
from bench.returns import Returns

from sightline.intake.read import read_files
from sightline.measures.figures.compute import compute_figures
from sightline.measures.language.catalogue import load_catalogue
from sightline.store.loads import Source
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store
from sightline.vocabulary.declared import declared_records

CHILDREN = 300


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = Store(tmp_path_factory.mktemp("bench"))
    return load_events(store, engine.AUTHORITY, make_events(CHILDREN), (LAST,))


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Returns:
    return Returns(tmp_path_factory.mktemp("returns"))


def test_the_same_seed_makes_the_same_events_and_enough_of_them() -> None:
    once, again = make_events(CHILDREN), make_events(CHILDREN)
    assert event_count(once) > 8 * CHILDREN
    for name, rows in once.items():
        pd.testing.assert_frame_equal(rows, again[name])


def test_what_indicators_count_is_in_the_events(snapshot: Snapshot) -> None:
    """Adopters are the one thing no team's figure needs; the rest has rows to count."""
    counted = {way.table for indicator in load_catalogue() for way in indicator.ways}
    assert {name for name in counted if not snapshot.manifest.tables[name]} == {"adopter_families"}


def test_no_made_up_event_has_impossible_dates(snapshot: Snapshot) -> None:
    for table in declared_records():
        assert snapshot.arrow(table.name)["impossible"].null_count == len(
            snapshot.arrow(table.name)
        ), table.name


def test_pandas_and_the_engine_agree_on_every_cell(snapshot: Snapshot) -> None:
    analyst, ids = engine.in_pandas(snapshot)
    figures = compute_figures([snapshot], load_catalogue(), indicators=ids, breakdowns=())
    assert len(ids) == 12
    assert engine.differences(figures, analyst.found) == []


def test_a_cell_that_differs_is_reported(snapshot: Snapshot) -> None:
    analyst, ids = engine.in_pandas(snapshot)
    figures = compute_figures([snapshot], load_catalogue(), indicators=ids[:1], breakdowns=())
    first = {key: cell for key, cell in analyst.found.items() if key[0] == ids[0]}
    key = next(iter(first))
    (sentence,) = engine.differences(figures, {**first, key: (-1.0, None)})
    assert ids[0] in sentence and "-1.0" in sentence


def test_every_value_is_read_by_the_full_scan(snapshot: Snapshot) -> None:
    engine.full_scan(snapshot)


def test_returns_are_as_large_as_asked(returns: Returns) -> None:
    annex_a = read_files([returns.annex_a(220)], "999", Source.ANNEX_A, LAST)
    assert sum(count.rows for count in annex_a.counts) == pytest.approx(220, abs=6)
    census = read_files([returns.cin_census(40)], "999", Source.CIN_CENSUS, LAST)
    assert len(census.tables["children"]) == 40
    care = read_files([returns.ssda903(1_500)], "999", Source.SSDA903, LAST)
    assert len(set(care.tables["cla_episodes"]["child_id"].to_pylist())) > 1_000


def test_growth_counts_every_authority_of_the_store(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(growth, "compute_figures", lambda given, *_, **__: asked.extend(given))
    seconds, megabytes = growth.count_all(snapshot.folder.parents[3])
    assert [one.manifest.authority for one in asked] == [engine.AUTHORITY]
    assert seconds >= 0 and megabytes > 10


def test_a_bare_read_reads_the_file(returns: Returns) -> None:
    intake.read_workbook(returns.annex_a(60))
    intake.read_xml(returns.cin_census(5))
    intake.read_csvs(returns.ssda903(50))


def test_a_table_shows_ratio_before_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    row = timing.Row("work", timing.Took(1.5, 2.0), timing.times(3.0), "5 ×")
    timing.show("Title", [row])
    assert capsys.readouterr().out.splitlines()[-1].split() == (
        ["work", "3.0", "×", "1.500", "2.00", "5", "×"]
    )


def test_every_benchmark_can_be_asked_for_and_has_a_quick_size() -> None:
    assert set(__main__.QUICK) == set(__main__.NAMES)
    with pytest.raises(SystemExit):
        __main__.main(["speed"])

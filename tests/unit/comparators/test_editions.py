import stat
from datetime import date

import pytest

from sightline.comparators import Comparators, edition, load_comparators

HEADING = ["Short Desc", "LA and Regions", "LA Number", "Years", "Values"]
ALDER = ("CPP_rate", "Alder", "401")


def value(comparators, year=2025):
    return comparators.series("CPP_rate", "401").of(year)


def test_the_same_file_twice_is_recognised(published):
    published.lait({"401": "1"})
    first, second = published.load(), published.load()
    assert (first.edition, second.edition) == (1, 1)
    assert second.files[0].already_loaded
    assert second.files[0].account == first.files[0].account


def test_the_same_content_under_two_names_counts_once_and_is_said(published):
    published.lait({"401": "1"}, name="a.csv")
    published.lait({"401": "1"}, name="b.csv")
    load = published.load()
    assert load.notes == ("b.csv holds the same as a.csv; it counts once.",)
    assert load.rows == 1


def test_a_newer_release_counts_and_the_older_is_kept(published):
    published.csv("old.csv", HEADING, [(*ALDER, "2023", "3"), (*ALDER, "2024", "4")])
    published.load()
    published.csv("new.csv", HEADING, [(*ALDER, "2024", "4.4"), (*ALDER, "2025", "5")])
    comparators = published.loaded()
    told = [(v.year, v.value, v.release) for v in comparators.series("CPP_rate", "401").values]
    assert told == [
        (2023, 3, "values to 2024"), (2024, 4.4, "values to 2025"), (2025, 5, "values to 2025"),
    ]  # fmt: skip
    kept = edition.read_edition(published.data).tables["values"].to_pylist()
    assert [(row["value"], row["current"]) for row in kept if row["year"] == 2024] == [
        (4.4, True), (4, False),
    ]  # fmt: skip


def test_what_a_newer_release_merely_repeats_is_stored_once(published):
    published.lait({"401": "5", "402": "c", "403": "7"}, name="first.csv")
    published.load()
    published.lait({"401": "5", "402": "c", "403": "8"}, name="second.csv")
    published.load()
    kept = edition.read_edition(published.data).tables["values"].to_pylist()
    told = [(row["area"], row["value"], row["load"], row["current"]) for row in kept]
    assert told == [
        ("401", 5, 2, True), ("402", None, 2, True), ("403", 8, 2, True), ("403", 7, 1, False),
    ]  # fmt: skip


def test_an_older_release_loaded_later_changes_nothing_that_is_newer(published):
    published.csv("new.csv", HEADING, [(*ALDER, "2024", "4.4"), (*ALDER, "2025", "5")])
    published.load()
    published.csv("old.csv", HEADING, [(*ALDER, "2023", "3"), (*ALDER, "2024", "4")])
    comparators = published.loaded()
    told = [each.value for each in comparators.series("CPP_rate", "401").values]
    assert told == [3, 4.4, 5]


def test_a_load_that_dies_half_way_leaves_the_last_edition(published, monkeypatch):
    published.lait({"401": "1"})
    published.load()
    published.lait({"401": "2"}, name="second.csv")

    def full_disk(path, text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(edition, "_write_text", full_disk)
    with pytest.raises(OSError, match="No space left"):
        published.load()
    assert value(Comparators.open(published.data)).value == 1
    assert not list((published.data / "comparators").glob(".writing-*"))


def test_nobody_else_may_read_the_store(published):
    published.lait({"401": "1"})
    published.load()
    for path in (published.data / "comparators").rglob("*.parquet"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_one_edition_before_the_published_one_is_left_for_its_readers(published):
    for number in range(3):
        published.lait({"401": str(number)}, name=f"{number}.csv")
        published.load()
    editions = sorted(path.name for path in (published.data / "comparators").glob("edition-*"))
    assert editions == ["edition-2", "edition-3"]
    assert Comparators.newest_edition(published.data) == 3


def test_an_empty_store_answers_with_nothing(tmp_path):
    comparators = Comparators.open(tmp_path)
    assert (comparators.edition, comparators.measures()) == (0, ())
    assert comparators.series("CPP_rate", "401") is None
    assert comparators.benchmark("CPP_rate", "401", as_at=date(2026, 1, 1)) is None
    assert comparators.neighbours("401", date(2026, 1, 1)) is None
    assert comparators.population("401", 2024) is None


def test_progress_is_told_from_the_first_file_to_the_last(published):
    published.lait({"401": "1"})
    told = []
    load_comparators(published.folder, published.data, lambda *step: told.append(step))
    assert told == [
        ("Reading bds_CPP_rate_2025.csv", 0, 2), ("Putting it together", 1, 2), ("Done", 2, 2),
    ]  # fmt: skip


def test_every_row_carries_its_origin_and_licence(published):
    published.lait({"401": "1"})
    published.load()
    row = edition.read_edition(published.data).tables["values"].to_pylist()[0]
    origin = [row[name] for name in ("source", "dataset", "release", "licence", "load")]
    assert origin == ["lait", "lait", "values to 2025", "OGL v3.0", 1]


def test_made_up_values_carry_no_publishers_name(published):
    published.lait({"401": "1"})
    load_comparators(published.folder, published.data, made_up=True)
    benchmark = Comparators.open(published.data).benchmark(
        "CPP_rate", "401", as_at=date(2026, 1, 1)
    )
    assert benchmark.own.source == "made_up"
    assert "Invented" in benchmark.attribution
    assert "Department for Education" not in benchmark.attribution


def test_a_reader_overtaken_by_two_loads_begins_again_with_the_newest(published, monkeypatch):
    published.lait({"401": "1"})
    published.load()
    read = edition._read_numbered

    def overtaken(data_folder, number, columns):
        monkeypatch.setattr(edition, "_read_numbered", read)
        for later in ("2", "3"):
            published.lait({"401": later}, name=f"{later}.csv")
            published.load()
        return read(data_folder, number, columns)

    monkeypatch.setattr(edition, "_read_numbered", overtaken)
    assert value(Comparators.open(published.data)).value == 3

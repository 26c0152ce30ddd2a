"""load, loads, quarantine, template: every kind of file, said in one screen or refused."""

import csv
import io
import json

import pytest
from tests.integration.cli import small_authority as made
from tests.integration.cli.conftest import one_sentence

from sightline.store.store import Store


def load(do, path, *more, **options):
    return do("load", path, "--authority", "999", "--no-compute", *more, **options)


@pytest.mark.parametrize(
    ("name", "first_line", "rows"),
    [
        (
            "Annex A 2026-09-30.xlsx",
            "Annex A of authority 999, as at 30/09/2026 (“Annex A 2026-09-30.xlsx”)",
            "28 rows: 27 accepted, 1 set aside",
        ),
        (
            "CIN census 2026.xml",
            "Children in need census of authority 999, as at 31/03/2026 (“CIN census 2026.xml”)",
            "10 rows: 10 accepted, 0 set aside",
        ),
        (
            "SSDA903 2026",
            "SSDA903 of authority 999, as at 31/03/2026 "
            "(“episodes.csv”, “header.csv”, “missing.csv”, “oc2.csv” and 2 more)",
            "14 rows: 14 accepted, 0 set aside",
        ),
        (
            "local 2026-09-30",
            "A local table of authority 999, as at 30/09/2026 "
            "(“return_interviews.csv” and “teams.csv”)",
            "4 rows: 4 accepted, 0 set aside",
        ),
    ],
)
def test_each_kind_of_file_is_loaded_and_summed_up(do, data, files, name, first_line, rows):
    lines = load(do, files / name).stdout.splitlines()
    assert lines[:2] == [first_line, rows]
    assert len(lines) < 24
    assert Store(data).authorities() == ["999"]


def test_the_summary_says_why_a_row_was_set_aside_and_which_code_is_unknown(do, files):
    told = load(do, files / "Annex A 2026-09-30.xlsx").stdout
    assert "1× List 1: … is no date: September 2026 has no day 31." in told
    assert "Codes not known, kept as “unknown”: the corner shop (Contact Source, 1×)" in told


def test_a_load_counts_the_figures_unless_told_not_to(do, files):
    do("load", files / "CIN census 2026.xml")
    assert "Child protection" in do("scorecard").stdout


def test_json_is_all_that_is_printed(do, files):
    result = load(do, files / "CIN census 2026.xml", "--json")
    told = json.loads(result.stdout)
    assert told["new"] is True
    assert told["lines"][1] == "10 rows: 10 accepted, 0 set aside"
    assert result.stderr == ""


def test_the_same_file_twice_changes_nothing(do, data, files):
    load(do, files / "CIN census 2026.xml")
    before = Store(data).authority("999").newest().id
    again = load(do, files / "CIN census 2026.xml")
    assert again.stdout.startswith("This file was loaded before, on ")
    assert "nothing has changed." in again.stdout
    assert Store(data).authority("999").newest().id == before


def test_figures_that_could_not_be_counted_are_counted_when_the_file_is_loaded_again(do, files):
    load(do, files / "CIN census 2026.xml")
    assert "Nothing is published yet" in do("scorecard", exit_code=2).stderr
    do("load", files / "CIN census 2026.xml", "-a", "999")
    do("scorecard")


def test_a_kind_that_is_said_overrides_what_the_file_looks_like(do, files):
    lists = files / "local 2026-09-30" / "return_interviews.csv"
    assert load(do, lists, "--kind", "local", "--as-at", "30/09/2026").exit_code == 0
    refused = load(do, files / "Annex A 2026-09-30.xlsx", "--kind", "ssda903", exit_code=1)
    assert "no sheet has the headings of SSDA903" in one_sentence(refused)


def test_a_kind_there_is_not_is_a_bad_call(do, files):
    refused = load(do, files / "CIN census 2026.xml", "--kind", "anex_a", exit_code=2)
    assert "“anex_a” is no kind of extract. Did you mean “annex_a”?" in refused.stderr


@pytest.mark.parametrize("day", ["31/09/2026", "yesterday", "2026-13-01"])
def test_a_day_that_is_none_is_a_bad_call(do, data, files, day):
    refused = load(do, files / "Annex A 2026-09-30.xlsx", "--as-at", day, exit_code=2)
    assert f"“{day}” is no day. Write it as 2026-10-31 or 31/10/2026." in refused.stderr
    assert not data.exists()


def test_the_census_of_another_authority_is_refused(do, data, tmp_path):
    path = made.cin_census(tmp_path, authority="201")
    refused = load(do, path, exit_code=1)
    assert "201" in one_sentence(refused)
    assert Store(data).authorities() == []


def test_a_file_without_an_authority_asks_for_one(do, files):
    refused = do("load", files / "Annex A 2026-09-30.xlsx", exit_code=1)
    assert "authority" in one_sentence(refused)


def several_years(folder):
    place = folder / "years"
    place.mkdir()
    for year in (2025, 2026):
        made.ssda903(place, year)
    return place


def broken(name, content):
    def make(folder):
        path = folder / name
        path.write_bytes(content)
        return path

    return make


@pytest.mark.parametrize(
    "make",
    [
        broken("letter.xlsx", b"Dear colleague, please find attached."),
        broken("cut off.xml", b"<Message><Header><Collection>CIN</Collect"),
        broken("empty.csv", b""),
        broken("shopping.csv", b"milk,eggs\n1,2\n"),
        broken("notes.docx", b"PK\x03\x04"),
        several_years,
        lambda folder: folder / "nowhere.xlsx",
        lambda folder: folder,
    ],
)
def test_what_cannot_be_read_is_refused_with_one_sentence(do, data, tmp_path, make):
    place = tmp_path / "given"
    place.mkdir()
    refused = load(do, make(place), exit_code=1)
    assert one_sentence(refused).endswith((".", "?"))
    assert refused.stdout == ""
    assert Store(data).authorities() == []


def test_a_refused_file_leaves_what_was_published(do, data, files, tmp_path):
    load(do, files / "CIN census 2026.xml")
    before = Store(data).authority("999").newest().id
    load(do, broken("letter.xlsx", b"Dear")(tmp_path), exit_code=1)
    assert Store(data).authority("999").newest().id == before
    assert len(json.loads(do("loads", "--json").stdout)) == 1


def test_a_fault_in_the_catalogue_does_not_hide_what_was_loaded(do, data, files):
    local = data / "catalogue" / "indicators"
    local.mkdir(parents=True)
    (local / "ours.toml").write_text("[[indicator]]\n", encoding="utf-8")
    told = do("load", files / "CIN census 2026.xml", exit_code=1)
    assert "10 rows: 10 accepted" in told.stdout
    assert "ours.toml:1:" in told.stderr
    assert Store(data).authorities() == ["999"]


def test_loads_lists_each_load_with_its_rows(ask):
    lines = ask("loads").stdout.splitlines()
    assert lines[0].split()[:2] == ["Load", "Kind"]
    assert len(lines) == 6
    newest = next(line for line in lines if "Annex A 2026-09-30.xlsx" in line)
    assert newest.split()[-2:] == ["27", "1"]


def test_loads_as_json_counts_every_sheet(ask):
    loads = json.loads(ask("loads", "--json").stdout)
    for one in loads:
        assert all(c["accepted"] + c["quarantined"] == c["rows"] for c in one["counts"])
    assert {one["kind"] for one in loads} == {"annex_a", "cin_census", "ssda903", "local"}


def test_quarantine_shows_where_what_and_why(ask):
    told = ask("quarantine").stdout
    assert "“31/09/2026” is no date: September 2026 has no day 31." in told
    assert "Date of Contact" in told


def test_quarantine_of_one_load_as_csv_and_json(ask):
    loads = json.loads(ask("loads", "--json").stdout)
    newest = next(o["load"] for o in loads if o["files"] == ["Annex A 2026-09-30.xlsx"])
    (row,) = csv.DictReader(io.StringIO(ask("quarantine", "--load", newest, "--csv").stdout))
    assert (row["sheet"], row["row"], row["raw"]) == ("List 1", "5", "31/09/2026")
    assert len(json.loads(ask("quarantine", "--json").stdout)) == 2


def test_quarantine_with_nothing_in_it_says_so(do, files):
    load(do, files / "CIN census 2026.xml")
    assert do("quarantine").stdout.strip() == "Nothing was set aside."


def test_quarantine_of_a_load_there_is_not_is_refused(ask):
    refused = ask("quarantine", "--load", "nonsense", exit_code=1)
    assert one_sentence(refused) == "Authority 999 has no load “nonsense”."


@pytest.mark.parametrize("command", ["loads", "quarantine", "compute", "scorecard", "rebuild"])
def test_an_empty_folder_says_what_to_do(do, command):
    refused = do(command, exit_code=2)
    assert "holds no records yet. Load an extract first: sightline load FILE." in refused.stderr


def test_an_authority_there_is_not_is_a_bad_call(ask):
    refused = ask("loads", "--authority", "998", exit_code=2)
    assert "holds no authority 998. It holds 999." in refused.stderr


def test_a_template_can_be_filled_in_and_loaded(do, tmp_path):
    heading = do("template", "return_interviews").stdout
    columns = heading.splitlines()[0].lstrip("\ufeff").split(",")
    assert {"child_id", "held_at"} <= set(columns)
    filled = {"child_id": "D4", "held_at": "13/02/2026 10:00"}
    path = tmp_path / "return_interviews.csv"
    made.csv_file(path, [columns, [filled.get(name, "") for name in columns]])
    told = load(do, path, "--as-at", "2026-03-31").stdout
    assert "1 row: 1 accepted, 0 set aside" in told


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        ("return_interview", "Did you mean “return_interviews”?"),
        ("allocations", "case_allocations"),
        ("xyzzy", "There are: "),
    ],
)
def test_a_template_of_no_local_list_suggests_one(do, table, hint):
    refused = do("template", table, exit_code=2)
    assert f"“{table}” is no local list." in refused.stderr
    assert hint in refused.stderr

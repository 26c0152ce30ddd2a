"""checks list, run, show on the small authority."""

import csv
import io
import json
from pathlib import Path

from tests.integration.cli.conftest import Run, copy_of, run


def test_list_names_every_check(ask: Run) -> None:
    listed = json.loads(ask("checks", "list", "--json").stdout)

    assert {"ethnicity_missing", "case_note_recorded_late"} <= {check["id"] for check in listed}


def test_publishing_has_run_the_checks(ask: Run) -> None:
    assert "wrong" in ask("checks", "show", "ethnicity_missing").stdout


def test_run_lists_apart_what_could_not_run(smallshire: Path, tmp_path: Path) -> None:
    data = copy_of(smallshire, tmp_path / "data")

    said = run("checks", "run", data=data).stdout

    ran, apart = said.split("checks could not run")
    assert "case_note_recorded_late" in apart
    assert "case_note_recorded_late" not in ran


def test_show_prints_every_finding_as_csv(ask: Run) -> None:
    found = json.loads(ask("checks", "show", "adult_open_as_child", "--json").stdout)
    rows = list(
        csv.DictReader(io.StringIO(ask("checks", "show", "adult_open_as_child", "--csv").stdout))
    )

    assert [row["key"] for row in rows] == [row["key"] for row in found]


def test_show_says_why_a_check_could_not_run(ask: Run) -> None:
    said = ask("checks", "show", "case_note_recorded_late").stdout

    assert "It could not run. “Case-note events” are in no load." in said


def test_an_unknown_check_is_refused_with_the_nearest(ask: Run) -> None:
    said = ask("checks", "show", "ethnicity_mising", exit_code=2).stderr

    assert "There is no check “ethnicity_mising”. Did you mean “ethnicity_missing”?" in said


def test_without_records_it_says_what_to_do(do: Run) -> None:
    assert "no records yet" in do("checks", "run", exit_code=2).stderr


def test_findings_not_made_yet_are_asked_for(smallshire: Path, tmp_path: Path) -> None:
    data = copy_of(smallshire, tmp_path / "data")
    for file in data.glob("authorities/*/findings/*/*.parquet"):
        file.unlink()

    said = run("checks", "show", "ethnicity_missing", data=data, exit_code=2)

    assert "sightline checks run" in said.stderr

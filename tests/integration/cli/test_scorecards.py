"""scorecard: on the terminal and as files; compute, which it needs."""

import csv
import io
import json
import re
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import html
from tests.integration.cli import annex_a
from tests.integration.cli.conftest import copy_of, run

REVIEWS = "Protection plans reviewed in time"


def row_of(result, title):
    (line,) = [line for line in result.stdout.splitlines() if line.startswith(title)]
    return line


def test_the_terminal_shows_values_beside_england_and_the_region(ask):
    result = ask("scorecard")
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "Smallshire: scorecard as at 30 September 2026",
        "Data as at 30 September 2026",
    ]
    assert "Child protection" in lines
    shown = row_of(result, REVIEWS).removeprefix(REVIEWS).split()
    assert shown[0] == "100.0%"
    assert {"47.0%", "50.0%"} <= set(shown)


@pytest.mark.parametrize("label", ["Q2 2026/27", "Sep 2026", "30/09/2026", "2026-09-30"])
def test_a_month_may_be_named_as_people_name_it(ask, label):
    assert "scorecard as at 30 September 2026" in ask("scorecard", "--as-at", label).stdout


def test_a_team_has_its_own(ask):
    told = ask("scorecard", "--unit", annex_a.SAFEGUARDING).stdout
    assert told.startswith(annex_a.SAFEGUARDING)
    assert "Assessments completed within 45 working days" in told


def test_a_service_of_the_organisation_has_its_own(ask):
    told = ask("scorecard", "--unit", "Corporate Parenting", "--level", "service").stdout
    assert told.startswith("Corporate Parenting")


def test_one_service_area_is_shown_alone(ask):
    told = ask("scorecard", "--service", "looked_after", "--all").stdout
    assert "Looked-after children" in told
    assert "Child protection" not in told


def test_another_basis_is_shown_when_asked_for(ask):
    told = ask("scorecard", "--basis", "month", "--service", "assessment").stdout
    assert "Sep 2026" in told


def test_csv_holds_each_indicator_once(ask):
    text = ask("scorecard", "--format", "csv", "--all").stdout.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len({row["indicator"] for row in rows}) == len(rows) > 100
    (reviews,) = [row for row in rows if row["title"] == REVIEWS]
    assert (reviews["numerator"], reviews["denominator"]) == ("1.0", "1.0")


def test_json_can_be_read_again(ask):
    told = json.loads(ask("scorecard", "--format", "json").stdout)
    assert "cpp_reviews_in_time_pct" in json.dumps(told)


def test_html_is_a_page_of_its_own(ask):
    page = html.fromstring(ask("scorecard", "--format", "html").stdout)
    assert page.xpath("//title/text()")
    assert REVIEWS in page.text_content()


def test_a_workbook_is_written_to_a_file(ask, tmp_path):
    path = tmp_path / "card.xlsx"
    told = ask("scorecard", "--format", "xlsx", "--output", path)
    assert told.stdout == f"Written to {path}.\n"
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.values for cell in row]
    assert REVIEWS in cells


def test_a_workbook_may_be_piped(ask):
    with ZipFile(io.BytesIO(ask("scorecard", "--format", "xlsx").stdout_bytes)) as book:
        assert "xl/workbook.xml" in book.namelist()


def test_a_file_that_cannot_be_written_is_one_sentence(ask, tmp_path):
    refused = ask("scorecard", "--format", "csv", "-o", tmp_path / "no" / "card.csv", exit_code=1)
    assert refused.stderr.startswith("The computer refused: No such file or directory (")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--unit", "Nowhere"], "There are no figures of “Nowhere” (team) as at 30 September"),
        (["--as-at", "Jan 2019"], "There are no figures as at 31 January 2019"),
        (["--as-at", "soon"], "“soon” names no period that can be read"),
        (["--service", "looked_afer"], "Did you mean “looked_after”?"),
        (["--format", "odt"], "“odt” is no format."),
        (["--level", "tea"], "“tea” is no level. Did you mean “team”?"),
    ],
)
def test_what_is_asked_wrongly_is_said(ask, arguments, sentence):
    assert sentence in ask("scorecard", *arguments, exit_code=2).stderr


def test_compute_says_how_many_figures_it_counted(smallshire, tmp_path):
    data = copy_of(smallshire, tmp_path / "data")
    told = json.loads(run("compute", "--months", "1", "--json", data=data).stdout)
    assert told["authority"] == "999"
    assert told["figures"] > 1000


def test_a_changed_setting_counts_once_computed_and_explain_says_so_until_then(
    smallshire, tmp_path
):
    data = copy_of(smallshire, tmp_path / "data")
    (data / "settings.toml").write_text(
        '[[setting]]\nauthority = "999"\nindicator = "cpp_visits_in_time_pct"\n'
        'name = "standard_days"\nvalue = 1\nfrom = 2020-01-01\nreason = "A trial."\n',
        encoding="utf-8",
    )
    asked = ("explain", "cpp_visits_in_time_pct")
    assert "The rows no longer give that figure" in run(*asked, data=data).stdout
    counted = run("compute", "--months", "1", data=data).stdout
    assert re.fullmatch(r"[\d,]+ figures counted for authority 999\.\n", counted)
    told = run(*asked, data=data).stdout
    assert "Published figure: 0.0% (0 of 2)" in told
    assert "no longer" not in told


def test_a_faulty_setting_is_refused_with_its_line(smallshire, tmp_path):
    data = copy_of(smallshire, tmp_path / "data")
    (data / "settings.toml").write_text('[[closure]]\nauthority = "999"\ndaay = 2026-12-29\n')
    refused = run("compute", data=data, exit_code=1)
    assert "settings.toml:1: A closure has no “daay”. Did you mean “day”?" in refused.stderr

"""Lists for somebody to reconcile: where sources disagree, what a later extract dropped."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.integration.cli.conftest import run
from tests.integration.store.extracts import extract

from sightline.store.store import Store


def need(child: str, code: str) -> dict[str, object]:
    return {"child_id": child, "started_on": "2024-01-10", "primary_need": code}


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    """Annex A and the census disagree on a need; a later extract no longer has a contact."""
    authority = Store(tmp_path).authority("999")
    contacts = [{"child_id": c, "contacted_on": "2024-03-15", "source": "6"} for c in "ab"]
    authority.add(extract("2024-03-31", cin_episodes=[need("a", "N5")], contacts=contacts))
    authority.add(extract("2024-03-31", kind="cin_census", cin_episodes=[need("a", "N1")]))
    kept = [*contacts[:1], {"child_id": "c", "contacted_on": "2024-02-01", "source": "6"}]
    authority.add(extract("2024-04-30", contacts=kept))
    return tmp_path


def test_differences_name_both_sources_and_the_one_in_use_first(disputed: Path) -> None:
    (row,) = json.loads(run("differences", "--json", data=disputed).stdout)
    assert (row["table"], row["column"]) == ("cin_episodes", "primary_need")
    assert (row["source_a"], row["value_a"]) == ("cin_census", "N1")
    assert (row["source_b"], row["value_b"]) == ("annex_a", "N5")


def test_withdrawn_rows_are_listed_with_the_file_that_last_held_them(disputed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("withdrawn", "--csv", data=disputed).stdout)))
    assert [(row["table"], row["key"]) for row in rows] == [("contacts", "b, 2024-03-15, 6")]
    assert (rows[0]["last_held_on"], rows[0]["withdrawn_on"]) == ("2024-03-31", "2024-04-30")


def test_one_table_can_be_asked_for(disputed: Path) -> None:
    said = run("differences", "--table", "cp_plans", data=disputed).stdout
    assert said.strip() == "The sources agree wherever two hold the same row."
    assert "No row" in run("withdrawn", "--table", "referrals", data=disputed).stdout


def test_a_misspelt_table_gets_a_suggestion(disputed: Path) -> None:
    result = run("withdrawn", "--table", "contcats", data=disputed, exit_code=2)
    assert "Did you mean “contacts”?" in result.stderr

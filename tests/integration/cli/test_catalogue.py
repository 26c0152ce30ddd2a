"""catalogue list, check, docs, and an indicator of the authority's own."""

import json

import pytest
from tests.integration.cli.conftest import copy_of, run

OURS = """
[[indicator]]
id = "plans_of_neglect"
tier = "ext"
title = "Children on a plan for neglect"
service = "child_protection"
counts = "cp_plans"
open = ["started_on", "ended_on"]
where = "initial_category = 'NEG'"
form = "count"
shown_as = "count"
better = "neither"
noun = "children on a plan"
which = "had a plan for neglect"
definition = "Children whose plan began with neglect."
why_it_matters = "The board asked."
source = "Annex A list 7"
owner = "team_manager"
review_by = 2027-04-01
status = "published"
version = 1

[[indicator.example]]
title = "One of two"
as_at = 2026-03-31
numerator = 1
[indicator.example.rows]
cp_plans = [
  { child_id = "a", started_on = 2026-01-05, initial_category = "NEG" },
  { child_id = "b", started_on = 2026-01-05, initial_category = "PHY" },
]
"""


@pytest.fixture
def local(data):
    folder = data / "catalogue" / "indicators"
    folder.mkdir(parents=True)
    return folder / "ours.toml"


def test_list_shows_every_indicator_and_can_be_narrowed(ask):
    every = json.loads(ask("catalogue", "list", "--json").stdout)
    few = json.loads(ask("catalogue", "list", "--service", "adoption", "--json").stdout)
    assert len(every) > 150
    assert {each["service"] for each in few} == {"adoption"}
    told = ask("catalogue", "list", "--service", "adoption").stdout
    assert told.startswith(f"{len(few)} indicators")
    assert all(each["id"] in told for each in few)


def test_list_of_no_service_area_suggests_one(ask):
    refused = ask("catalogue", "list", "--service", "adopton", exit_code=2)
    assert "There is no service area “adopton”. Did you mean “adoption”?" in refused.stderr


def test_a_good_file_is_checked_and_its_examples_run(do, local):
    local.write_text(OURS, encoding="utf-8")
    told = do("catalogue", "check", local.parent).stdout
    assert told == "1 indicator, 1 worked example, 0 failing.\n"


def test_every_problem_is_named_with_file_line_and_suggestion(do, local):
    faulty = OURS.replace("started_on", "startd_on", 1).replace('better = "n', 'beter = "n')
    local.write_text(faulty, encoding="utf-8")
    lines = do("catalogue", "check", exit_code=1).stderr.splitlines()
    assert lines[0].endswith("problems found:")
    assert any(":8:" in line and "Did you mean “started_on”?" in line for line in lines)
    assert any("Did you mean “better”?" in line for line in lines)
    assert all(line.startswith("ours.toml:") for line in lines[1:])


def test_an_example_that_fails_is_named_with_both_numbers(do, local):
    local.write_text(OURS.replace("numerator = 1", "numerator = 2"), encoding="utf-8")
    told = do("catalogue", "check", local, exit_code=1).stdout
    assert "ours.toml:23: plans_of_neglect, “One of two”: " in told
    assert told.splitlines()[-1] == "1 indicator, 1 worked example, 1 failing."


def test_a_file_that_is_no_toml_is_refused_with_its_line(do, local):
    local.write_text("[[indicator]]\nid = plans\n", encoding="utf-8")
    assert "ours.toml:2:" in do("catalogue", "check", exit_code=1).stderr


def test_a_file_there_is_not_is_refused(do, tmp_path):
    refused = do("catalogue", "check", tmp_path / "nowhere.toml", exit_code=1)
    assert "nowhere.toml" in refused.stderr


def test_an_indicator_of_our_own_is_counted_shown_and_explained(smallshire, tmp_path):
    data = copy_of(smallshire, tmp_path / "data")
    folder = data / "catalogue" / "indicators"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(OURS, encoding="utf-8")
    run("compute", "--months", "1", data=data)
    card = run("scorecard", "--all", "--service", "child_protection", data=data).stdout
    (line,) = [x for x in card.splitlines() if x.startswith("Children on a plan for neglect")]
    assert line.removeprefix("Children on a plan for neglect").split()[0] == "2"
    assert "Published figure: 2" in run("explain", "plans_of_neglect", data=data).stdout


def test_docs_writes_a_page_for_each_service_and_the_local_lists(do, tmp_path):
    told = do("catalogue", "docs", tmp_path / "pages").stdout
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "pages").iterdir()}
    assert told == f"{len(pages)} pages written to {tmp_path / 'pages'}.\n"
    assert "return_interviews" in pages["local-lists.md"]
    assert any("cpp_reviews_in_time_pct" in text for text in pages.values())


def test_a_faulty_worklist_of_ones_own_is_named_with_its_line(do, data):
    folder = data / "catalogue" / "worklists"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(
        '[[worklist]]\nid = "ours"\ntitle = "Ours"\nsentence = "Ours."\nrow = "plan"\n'
        'due = "visit"\nservice = "child_protection"\ncounts = "cp_plans"\n'
        'open = ["started_on", "ended_on"]\ndue_on = "days_after(startd_on, 5)"\n',
        encoding="utf-8",
    )
    told = do("catalogue", "check", exit_code=1)
    assert "ours.toml:10:" in told.stderr
    assert "Did you mean “started_on”?" in told.stderr

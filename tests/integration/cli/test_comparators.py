"""comparators load, list: published statistics in, and what is there."""

import json

from tests.integration.cli import small_authority as made
from tests.integration.cli.conftest import one_sentence


def test_a_folder_is_loaded_and_each_file_accounted_for(do, data, files):
    told = do("comparators", "load", files / "published").stdout
    assert "lait_data.csv: Local Authority Interactive Tool values" in told
    assert "20 rows, 20 kept: 2 measures, 5 areas, 2024 to 2025" in told
    assert "mid_year_population_estimates.csv: population estimates" in told


def test_loading_it_again_is_noticed(do, files):
    do("comparators", "load", files / "published")
    again = do("comparators", "load", files / "published").stdout
    assert again.count("(loaded before: nothing changed)") == 2


def test_json_names_files_and_what_was_refused(do, files):
    told = json.loads(do("comparators", "load", files / "published", "--json").stdout)
    assert [file["kind"] for file in told["files"]]
    assert told["refused"] == []


def test_a_bad_file_is_refused_and_the_good_ones_count(do, tmp_path):
    place = made.comparators(tmp_path)
    (place / "shopping.csv").write_text("milk,eggs\n1,2\n", encoding="utf-8")
    result = do("comparators", "load", place, exit_code=1)
    assert one_sentence(result).startswith("shopping.csv: Its columns are those of no published")
    assert "RevCP" in do("comparators", "list").stdout


def test_a_file_there_is_not_is_refused(do, tmp_path):
    refused = do("comparators", "load", tmp_path / "nowhere.csv", exit_code=1)
    assert one_sentence(refused).startswith("nowhere.csv: It can't be opened")


def test_list_says_what_to_do_while_there_is_nothing(do):
    told = do("comparators", "list").stdout
    assert told == "No published statistics are loaded: sightline comparators load FOLDER.\n"
    assert json.loads(do("comparators", "list", "--json").stdout) == []


def test_list_as_json_names_keys(ask):
    found = json.loads(ask("comparators", "list", "--json").stdout)
    assert {each["key"] for each in found} >= {"CPP_rate", "RevCP"}


def test_show_lays_every_published_year_beside_the_others(ask):
    told = json.loads(ask("comparators", "show", "RevCP", "-a", "999", "--json").stdout)
    assert [year["Own"] for year in told] and all(year["England"] for year in told)


def test_show_refuses_a_measure_or_an_authority_there_is_not(ask):
    refused = ask("comparators", "show", "RevPC", "-a", "999", exit_code=2)
    assert "Did you mean “RevCP”?" in refused.stderr
    refused = ask("comparators", "show", "RevCP", "-a", "123", exit_code=2)
    assert "“123” is no authority that is published." in refused.stderr


def test_a_topic_there_is_not_is_no_claim_that_nothing_is_loaded(ask):
    refused = ask("comparators", "list", "--topic", "Nothing", exit_code=2)
    assert "There is no topic “Nothing”" in refused.stderr

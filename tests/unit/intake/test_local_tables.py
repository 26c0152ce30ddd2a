"""The documented local CSV of every record table."""

from datetime import UTC, date, datetime

import pytest
from tests.unit.intake.made_files import column, csv_file, read

from sightline.intake import IntakeRefused, local_template
from sightline.intake.returns.local import local_tables_page
from sightline.vocabulary.declared import declared_records

LOADED = [table.name for table in declared_records() if not table.built]


@pytest.mark.parametrize("table", LOADED)
def test_the_template_of_every_table_is_recognised_as_that_table(tmp_path, table):
    path = tmp_path / f"{table}.csv"
    path.write_text(local_template(table))
    load = read(path)
    assert (load.kind, [count.table for count in load.counts]) == ("local", [table])
    assert load.unmatched_headings == {}
    assert load.tables[table].num_rows == 0


def test_a_local_table_is_read_by_its_column_names_in_any_spelling(tmp_path):
    rows = [["Child ID", "Visited on", "seen", "Recorded at"],
            ["1", "02/09/2024", "Yes", "03/09/2024 09:15"]]  # fmt: skip
    load = read(csv_file(tmp_path / "cp_visits 2024-09-30.csv", rows), extract_on=None)
    assert load.extract_on == date(2024, 9, 30)
    assert load.tables["cp_visits"].drop_columns(["_sheet", "_row"]).to_pylist() == [
        {"child_id": "1", "visited_on": date(2024, 9, 2), "seen": "yes",
         "recorded_at": datetime.fromisoformat("2024-09-03T08:15")}
    ]  # fmt: skip
    (covered,) = load.covered
    assert (covered.first, covered.last) == (date(2024, 9, 2), date(2024, 9, 30))


def test_a_day_taken_from_an_hour_is_londons(tmp_path):
    rows = [["child_id", "held_at"], ["1", "02/07/2024 00:20"]]
    load = read(csv_file(tmp_path / "return_interviews.csv", rows))
    assert column(load, "return_interviews", "held_on") == [date(2024, 7, 2)]


def test_columns_that_fit_two_tables_need_the_files_name(tmp_path):
    rows = [["child_id", "held_on"], ["1", "02/09/2024"]]
    with pytest.raises(IntakeRefused, match=r"could be .*: name the file after its table"):
        read(csv_file(tmp_path / "meetings.csv", rows))
    assert column(read(csv_file(tmp_path / "core_groups.csv", rows)), "core_groups", "child_id")


def test_a_table_without_any_day_is_todays(tmp_path):
    rows = [["year", "aged_0_17"], ["2023", "71000"]]
    now = datetime(2024, 10, 2, 9, tzinfo=UTC)
    load = read(csv_file(tmp_path / "populations.csv", rows), extract_on=None, loaded_at=now)
    assert load.extract_on == date(2024, 10, 2)
    assert load.warnings == ("Nothing tells when the table was made: today, 02/10/2024, is taken.",)


def test_the_page_names_every_local_table_and_column():
    page = local_tables_page()
    for name in LOADED:
        assert f"(`{name}`)" in page
        for column_name in local_template(name).strip().split(","):
            assert f"| `{column_name}` |" in page

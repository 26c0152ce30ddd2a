"""On which day the data was drawn."""

from datetime import UTC, date, datetime

import pytest
from tests.unit.intake.made_files import CONTACTS, contact, csv_file, read, workbook

from sightline.intake import IntakeRefused
from sightline.intake.extract_day import day_in_names


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("AnnexA_2024-09-30", date(2024, 9, 30)),
        ("Annex A 30.09.2024 final", date(2024, 9, 30)),
        ("Annex_A_20240930", date(2024, 9, 30)),
        ("annex 30092024", date(2024, 9, 30)),
        ("Annex A 30 Sept 2024", date(2024, 9, 30)),
        ("Annex A v2", None),
        ("Annex A 2024-09-30 for 2024-10-04", None),
        ("Annex A 31.02.2024", None),
    ],
)
def test_the_name_of_a_file_may_tell(name, day):
    assert day_in_names([name]) == day


def test_a_cover_sheet_may_tell(tmp_path):
    sheets = {
        "Front_Sheet": [["Annex A"], [], ["Snapshot date", "15/09/2024"]],
        "List 1": [CONTACTS, contact()],
    }
    load = read(workbook(tmp_path / "book.xlsx", sheets), extract_on=None)
    assert load.extract_on == date(2024, 9, 15)


def test_else_the_latest_date_counts_and_that_is_said(tmp_path):
    rows = [contact(str(n), f"{n:02}/09/2024") for n in range(1, 9)]
    path = csv_file(tmp_path / "list_1.csv", [CONTACTS, *rows, contact("x", "02/09/2025")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    load = read(path, extract_on=None, loaded_at=now)
    assert load.extract_on == date(2024, 9, 8)  # the lone date a year on is a slip
    assert any("the latest date in it, 08/09/2024, is taken" in w for w in load.warnings)


def test_where_nothing_tells_the_day_must_be_said(tmp_path):
    with pytest.raises(IntakeRefused) as refused:
        read(csv_file(tmp_path / "list_1.csv", [CONTACTS]), extract_on=None)
    assert str(refused.value) == (
        "Say on which day the data was drawn: neither the file's name nor its rows tell."
    )


def test_the_day_given_wins(tmp_path):
    path = csv_file(tmp_path / "list_1 2024-06-30.csv", [CONTACTS, contact()])
    assert read(path, extract_on=date(2024, 9, 1)).extract_on == date(2024, 9, 1)

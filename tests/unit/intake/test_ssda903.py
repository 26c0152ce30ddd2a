"""The SSDA903: CSVs, workbook and XML say the same; birthdays and adoptions follow from them."""

from datetime import date

import pytest
from tests.unit.intake.made_files import (
    column,
    csv_file,
    nothing_is_lost,
    read,
    set_aside,
    workbook,
)

from sightline.intake import IntakeRefused

HEADER = [
    ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
    ["A", "1", "29/02/2004", "WBRI", "", "", ""],
    ["B", "F", "01/06/2015", "MWBC", "", "", ""],
]
_EPISODE = (
    "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN"
)
EPISODES = [
    _EPISODE.split(),
    ["A", "01/05/2022", "S", "C2", "N1", "U4", "PR1", "", "", "", "", "", "XXXXXXX"],
    ["B", "10/04/2021", "S", "C2", "N1", "U5", "PR4", "01/07/2021", "X1", "", "", "", "1234567"],
    ["B", "01/07/2021", "L", "E1", "N1", "U5", "PR4", "01/09/2022", "X1", "", "", "", "1234567"],
    ["B", "01/09/2022", "T", "E1", "N1", "A5", "PR4", "20/02/2023", "E12", "", "", "", "1234567"],
]
REVIEWS = [["CHILD", "DOB", "REVIEW", "REVIEW_CODE"], ["A", "29/02/2004", "01/06/2022", "PN1"]]
OC3 = [["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"], ["A", "29/02/2004", "YES", "F2", "U1"]]
AD1 = [
    ["CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR"],
    ["B", "01/06/2015", "05/06/2022", "10/08/2022", "1", "2", "MF"],
]
PLACED = [["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
          ["B", "01/06/2015", "01/06/2022", "", ""]]  # fmt: skip
TABLES = {"header": HEADER, "episodes": EPISODES, "reviews": REVIEWS, "oc3": OC3, "ad1": AD1,
          "placed_for_adoption": PLACED}  # fmt: skip
YEAR_END = date(2023, 3, 31)


@pytest.fixture
def folder(tmp_path):
    for name, rows in TABLES.items():
        csv_file(tmp_path / f"{name}.csv", rows)
    return tmp_path


@pytest.fixture
def load(folder):
    return read(folder, extract_on=None)


def test_each_table_is_told_by_its_columns(load):
    assert load.kind == "ssda903"
    assert {count.sheet: count.table for count in load.counts} == {
        "header.csv": "children",
        "episodes.csv": "cla_episodes",
        "reviews.csv": "cla_reviews",
        "oc3.csv": "care_leaver_birthdays",
        "ad1.csv": "adoptions",
        "placed_for_adoption.csv": "adoptions",
    }
    assert nothing_is_lost(load)


def test_the_year_is_found_in_the_episodes(load):
    assert load.extract_on == YEAR_END
    assert "The return is taken to be about the year 01/04/2022 to 31/03/2023." in load.warnings


def test_old_and_new_codes_of_sex_are_both_known(load):
    assert column(load, "children", "sex") == ["M", "F"]


def test_a_urn_of_crosses_is_none(load):
    assert column(load, "cla_episodes", "placement_urn")[:2] == [None, "1234567"]


def test_a_care_leavers_birthday_lies_in_the_year(load):
    (row,) = load.tables["care_leaver_birthdays"].drop_columns(["_sheet", "_row"]).to_pylist()
    assert row == {
        "child_id": "A",
        "year_ending_on": YEAR_END,
        "birthday_on": date(2023, 3, 1),  # 29 February in a year without one
        "born_on": date(2004, 2, 29),
        "age_reached": 19,
        "in_touch": "YES",
        "activity": "F2",
        "accommodation": "U",
        "suitable": "suitable",
    }


def test_an_adoption_is_one_journey_from_three_tables(load):
    (row,) = load.tables["adoptions"].drop_columns(["_sheet", "_row"]).to_pylist()
    assert {name: value for name, value in row.items() if value is not None} == {
        "child_id": "B",
        "entered_care_on": date(2021, 4, 10),
        "decision_on": date(2022, 6, 1),
        "placement_order_on": date(2021, 7, 1),
        "matched_on": date(2022, 8, 10),
        "placed_on": date(2022, 9, 1),
        "order_on": date(2023, 2, 20),
        "reversed_reason": "unknown",
        "adopted_by_carer": True,
        "carer_from_on": date(2021, 4, 10),
    }


def test_a_workbook_with_a_sheet_per_table_says_the_same(tmp_path, load):
    book = read(workbook(tmp_path / "ssda903.xlsx", TABLES), extract_on=YEAR_END)
    for table, rows in load.tables.items():
        assert book.tables[table].drop_columns(["_sheet"]) == rows.drop_columns(["_sheet"]), table


def test_the_xml_says_the_same(tmp_path, load):
    children = []
    for _, (child, sex, born, ethnic, *_rest) in enumerate(HEADER[1:]):
        parts = [f"<{n}>{v}</{n}>" for n, v in
                 (("CHILDID", child), ("SEX", sex), ("DOB", born), ("ETHNIC", ethnic))]  # fmt: skip
        parts += _leaves(OC3, child) + _leaves(AD1, child)
        parts += [f"<AREVIEW>{''.join(_leaves(REVIEWS, child))}</AREVIEW>"] * (child == "A")
        parts += [f"<AD_PLACED>{''.join(_leaves(PLACED, child))}</AD_PLACED>"] * (child == "B")
        episodes = "".join(
            f"<EPISODE>{''.join(_row(EPISODES[0], row))}</EPISODE>"
            for row in EPISODES[1:]
            if row[0] == child
        )
        children.append(f"<CHILD><HEADER>{''.join(parts)}</HEADER>{episodes}</CHILD>")
    path = tmp_path / "903.xml"
    path.write_text(f"<EXPSSDA903>{''.join(children)}</EXPSSDA903>")
    xml = read(path, extract_on=YEAR_END)
    for table, rows in load.tables.items():
        own = rows.drop_columns(["_sheet", "_row"])
        assert xml.tables[table].select(own.column_names).to_pylist() == own.to_pylist(), table


def _leaves(rows, child):
    return [leaf for row in rows[1:] if row[0] == child for leaf in _row(rows[0], row)]


def _row(headings, row):
    named = zip(headings, row, strict=True)
    return [f"<{n}>{v}</{n}>" for n, v in named if n not in {"CHILD", "DOB"} and v]


def test_last_years_table_gives_way_to_this_years(tmp_path):
    csv_file(tmp_path / "episodes.csv", EPISODES)
    before = [*EPISODES[2][:7], "", "", *EPISODES[2][9:]]
    csv_file(tmp_path / "episodes_last.csv", [EPISODES[0], before])
    load = read(tmp_path)
    assert set_aside(load) == [
        (2, "CHILD", "B",
         "Row 3 of episodes.csv is about the same thing and comes later; it is kept.", True)
    ]  # fmt: skip
    assert load.tables["cla_episodes"].num_rows == 4


def test_files_of_two_years_are_refused(tmp_path):
    csv_file(tmp_path / "2017-reviews.csv", REVIEWS)
    csv_file(tmp_path / "2018-reviews.csv", REVIEWS)
    with pytest.raises(IntakeRefused) as refused:
        read(tmp_path)
    assert str(refused.value) == (
        "There is more than one Reviews table (“2017-reviews.csv” and “2018-reviews.csv”): "
        "load the files of one year at a time."
    )


def test_without_any_date_the_year_must_be_said(tmp_path):
    csv_file(tmp_path / "header.csv", HEADER)
    with pytest.raises(IntakeRefused, match="Say which 31 March the return is about"):
        read(tmp_path, extract_on=None)
    assert read(tmp_path, extract_on=YEAR_END).tables["children"].num_rows == 2


def test_a_permanence_order_with_unknown_parts_keeps_what_was_written(tmp_path):
    rows = [["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"],
            ["A", "", "P1", "XXX", "zz/zz/2015"], ["B", "", "P2", "", "04/05/2015"]]  # fmt: skip
    load = read(csv_file(tmp_path / "prev_perm.csv", rows))
    assert column(load, "previous_permanence", "arranged_on") == [None, date(2015, 5, 4)]
    assert column(load, "previous_permanence", "arranged_on_written") == [
        "zz/zz/2015", "04/05/2015",
    ]  # fmt: skip
    assert set_aside(load) == []

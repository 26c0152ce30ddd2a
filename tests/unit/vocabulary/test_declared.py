"""The declared record tables: the shipped ones are whole, and a faulty one lists all its faults."""

import pytest

from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.record_tables import ColumnType

SHIPPED = declared_records()
TABLES = list(SHIPPED)
CODE_COLUMNS = [
    (table.name, column.name)
    for table in TABLES
    for column in table.columns.values()
    if column.type in {ColumnType.CODE, ColumnType.CODES}
]

CODES = """
[yes_no]
title = "Yes or no"
values = { Y = "Yes", N = "No" }
groups = { Good = ["Y"] }
"""
VISITS = """
[[table]]
name = "visits"
title = "Visits"
meaning = "A visit."
key = ["child_id", "visited_on"]
happens_on = "visited_on"

[table.columns]
child_id = { type = "text", required = true, meaning = "Who." }
visited_on = { type = "date", required = true, meaning = "When." }
alone = { type = "code", codes = "yes_no", meaning = "Seen alone." }

[table.derived]
previous_visited_on = { is = "previous(visited_on)", meaning = "The one before." }
"""


def catalogue(folder, records=VISITS, codes=CODES):
    for name, text in {"codes/small.toml": codes, "records/small.toml": records}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "breakdowns.toml").write_text("", encoding="utf-8")
    return folder


def problems_of(folder, **files):
    with pytest.raises(ProblemsFound) as found:
        declared_records(catalogue(folder, **files))
    return [str(problem) for problem in found.value.problems]


def test_a_table_is_read_with_its_columns_types_and_key(tmp_path):
    visits = declared_records(catalogue(tmp_path))["visits"]

    assert visits.key == ("child_id", "visited_on")
    assert visits.type_of("visited_on") is ColumnType.DATE
    assert visits.type_of("alone") is ColumnType.CODE
    assert visits.type_of("previous_visited_on") is ColumnType.DATE
    assert visits.type_of("row_id") is ColumnType.ROW
    assert visits.type_of("no_such_column") is None
    assert visits.is_about_a_child
    assert not visits.has_team


def test_a_code_list_knows_its_codes_its_groups_and_the_unknown(tmp_path):
    yes_no = declared_records(catalogue(tmp_path)).code_list("visits", "alone")

    assert {"Y", "N", "unknown"} == {code for code in ("Y", "N", "unknown", "?") if code in yes_no}
    assert yes_no.meaning("Y") == "Yes"
    assert yes_no.meaning("unknown") == "Not known"
    assert yes_no.group_of("Y") == "Good"
    assert yes_no.group_of("N") == "Not known"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'happens_on = "visited_on"',
            'happens_on = "visted_on"',
            "small.toml:7: “visits” has no column “visted_on”. Did you mean “visited_on”?",
        ),
        (
            'key = ["child_id", "visited_on"]',
            'key = ["child", "visited_on"]',
            "small.toml:6: “visits” has no column “child”. Did you mean “child_id”?",
        ),
        ('type = "date"', 'type = "dat"', "small.toml:11: “dat” is no type. Did you mean “date”?"),
        (
            'codes = "yes_no"',
            'codes = "yesno"',
            "small.toml:12: “yesno” is no code list. Did you mean “yes_no”?",
        ),
        (
            "required = true, meaning = “When.”".replace("“", '"').replace("”", '"'),
            'requird = true, meaning = "When."',
            "small.toml:11: A column has no “requird”. Did you mean “required”?",
        ),
        (
            'title = "Visits"',
            'titel = "Visits"',
            "small.toml:4: A table has no “titel”. Did you mean “title”?",
        ),
        (
            "previous(visited_on)",
            "before(visited_on)",
            "small.toml:15: “before(visited_on)” is no previous, next, group or months_after "
            "of a column.",
        ),
    ],
)
def test_a_fault_is_named_with_its_line_and_a_suggestion(tmp_path, old, new, problem):
    assert old in VISITS

    assert problems_of(tmp_path, records=VISITS.replace(old, new)) == [problem]


def test_all_faults_of_all_files_come_at_once(tmp_path):
    found = problems_of(
        tmp_path,
        records=VISITS.replace('"date"', '"dat"').replace("previous(", "before("),
        codes=CODES.replace('["Y"]', '["X"]'),
    )

    assert found == [
        "small.toml:5: Group “Good” of “yes_no” holds the unknown code “X”.",
        "small.toml:11: “dat” is no type. Did you mean “date”?",
        "small.toml:15: “before(visited_on)” is no previous, next, group or months_after "
        "of a column.",
    ]


def test_a_file_that_is_no_toml_is_one_problem_at_its_line(tmp_path):
    found = problems_of(tmp_path, records=VISITS.replace('title = "Visits"', "title = Visits"))

    assert len(found) == 1
    assert found[0].startswith("small.toml:4: This is not valid TOML: ")


def test_a_table_declared_twice_is_refused(tmp_path):
    assert any(
        "Table “visits” is declared twice." in problem
        for problem in problems_of(tmp_path, records=VISITS + VISITS)
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_shipped_table_and_column_says_what_it_means(table):
    assert table.title
    assert table.meaning.endswith(".")
    for column in [*table.columns.values(), *table.derived.values()]:
        assert column.meaning.strip(), column.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_shipped_table_has_a_key_and_ties_only_to_tables_there_are(table):
    assert table.key
    assert set(table.belongs_to) <= set(SHIPPED.tables)
    assert len(set(table.names)) == len(table.names)


@pytest.mark.parametrize(("table", "column"), CODE_COLUMNS)
def test_each_shipped_code_column_has_its_list(table, column):
    assert SHIPPED.code_list(table, column).values


@pytest.mark.parametrize("codes", SHIPPED.codes.values(), ids=lambda codes: codes.name)
def test_no_code_stands_in_two_groups(codes):
    grouped = [code for group in codes.groups.values() for code in group]

    assert len(grouped) == len(set(grouped))


@pytest.mark.parametrize(
    "breakdown",
    [made for made in SHIPPED.breakdowns.values() if made.bands],
    ids=lambda made: made.name,
)
def test_age_bands_follow_each_other_without_gap_or_overlap(breakdown):
    for (_, _, end), (_, start, _) in zip(breakdown.bands, breakdown.bands[1:], strict=False):
        assert end + 1 == start

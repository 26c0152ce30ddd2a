"""The mapping files themselves: whole, and all problems told at once."""

from pathlib import Path

import pytest

from sightline.intake.cells.codes import all_spellings
from sightline.intake.mapping import return_mapping
from sightline.store.loads import Source
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import ProblemsFound

KINDS = [str(kind) for kind in Source if kind is not Source.LOCAL]


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapping_names_only_what_is_declared(kind):
    assert return_mapping(kind).kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_can_fill_what_its_rows_must_have(kind):
    made = {"care_leaver_birthdays.birthday_on"}
    for sheet in return_mapping(kind).sheets:
        table = declared_records()[sheet.table]
        filled = {target.name for column in sheet.columns for target in column.targets}
        needed = {f"{table.name}.{c.name}" for c in table.columns.values() if c.required}
        assert needed <= filled | set(sheet.constants) | made, sheet.name


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_headings_of_a_sheet_share_a_wording(kind):
    for sheet in return_mapping(kind).sheets:
        wordings = [key for column in sheet.columns for key in column.keys]
        assert len(wordings) == len(set(wordings)), sheet.name


def test_all_eleven_lists_are_mapped():
    assert [s.name for s in return_mapping("annex_a").sheets] == [f"List {n}" for n in range(1, 12)]


def test_spellings_lead_only_to_declared_codes():
    codes = declared_records().codes
    for name, spellings in all_spellings().items():
        told = {*spellings.letters.values(), *spellings.known.values()}
        told |= {code for _, code in spellings.patterns}
        assert name in codes
        assert [code for code in told if code not in codes[name]] == [], name


def test_every_problem_of_a_mapping_is_told_with_its_line(tmp_path: Path):
    (tmp_path / "odd.toml").write_text(
        'kind = "odd"\n'
        "[[sheet]]\n"
        'name = "A"\n'
        'table = "contakts"\n'
        "colour = 3\n"
        'columns = [{ heading = "X", to = ["contacts.source_on"], reed = 1 }]\n',
        encoding="utf-8",
    )
    with pytest.raises(ProblemsFound) as found:
        return_mapping("odd", tmp_path)
    assert [str(problem) for problem in found.value.problems] == [
        "odd.toml:4: There is no record table “contakts”. Did you mean “contacts”?",
        "odd.toml:5: A sheet has no “colour”. Did you mean “columns”?",
        "odd.toml:6: A column has no “reed”.",
        "odd.toml:6: There is no record column “contacts.source_on”. Did you mean “source”?",
    ]

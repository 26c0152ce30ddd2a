"""The tools of the catalogue, and that a wrong file is told line by line."""

import json
import re

import pytest

from sightline.vocabulary.audit_tools import AnswerType, Respondent
from sightline.vocabulary.audit_tools.kept import from_data, sha256_of, to_data
from sightline.vocabulary.audit_tools.reading import read_tool, shipped_tools
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.problems import ProblemsFound

TOOLS = {tool.key: tool for tool in shipped_tools()}
CASE_FILE = TOOLS["case_file"]


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_a_kept_tool_comes_back_whole(tool):
    data = json.loads(json.dumps(to_data(tool)))
    assert from_data(data) == tool
    assert sha256_of(data) == sha256_of(to_data(tool))


def test_the_case_file_audit_has_seven_sections_and_four_grades_with_words():
    assert [len(each.questions) for each in CASE_FILE.sections] == [9, 12, 8, 11, 9, 5, 8]
    grades = CASE_FILE.scale.grades
    assert [each.title for each in grades] == [
        "Outstanding", "Good", "Requires improvement", "Inadequate",
    ]  # fmt: skip
    assert [each.is_good for each in grades] == [True, True, False, False]
    assert all(len(each.descriptor.split()) > 10 for each in grades)
    assert len(CASE_FILE.dimensions) == 8


def test_every_question_of_the_source_has_its_own_in_the_catalogue(shared_data):
    """In our own words: what applies to some, is asked of some, or is a list, is so here too."""
    source = json.loads((shared_data / "seeds" / "audit_tool_walsall.json").read_text())
    asked = {q["id"]: q for section in source["sections"] for q in section["questions"]}
    assert len(asked) == 60
    for key, theirs in asked.items():
        ours = CASE_FILE.question(key)
        assert ours is not None, key
        assert ours.text != theirs["text"]
        assert bool(ours.asked_of) == (theirs["answer_type"] == "feedback"), key
        if "asked_of" in theirs:
            wanted = {each.replace("child/young person", "child").replace(" ", "_")
                      for each in theirs["asked_of"]}  # fmt: skip
            assert set(ours.asked_of) == set(map(Respondent, wanted)), key
        if "applies_when" in theirs:
            assert ours.applies, key
        assert len(ours.items) == len(theirs.get("checklist", ())), key
        if "choices" in theirs:
            assert len(ours.choices) == len(theirs["choices"]), key
        if "care_leaver_checklist" in theirs:
            ((fact, more),) = ours.more_items
            assert (fact, len(more)) == ("care_leaver", 3)
        if "capture" in theirs:
            beside = CASE_FILE.question(f"{key}d")
            assert beside is not None and beside.type is AnswerType.DATES
    assert {each.key for each in CASE_FILE.questions} - asked.keys() == {"4.1d", "4.2d"}


def test_every_theme_and_prefill_a_question_names_is_known():
    import tomllib

    from sightline.documents.audit_records import _PREFILLS

    folder = CATALOGUE
    themes = tomllib.loads((folder / "governance" / "audit_themes.toml").read_text())
    for tool in TOOLS.values():
        for each in tool.questions:
            assert each.theme in themes, (tool.key, each.key)
            assert each.prefill in {"", *_PREFILLS}, (tool.key, each.key)


def test_all_that_is_wrong_in_a_file_is_told_at_once_with_its_line():
    text = (CATALOGUE / "audit_tools" / "dip_sample.toml").read_text()
    wrong = text.replace('type = "yes_no"', 'type = "yesno"', 1)
    wrong = wrong.replace('scale = "three_steps"', 'scale = "five_stars"')
    wrong = wrong.replace('key = "1.2"', 'key = "1.1"').replace("purpose =", "porpose =")
    with pytest.raises(ProblemsFound) as found:
        read_tool(wrong)
    said = "\n".join(map(str, found.value.problems))
    assert "Did you mean “yes_no”" in said and "Did you mean “purpose”" in said
    assert "four_grades, three_steps" in said and "“1.1” is there twice" in said
    assert re.search(r":(1[5-9]|2\d): “yesno”", said)


@pytest.mark.parametrize("text", ["x =", "section = 3", 'key = "a"\n[section]\nb = 1', "", "\x00"])
def test_what_is_no_tool_is_never_a_fault(text):
    with pytest.raises(ProblemsFound):
        read_tool(text)

"""The shipped checks: whole, in plain words, every worked example holds."""

import re
from pathlib import Path

import pytest

from sightline.measures.language.catalogue import Catalogue, load_catalogue
from sightline.quality.check import Check, CheckForm, Checks, Severity
from sightline.quality.effects import breakdowns_affected, indicators_affected
from sightline.quality.examples import check_examples
from sightline.quality.language import load_checks
from sightline.quality.pages import checks_page

ROOT = Path(__file__).resolve().parents[2]
# What a data-quality report of the sector has to answer, whatever else is added.
MUST_BE_THERE = {
    "ethnicity_missing",
    "sex_missing",
    "birth_date_missing",
    "disability_missing",
    "contact_without_decision",
    "referral_without_outcome",
    "assessment_open_too_long",
    "protection_plan_without_category",
    "protection_visit_seen_missing",
    "placement_type_missing",
    "placement_postcode_missing",
    "care_health_assessment_missing",
    "care_leaver_without_contact",
    "open_case_without_allocation",
    "allocation_without_worker",
    "case_note_recorded_late",
    "chronology_out_of_date",
    "children_alike",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def checks(catalogue: Catalogue) -> Checks:
    return load_checks(catalogue)


def named(found: list[Check]) -> list[str]:
    return [f"{check.file}:{check.line}: {check.id}" for check in found]


def test_what_every_authority_asks_for_is_there(checks: Checks) -> None:
    assert MUST_BE_THERE - set(checks.checks) == set()


def test_every_example_holds(checks: Checks, catalogue: Catalogue) -> None:
    assert [str(each) for each in check_examples(checks, catalogue) if not each.holds] == []


def test_every_check_has_an_example_with_something_wrong_and_something_right(
    checks: Checks,
) -> None:
    for check in checks:
        wrong = [example.numerator or 0 for example in check.examples]
        right = [(e.denominator or 0) - (e.numerator or 0) for e in check.examples]
        assert sum(wrong) > 0, check.id
        assert sum(right) > 0 or check.id == "two_open_cases", check.id


def test_the_worker_is_told_what_is_wrong_and_what_to_do(checks: Checks) -> None:
    assert (
        named([c for c in checks if c.sentence.endswith(".") or not c.sentence[0].isupper()]) == []
    )
    assert named([c for c in checks if not c.fix.endswith(".") or not c.why.endswith(".")]) == []


def test_no_two_checks_bear_the_same_title(checks: Checks) -> None:
    titles = [check.title for check in checks]
    assert len(titles) == len(set(titles))


def test_every_kind_and_every_severity_is_used(checks: Checks) -> None:
    assert {check.form for check in checks} == set(CheckForm)
    assert {check.severity for check in checks} == set(Severity)


def test_the_owner_is_a_role(checks: Checks) -> None:
    roles = (ROOT / "src/sightline/catalogue/governance/roles.toml").read_text(encoding="utf-8")
    known = set(re.findall(r"^\[(\w+)\]", roles, re.MULTILINE))
    assert {check.owner for check in checks} <= known


def test_a_check_knows_which_indicators_read_what_it_doubts(
    checks: Checks, catalogue: Catalogue
) -> None:
    read = indicators_affected(checks["referral_decision_missing"], catalogue)

    assert "referral_decision_1wd_pct" in {indicator.id for indicator in read}
    assert breakdowns_affected(checks["ethnicity_missing"], catalogue) == ["Ethnic group"]


def test_the_page_of_checks_is_the_one_written_from_the_catalogue(
    checks: Checks, catalogue: Catalogue
) -> None:
    kept = (ROOT / "docs/reference/checks.md").read_text(encoding="utf-8")

    # Where this fails: ./run docs.
    assert kept == checks_page(checks, catalogue)


def test_links_of_the_page_meet_an_indicator(checks: Checks, catalogue: Catalogue) -> None:
    page = checks_page(checks, catalogue)
    asked = re.findall(r"\]\((indicators-[\w-]+\.md)#(\w+)\)", page)

    assert asked
    for name, anchor in set(asked):
        text = (ROOT / "docs/reference" / name).read_text(encoding="utf-8")
        assert f'<a id="{anchor}"></a>' in text

"""The shipped catalogue: whole, in plain words, and every worked example holds.

`core_ids/<service area>.txt` lists the indicators each area must have, one id a line.
"""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sightline.measures.figures.examples import check_examples
from sightline.measures.language.catalogue import SHIPPED, Catalogue, load_catalogue
from sightline.measures.model.indicator import Indicator

CORE_IDS = sorted((Path(__file__).parent / "core_ids").glob("*.txt"))
FILES = sorted(path.name for path in SHIPPED.glob("*.toml"))
STANDARD_BREAKDOWNS = {"age_band", "sex", "ethnic_group", "disability"}
OWNERS = {
    "performance_analyst",
    "team_manager",
    "group_manager",
    "head_of_safeguarding",
    "principal_social_worker",
    "assistant_director",
    "director",
    "inclusion_manager",
    "special_needs_manager",
    "virtual_school_head",
    "youth_justice_manager",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def named(indicators: list[Indicator]) -> list[str]:
    return [f"{indicator.file}:{indicator.line}: {indicator.id}" for indicator in indicators]


@pytest.mark.parametrize("path", CORE_IDS, ids=lambda path: path.stem)
def test_every_core_indicator_of_the_area_is_there(path: Path, catalogue: Catalogue) -> None:
    wanted = path.read_text(encoding="utf-8").split()
    core = {i.id for i in catalogue if i.tier == "core" and i.service == path.stem}
    assert wanted
    assert [name for name in wanted if name not in core] == []


def test_every_service_area_with_indicators_says_which_are_core(catalogue: Catalogue) -> None:
    areas = {i.service for i in catalogue if i.tier == "core"}
    assert areas == {path.stem for path in CORE_IDS}


def test_nothing_is_core_that_no_area_lists(catalogue: Catalogue) -> None:
    listed = {name for path in CORE_IDS for name in path.read_text(encoding="utf-8").split()}
    assert [i.id for i in catalogue if i.tier == "core" and i.id not in listed] == []


def test_a_tier_is_core_or_ext(catalogue: Catalogue) -> None:
    assert named([i for i in catalogue if i.tier not in {"core", "ext"}]) == []


def test_every_indicator_says_what_it_is_and_why_it_matters(catalogue: Catalogue) -> None:
    short = [i for i in catalogue if len(i.definition) < 60 or len(i.why_it_matters) < 35]
    assert named(short) == []


def test_texts_are_whole_sentences(catalogue: Catalogue) -> None:
    for indicator in catalogue:
        for text in (indicator.definition, indicator.why_it_matters, indicator.notes):
            assert not text or text.rstrip("”").endswith((".", "?")), f"{indicator.id}: {text}"


def test_every_indicator_names_its_source(catalogue: Catalogue) -> None:
    assert named([i for i in catalogue if len(i.source) < 15]) == []


def test_every_indicator_has_an_owner_people_know(catalogue: Catalogue) -> None:
    assert named([i for i in catalogue if i.owner not in OWNERS]) == []


def test_every_indicator_is_published_and_has_a_day_to_look_at_it_again(
    catalogue: Catalogue,
) -> None:
    unready = [i for i in catalogue if i.status != "published" or i.review_by is None]
    assert named(unready) == []
    assert all(i.review_by and i.review_by > date(2026, 11, 22) for i in catalogue)


def test_no_two_indicators_bear_one_title(catalogue: Catalogue) -> None:
    titles = Counter(indicator.title for indicator in catalogue)
    assert [title for title, times in titles.items() if times > 1] == []


def test_no_text_is_used_twice(catalogue: Catalogue) -> None:
    """A definition pasted from a neighbour and not changed would tell a falsehood."""
    texts = Counter(t for i in catalogue for t in (i.definition, i.why_it_matters))
    assert [text for text, times in texts.items() if times > 1] == []


def test_what_counts_children_is_split_by_who_they_are(catalogue: Catalogue) -> None:
    about_children = [
        i for i in catalogue if any(catalogue.records[w.table].is_about_a_child for w in i.ways)
    ]
    about_children = [i for i in about_children if i.service != "workforce"]
    # What asks about disability cannot be split by it, nor an age group by age.
    assert about_children
    assert (
        named([i for i in about_children if len(STANDARD_BREAKDOWNS - {*i.breakdowns}) > 1]) == []
    )


def test_everything_computed_has_a_worked_example(catalogue: Catalogue) -> None:
    assert named([i for i in catalogue if i.is_computed and not i.examples]) == []


def test_an_example_says_in_words_what_it_shows(catalogue: Catalogue) -> None:
    short = [(i.id, e.line) for i in catalogue for e in i.examples if len(e.title) < 8]
    assert short == []


def test_every_way_is_labelled_where_there_are_several(catalogue: Catalogue) -> None:
    several = [i for i in catalogue if len(i.ways) > 1]
    assert several
    assert named([i for i in several if len({w.label for w in i.ways} - {""}) != len(i.ways)]) == []


def test_every_way_is_shown_by_an_example(catalogue: Catalogue) -> None:
    """An example that names no way is worked out by the first."""
    for indicator in catalogue:
        if not indicator.ways:
            continue
        first = indicator.ways[0].label
        shown = {first if e.way is None else e.way for e in indicator.examples}
        labels = {way.label for way in indicator.ways}
        assert shown == labels, f"{indicator.id}: shown {shown}, but its ways are {labels}"


@pytest.mark.parametrize("file", FILES)
def test_every_worked_example_holds(file: str, catalogue: Catalogue) -> None:
    ids = [i.id for i in catalogue if i.file == file]
    results = check_examples(catalogue, only=ids)
    assert [str(result) for result in results if not result.holds] == []


def test_no_sentence_is_copied_from_the_interactive_tool(
    catalogue: Catalogue, shared_data: Path
) -> None:
    path = shared_data / "lait" / "lait_data_dictionary.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        theirs = {s for row in csv.DictReader(file) for t in row.values() for s in sentences(t)}
    ours = {s for i in catalogue for s in sentences(i.definition + " " + i.why_it_matters)}
    assert ours and theirs
    assert sorted(ours & theirs) == []


def sentences(text: str | None) -> set[str]:
    """Sentences of six words or more, without case and marks."""
    parts = re.split(r"(?<=[.?!])\s+", text or "")
    plain = {" ".join(re.findall(r"[a-z0-9]+", part.lower())) for part in parts}
    return {part for part in plain if part.count(" ") >= 5}

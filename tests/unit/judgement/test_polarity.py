"""Polarity is applied last and in one function."""

import ast
from pathlib import Path

import pytest

import sightline.judgement
from sightline.judgement.polarity import Change, Judgement, change_between, judge
from sightline.vocabulary.words import Polarity

PACKAGE = Path(sightline.judgement.__file__).parent
STATISTICS = ["intervals", "two_periods", "separate", "signals", "limits", "spc", "trend", "moved"]


@pytest.mark.parametrize(
    ("change", "polarity", "expected"),
    [
        (Change.UP, Polarity.HIGHER, Judgement.BETTER),
        (Change.DOWN, Polarity.HIGHER, Judgement.WORSE),
        (Change.UP, Polarity.LOWER, Judgement.WORSE),
        (Change.DOWN, Polarity.LOWER, Judgement.BETTER),
        (Change.UP, Polarity.NEITHER, Judgement.NEUTRAL),
        (Change.DOWN, Polarity.NEITHER, Judgement.NEUTRAL),
        (Change.LEVEL, Polarity.HIGHER, Judgement.LEVEL),
        (Change.LEVEL, Polarity.LOWER, Judgement.LEVEL),
        (Change.LEVEL, Polarity.NEITHER, Judgement.LEVEL),
    ],
)
def test_each_change_and_polarity_has_one_meaning(change, polarity, expected):
    assert judge(change, polarity) is expected


@pytest.mark.parametrize("module", STATISTICS)
def test_statistics_know_nothing_of_good_and_bad(module):
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not names & {"Polarity", "judge", "Judgement"}


def test_no_other_function_decides_which_way_is_better():
    for path in PACKAGE.glob("*.py"):
        if path.name == "polarity.py":
            continue
        compared = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Compare)
            and any(
                isinstance(part, ast.Attribute)
                and part.attr in {"HIGHER", "LOWER"}
                and isinstance(part.value, ast.Name)
                and part.value.id == "Polarity"
                for part in [node.left, *node.comparators]
            )
        ]
        assert not compared, path.name


def test_a_change_has_an_arrow_and_an_opposite():
    assert [change.arrow for change in Change] == ["↑", "↓", "→"]
    assert [change.opposite for change in Change] == [Change.DOWN, Change.UP, Change.LEVEL]


def test_the_way_from_one_value_to_another():
    assert change_between(1, 2) is Change.UP
    assert change_between(2, 1) is Change.DOWN
    assert change_between(2, 2) is Change.LEVEL

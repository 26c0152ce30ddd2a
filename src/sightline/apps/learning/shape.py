"""Kinds of learning, the views, the sections of the self-assessment: as data says. Plain Python."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.own_files import own_or_shipped


@dataclass(frozen=True)
class View:
    """One of the sides that quality is looked at from. `activities`: those of the QA year."""

    key: str
    title: str
    meaning: str
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    key: str
    title: str


@dataclass(frozen=True)
class Shape:
    """`required`, `cascade_roles`: keys of roles; `cascade_within`: working days; `problem`: why
    the authority's own file is not used."""

    kinds: Mapping[str, str]
    training_kinds: Mapping[str, str]
    required: tuple[str, ...]
    cascade_roles: tuple[str, ...]
    cascade_within: int
    views: tuple[View, ...]
    sections: tuple[Section, ...]
    judgements: Mapping[str, str]
    problem: str = ""


def shape(data: Path | None = None) -> Shape:
    """The authority's own in its data folder, else the shipped one."""
    found, problem = own_or_shipped("learning.toml", data, _shape)
    return replace(found, problem=problem) if problem else found


def _shape(told: Mapping[str, Any]) -> Shape:
    activities = _toml(CATALOGUE / "governance" / "qa_activities.toml")
    forum = told["forum"]
    return Shape(
        dict(told["kinds"]), dict(told["training_kinds"]), tuple(forum["required"]),
        tuple(forum["cascade_roles"]), int(forum["cascade_within"]),
        tuple(_view(view, activities) for view in told["view"]),
        tuple(Section(each["key"], each["title"]) for each in told["section"]),
        dict(told["judgements"]),
    )  # fmt: skip


def _view(told: dict[str, str], activities: dict[str, Any]) -> View:
    """Which activities belong to a view is said once, by the activities of the QA year."""
    inside = tuple(key for key, each in activities.items() if each.get("view") == told["key"])
    return View(told["key"], told["title"], told["meaning"], inside)


@dataclass(frozen=True)
class Aim:
    """`evidence`: activities of the QA year that are to show it."""

    key: str
    title: str
    meaning: str
    evidence: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def aims(governance: Path = CATALOGUE / "governance") -> tuple[Aim, ...]:
    told = _toml(governance / "aims.toml")
    shown = _toml(governance / "learning.toml")["aim_evidence"]
    return tuple(
        Aim(key, each["title"], each["meaning"], tuple(shown.get(key, ())))
        for key, each in told.items()
    )


@lru_cache(maxsize=1)
def activities() -> dict[str, str]:
    """Titles of the QA year's activities, by key."""
    told = _toml(CATALOGUE / "governance" / "qa_activities.toml")
    return {key: each["title"] for key, each in told.items() if "title" in each}


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))

"""What an agenda is made of: two headings, the usual items, and the papers under an item."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed


class ItemHeading(StrEnum):
    BUSINESS = "business"
    DISCUSSION = "discussion"

    @property
    def in_words(self) -> str:
        return "Meeting business items" if self is ItemHeading.BUSINESS else "Discussion items"


class Standing(StrEnum):
    """The usual items that the page of the meeting knows what to do with."""

    APOLOGIES = "apologies"
    DECLARATIONS = "declarations"
    MINUTES = "minutes"
    MATTERS_ARISING = "matters_arising"
    EXCLUSION = "exclusion"


class PaperStatus(StrEnum):
    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True)
class UsualItem:
    key: str
    title: str
    purpose: str
    on_every_agenda: bool


@dataclass(frozen=True)
class CommitteeSettings:
    """`minutes_years`, `background_years`: how long anybody may read them."""

    clear_days: int
    minutes_years: int
    background_years: int
    private_sentence: str
    items: Mapping[str, UsualItem]
    resolutions: Mapping[str, str]


@lru_cache(maxsize=1)
def committee_settings() -> CommitteeSettings:
    text = (CATALOGUE / "governance" / "committees.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)
    items = {
        key: UsualItem(key, each["title"], each["purpose"], each["on_every_agenda"])
        for key, each in found["item"].items()
    }
    return CommitteeSettings(
        found["notice"]["clear_days"], found["kept"]["minutes_years"],
        found["kept"]["background_years"], found["private"]["sentence"], items,
        dict(found["resolution"]),
    )  # fmt: skip


def check_item(title: str) -> None:
    if not title.strip():
        raise NotAllowed("Give the item a title.")


def check_late(because: str, agreed_by: str) -> None:
    """After the agenda is out an item comes only for urgency, and the chair says so."""
    if len(because.split()) < 3:
        raise NotAllowed("Say why the item can’t wait for the next meeting. It is minuted.")
    if not agreed_by.strip():
        raise NotAllowed("A late item needs the chair’s agreement: say who gave it.")


def check_pages(first: int | None, last: int | None) -> None:
    if (first is None) != (last is None) or (first and last and last < first):
        raise NotAllowed("Give the first and the last page, in that order.")


def check_resolution(kind: str, text: str) -> None:
    if kind not in committee_settings().resolutions:
        raise NotAllowed("Choose what kind of resolution it is.")
    if not text.strip():
        raise NotAllowed("Write what was resolved.")

"""Search: children, units and indicators, each within the searcher's reach.

A child's id or name never stands in an address. Children are therefore looked for by POST alone;
one that is found leads to the page under the child's key. Words without a child in them (a team, a
worker, an indicator) may stand in an address and be shared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from sightline.apps.children.names import names
from sightline.apps.children.queries import child_key, holdings, sort_out
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.worklists import indicator_catalogue
from sightline.vocabulary.words import Level

SHORTEST, MOST = 3, 25


@dataclass(frozen=True)
class FoundChild:
    id: str
    key: str
    name: str


@dataclass(frozen=True)
class FoundPlace:
    """A unit or an indicator: what it is, and the pages about it."""

    title: str
    what: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """`more`: not everything is shown, so that the words should be narrower."""

    children: tuple[FoundChild, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    more: bool = False

    @property
    def nothing(self) -> bool:
        return not self.children and not self.places


def search(access: Access, words: str, *, for_children: bool) -> Found:
    """What the words fit. Children are looked for only where `for_children` says so."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return Found()
    children = _children(access, wanted) if for_children else []
    places = [*_units(access, wanted), *_indicators(access, wanted)]
    more = len(children) > MOST or len(places) > MOST
    return Found(tuple(children[:MOST]), tuple(places[:MOST]), more)


def _children(access: Access, wanted: str) -> list[FoundChild]:
    """By the whole id, or by part of a name where names are loaded; only those within reach.

    What is out of reach and what is not there look the same.
    """
    held = holdings()
    if held is None or not access.may(Right.SEE_CHILDREN):
        return []
    known = names()
    ids = {child for child in held.children if child.casefold() == wanted}
    if len(wanted) >= SHORTEST:
        ids |= {child for child, named in known.items() if wanted in named.name.casefold()}
    visible = sorted(sort_out(access, ids).visible)
    return [
        FoundChild(child, child_key(child), known[child].name if child in known else "")
        for child in visible
    ]


def _units(access: Access, wanted: str) -> list[FoundPlace]:
    held = holdings()
    if held is None:
        return []
    by_level = {
        Level.SERVICE: held.by_service,
        Level.TEAM: held.by_team,
        Level.WORKER: held.by_worker,
    }
    return [
        FoundPlace(name, level.value.capitalize(), links)
        for level, units in by_level.items()
        for name in sorted(units)
        if wanted in name.casefold() and (links := _unit_links(access, level, name))
    ]


def _unit_links(access: Access, level: Level, name: str) -> tuple[tuple[str, str], ...]:
    query = f"?{urlencode({'of': f'{level}:{name}'})}"
    links = []
    if access.may_see_unit(level, name):
        links.append(("Scorecard", _address("figures:scorecard", query)))
    if access.may_see_children_of(level, name) and access.may(Right.WORK_LISTS):
        links.append(("Worklists", _address("worklists:home", query)))
    return tuple(link for link in links if link[1])


def _indicators(access: Access, wanted: str) -> list[FoundPlace]:
    if not access.may(Right.SEE_FIGURES):
        return []
    return [
        FoundPlace(title, "Indicator", (("Open", address),))
        for name, title in _titles(indicator_catalogue(DataFolder(Path(settings.SIGHTLINE_DATA))))
        if (wanted in title.casefold() or wanted == name)
        and (address := _address("figures:indicator", "", name))
    ]


def _titles(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    return ((indicator.id, indicator.title) for indicator in catalogue)


def _address(name: str, query: str, *args: str) -> str:
    # Figures and worklists stand above children: known by name alone, if they are there.
    try:
        return reverse(name, args=args) + query
    except NoReverseMatch:
        return ""

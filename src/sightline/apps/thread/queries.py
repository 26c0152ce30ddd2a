from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from sightline.apps.thread.models import Link
from sightline.apps.thread.registry import kind_called
from sightline.apps.thread.rules import How


@dataclass(frozen=True)
class Bead:
    """A thing linked to the one asked about: how, what it is, where it lives."""

    how: str
    noun: str
    title: str
    address: str
    at: datetime


@dataclass(frozen=True)
class Thread:
    """The links one may see; of the others only how many there are."""

    beads: tuple[Bead, ...]
    hidden: int


def links_of(kind: str, id: object, access: Any) -> Thread:
    """What the thing is linked to, both ways, for somebody with this access."""
    here = str(id)
    links = Link.objects.filter(
        Q(source_kind=kind, source_id=here) | Q(target_kind=kind, target_id=here)
    )
    beads, hidden = [], 0
    for link in links:
        forwards = (link.source_kind, link.source_id) == (kind, here)
        bead = _bead(link, forwards, access)
        if bead is None:
            hidden += 1
        else:
            beads.append(bead)
    return Thread(tuple(beads), hidden)


def _bead(link: Link, forwards: bool, access: Any) -> Bead | None:
    how = How(link.how)
    kind_name, id = (
        (link.target_kind, link.target_id) if forwards else (link.source_kind, link.source_id)
    )
    kind = kind_called(kind_name)
    if kind is None or not kind.may_see(access, id):
        return None
    title = kind.title(id)
    if title is None:
        return None
    words = how.value if forwards else how.backwards
    return Bead(words, kind.noun, title, kind.address(id), link.at)


def targets_of(kind: str, id: object, target_kind: str) -> list[str]:
    """Ids of the things of one kind that this one led to. Who may see them is for their app."""
    found = Link.objects.filter(
        source_kind=kind, source_id=str(id), target_kind=target_kind, how=How.LEADS_TO
    )
    return list(found.values_list("target_id", flat=True))


def sources_of(target_kind: str) -> dict[str, list[tuple[str, str]]]:
    """What led to each thing of one kind, by its id: for a list of many, in one question."""
    found: dict[str, list[tuple[str, str]]] = {}
    links = Link.objects.filter(target_kind=target_kind, how=How.LEADS_TO)
    for target, kind, id in links.values_list("target_id", "source_kind", "source_id"):
        found.setdefault(target, []).append((kind, id))
    return found

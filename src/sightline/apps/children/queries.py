"""Which children a person may look at, decided in one place: every page of children asks here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils import timezone

from sightline.apps.people.actions import log_looks
from sightline.apps.people.authority import authority_code, authority_store, published
from sightline.apps.people.child_keys import child_key, child_of
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access, Why
from sightline.apps.people.rules import NotAllowed, Right
from sightline.pipeline.held_children import HeldChildren, held_children_of
from sightline.store.snapshots import Snapshot
from sightline.store.store import AuthorityStore

__all__ = [
    "Child",
    "Reach",
    "authority_code",
    "child_key",
    "child_of",
    "closed_to",
    "find_child",
    "held_by_right",
    "holdings",
    "kept_records",
    "log_look",
    "may_see",
    "snapshot",
    "sort_out",
]


@dataclass(frozen=True)
class Child:
    """A child within somebody's reach. `right` is what stands in the access log."""

    authority: str
    id: str
    key: str
    right: str


@dataclass(frozen=True)
class Reach:
    """Children sorted by what a person may see of them; `rights` says why, for those visible."""

    rights: Mapping[str, str]
    restricted: frozenset[str]
    out_of_reach: frozenset[str]

    @property
    def visible(self) -> frozenset[str]:
        return frozenset(self.rights)

    @property
    def not_shown(self) -> str:
        """'of whom 1 restricted, 2 out of your reach'; '' where all can be seen."""
        parts = []
        if self.restricted:
            parts.append(f"{len(self.restricted)} restricted")
        if self.out_of_reach:
            parts.append(f"{len(self.out_of_reach)} out of your reach")
        return f"of whom {', '.join(parts)}" if parts else ""


def snapshot() -> Snapshot | None:
    """The published records; None while there are none."""
    return published()


def kept_records() -> AuthorityStore:
    """The authority's part of the store. Raises NotAllowed before the first publication."""
    store = authority_store()
    if store is None:
        raise NotAllowed("No records are published yet, so there are none to do this with.")
    return store


def holdings() -> HeldChildren | None:
    found = snapshot()
    if found is None:
        return None
    # A snapshot changes by erasure alone, which writes its manifest anew.
    return held_children_of(found.folder, (found.folder / "manifest.json").stat().st_mtime_ns)


def children_held() -> frozenset[str] | None:
    """Every child of whom a record is held, published or not; None where nothing is held."""
    newest, shown = kept_records().newest(), holdings()
    if newest is None:
        return None
    stamp = (newest.folder / "manifest.json").stat().st_mtime_ns
    prepared = held_children_of(newest.folder, stamp).children
    return prepared | shown.children if shown else prepared


def sort_out(access: Access, child_ids: Iterable[str]) -> Reach:
    """Sort children into those the person may see, restricted ones, and the others."""
    wanted = frozenset(child_ids)
    held = holdings()
    if held is None or not wanted:
        return Reach({}, frozenset(), wanted)
    # Restricted records open by no role and no break-glass, but to those named alone.
    shut = (access.restricted | held.restricted) & wanted
    rights = dict.fromkeys(shut & access.named, Why.NAMED.value)
    open_to = (wanted & held.children) - shut
    by_role = open_to & _in_branch(access, held, Right.SEE_CHILDREN)
    rights |= dict.fromkeys(open_to & access.opened, Why.BREAK_GLASS.value)
    rights |= {
        child: f"{Why.ASSIGNMENT}: {access.children[child]}"
        for child in open_to & access.children.keys()
        if access.may(Right.SEE_CHILDREN)
    }
    rights |= dict.fromkeys(by_role, Why.ROLE.value)
    restricted = shut - rights.keys()
    return Reach(rights, restricted, wanted - rights.keys() - restricted)


def closed_to(access: Access) -> frozenset[str]:
    """Restricted children, here or in the records, whose readers this person is not among."""
    held = holdings()
    return (access.restricted | (held.restricted if held else frozenset())) - access.named


def may_see(access: Access, child_id: str) -> bool:
    return child_id in sort_out(access, [child_id]).rights


def held_by_right(access: Access, right: Right, child_ids: Iterable[str]) -> frozenset[str]:
    """Those of the children who are within the units for which the person has the right.

    A right to do more than look (assign, take away) reaches no child that was lent for an audit or
    opened by break-glass. Who of them may be seen is for `sort_out` to say.
    """
    held = holdings()
    return frozenset(child_ids) & _in_branch(access, held, right) if held else frozenset()


def _in_branch(access: Access, held: HeldChildren, right: Right) -> frozenset[str]:
    branch = access.units(right)
    if branch.everything:
        return held.children
    groups = [
        *(held.by_service.get(name, frozenset()) for name in branch.services),
        *(held.by_team.get(name, frozenset()) for name in branch.teams),
        *(held.by_worker.get(name, frozenset()) for name in branch.workers),
    ]
    return frozenset().union(*groups)


def find_child(request: HttpRequest, key: str) -> Child:
    """The child of that key; 404 alike for one out of reach and one that is not there."""
    child_id = child_of(key)
    held = holdings()
    if child_id is None or held is None or child_id not in held.children:
        raise Http404("There is no such child here.")
    right = sort_out(request.access, [child_id]).rights.get(child_id)
    if right is None:
        raise Http404("There is no such child here.")
    return Child(authority_code(), child_id, key, right)


def log_look(request: HttpRequest, child_ids: Iterable[str], page: str) -> None:
    """Write to the access log that these children were shown. Only those within reach may be."""
    if not isinstance(request.user, User):
        raise PermissionError("Only a person who is signed in looks at children.")
    shown = frozenset(child_ids)
    rights = sort_out(request.access, shown).rights
    if shown - rights.keys():
        raise PermissionError("A page was about to show children out of the person's reach.")
    log_looks(
        by=request.user, authority=authority_code(), children=rights, page=page, at=timezone.now()
    )

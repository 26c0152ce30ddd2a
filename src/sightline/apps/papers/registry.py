"""Whose papers there are: each app that freezes documents says what its kind is called, where the
thing lives that the paper is about, and who may read what was frozen.

    register("scorecard", noun="Scorecard", title=…, address=…, may_read=…)

called from the app's `AppConfig.ready`. A paper of a kind that nobody registered is read by nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Title = Callable[[str], str | None]
Address = Callable[[str], str]
MayRead = Callable[[Any, str], bool]


@dataclass(frozen=True)
class Kind:
    """`title(id)` and `address(id)` are those of the thing; `may_read(access, id)` decides."""

    kind: str
    noun: str
    title: Title
    address: Address
    may_read: MayRead


_kinds: dict[str, Kind] = {}


def register(kind: str, *, noun: str, title: Title, address: Address, may_read: MayRead) -> None:
    _kinds[kind] = Kind(kind, noun, title, address, may_read)


def kind_called(kind: str) -> Kind | None:
    return _kinds.get(kind)


def may_read(access: Any, kind: str, id: str) -> bool:
    found = _kinds.get(kind)
    return found is not None and bool(found.may_read(access, id))

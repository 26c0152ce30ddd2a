"""What each kind of thing is called, where it lives and who may see it: told by its own app.

    register("dispute", noun="Dispute", title=…, address=…, may_see=…)

called from the app's `AppConfig.ready`. Nobody sees a thing whose kind says nothing about who may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string

Title = Callable[[str], str | None]
Address = Callable[[str], str]
MaySee = Callable[[Any, str], bool]


_LONGEST = 19  # digits of a number that a database holds


def nobody(access: Any, id: str) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """`title(id)` is None for what is no longer there; `may_see(access, id)` decides."""

    kind: str
    noun: str
    title: Title
    address: Address
    may_see: MaySee


_kinds: dict[str, Kind] = {}


def is_number(id: str) -> bool:
    return id.isascii() and id.isdigit() and len(id) < _LONGEST


def register(
    kind: str, *, noun: str, title: Title, address: Address, may_see: MaySee = nobody,
    is_name: Callable[[str], bool] = is_number,
) -> None:  # fmt: skip
    """Things are named in addresses that anybody can type: of what is not so much as a name
    (`is_name`), nothing more is asked."""
    _kinds[kind] = Kind(
        kind, noun, title, address, lambda access, id: is_name(str(id)) and may_see(access, id)
    )


def kind_called(kind: str) -> Kind | None:
    return _kinds.get(kind)


Ways = Callable[[Any, str, str], list[tuple[str, str]]]
_ways: list[Ways | str] = []


def offer_ways(function: Ways | str) -> None:
    """An app above offers ways on from things of any kind: `function(request, kind, id)` gives
    (words, address) pairs for this person. A dotted path is imported when a page first asks."""
    if function not in _ways:
        _ways.append(function)


def ways_from(request: Any, kind: str, id: str) -> list[tuple[str, str]]:
    found = []
    for each in _ways:
        function = import_string(each) if isinstance(each, str) else each
        found += function(request, kind, id)
    return found

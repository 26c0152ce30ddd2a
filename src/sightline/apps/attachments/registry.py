"""Who may read and who may attach, told by the app whose things the files lie beside.

    register("dispute", may_read=…, may_attach=…)

A kind that nobody registered has no attachments and shows none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

May = Callable[[Any, str], bool]


@dataclass(frozen=True)
class _Kind:
    may_read: May
    may_attach: May


_kinds: dict[str, _Kind] = {}


def register(kind: str, *, may_read: May, may_attach: May) -> None:
    """Each takes the person's access and the thing's id."""
    _kinds[kind] = _Kind(may_read, may_attach)


def may_read(access: Any, kind: str, id: str) -> bool:
    found = _kinds.get(kind)
    return found is not None and found.may_read(access, id)


def may_attach(access: Any, kind: str, id: str) -> bool:
    found = _kinds.get(kind)
    return found is not None and found.may_attach(access, id)

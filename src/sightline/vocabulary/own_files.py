"""A file of rules: the authority's own in its data folder, else the shipped one. Plain Python.

An own file that can't be used stops no work: the shipped rules stand in, and `problem` says why.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

Made = TypeVar("Made")
Read = Callable[[Mapping[str, Any]], Made]
SHIPPED = CATALOGUE / "governance"


def own_or_shipped(name: str, data: Path | None, read: Read[Made]) -> tuple[Made, str]:
    """What `read` makes of the file of that name, and why the authority's own is not used."""
    own = data / name if data else None
    if own is None or not own.is_file():
        return _made(SHIPPED / name, 0, read), ""
    try:
        return _made(own, own.stat().st_mtime_ns, read), ""
    except (OSError, KeyError, IndexError, TypeError, AttributeError, ValueError, NotAllowed) as no:
        why = f"{no} is missing" if isinstance(no, KeyError) else str(no).rstrip(".")
        said = f"{name} in the data folder can’t be used: {why}. The shipped one is."
        return _made(SHIPPED / name, 0, read), said


@lru_cache(maxsize=32)
def _made(path: Path, edition: int, read: Callable[[Mapping[str, Any]], Any]) -> Any:
    """`edition`: when the file was last written, so that a change is seen without a restart."""
    return read(tomllib.loads(path.read_text(encoding="utf-8")))

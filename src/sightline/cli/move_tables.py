"""Finds the move tables of all apps: they stand in modules named `rules`, `states` or `steps`."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from sightline import apps
from sightline.vocabulary.moves import Moves

_NAMED = {"rules", "states", "steps"}


def move_tables() -> dict[str, Moves[Any]]:
    """By app and noun, as in “Audits: audit”, in the order of the alphabet."""
    found = {_title(module, moves): moves for module in _modules() for moves in _defined_in(module)}
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    """Found as files, not by importing: other modules of an app want Django to be set up."""
    folder = Path(apps.__path__[0])
    for file in sorted(folder.rglob("*.py")):
        inside = file.relative_to(folder).with_suffix("").parts
        if _NAMED & set(inside) and "views" not in inside:
            names = inside[:-1] if inside[-1] == "__init__" else inside
            yield import_module(".".join([apps.__name__, *names]))


def _defined_in(module: ModuleType) -> Iterator[Moves[Any]]:
    return (value for value in vars(module).values() if isinstance(value, Moves))


def _title(module: ModuleType, moves: Moves[Any]) -> str:
    app = module.__name__.split(".")[2].replace("_", " ").capitalize()
    return f"{app}: {moves.noun}"

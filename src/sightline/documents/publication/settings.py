"""How small is small: the shipped rules, or the authority's own in its data folder."""

import tomllib
from dataclasses import fields
from pathlib import Path

from sightline.judgement.suppression import Rules
from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "publication.toml"


def rules_of(data: Path | None = None, *, rounded: bool = False) -> Rules:
    """`rounded`: counts are printed to the nearest `step` of the file; else as they are.

    Raises ValueError or tomllib.TOMLDecodeError for a file that is none of this kind.
    """
    said = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    own = data / "publication.toml" if data else None
    if own and own.is_file():
        said |= tomllib.loads(own.read_text(encoding="utf-8"))
    known = {each.name for each in fields(Rules)}
    if strange := sorted(said.keys() - known):
        raise ValueError(f"publication.toml: there is no setting called “{strange[0]}”.")
    return Rules(**(said if rounded else said | {"step": 1}))

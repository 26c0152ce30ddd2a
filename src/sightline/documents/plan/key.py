"""What the colours of a plan mean, with the mark that stands beside each: data, as on its key."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sightline.documents.plan.data import Brag
from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "brag.toml"
TAGS = {
    Brag.BLUE: "blue", Brag.GREEN: "green", Brag.AMBER: "orange", Brag.RED: "red",
    Brag.UNKNOWN: "grey",
}  # fmt: skip


@dataclass(frozen=True)
class Colour:
    """`mark` and `title` always stand with the colour, so that it never speaks alone."""

    brag: Brag
    title: str
    mark: str
    meaning: str

    @property
    def shown(self) -> str:
        return f"{self.mark} {self.title}"

    @property
    def tag(self) -> str:
        return TAGS[self.brag]


def colours(data: Path | None = None) -> dict[Brag, Colour]:
    """Blue, green, amber, red, not rated: the authority's own file in its data folder, else ours.

    Raises KeyError or tomllib.TOMLDecodeError for a file that is none of this kind.
    """
    own = data / "brag.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    return {brag: Colour(brag, **declared[brag.value]) for brag in Brag}

"""What a data folder holds, and where."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.comparators import Comparators
from sightline.measures.figures.figures import Figures
from sightline.measures.language.catalogue import SHIPPED, Catalogue, load_catalogue
from sightline.pipeline.settings_file import AuthoritySettings, read_settings
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store


@cache
def _shipped() -> Catalogue:
    """Parsed once: it changes with the release alone, and so with the process."""
    return load_catalogue([SHIPPED])


@dataclass(frozen=True)
class DataFolder:
    """One installation's data: records, figures, comparators, local indicators, settings."""

    path: Path

    @property
    def store(self) -> Store:
        return Store(self.path)

    @property
    def local_catalogue(self) -> Path:
        """Where an analyst drops indicators of the authority's own."""
        return self.path / "catalogue" / "indicators"

    @property
    def settings_file(self) -> Path:
        return self.path / "settings.toml"

    def catalogue(self) -> Catalogue:
        """The shipped indicators and the local ones. Raises ProblemsFound."""
        if not self.local_catalogue.is_dir():
            return _shipped()
        return load_catalogue([SHIPPED, self.local_catalogue])

    def settings(self, catalogue: Catalogue | None = None) -> AuthoritySettings:
        """Raises ProblemsFound."""
        return read_settings(self.settings_file, catalogue)

    def comparators(self) -> Comparators | None:
        """None while no published statistics are loaded."""
        return Comparators.open(self.path) if Comparators.newest_edition(self.path) else None

    def authority_folder(self, authority: str) -> Path:
        """Where all that is of one authority lies: its targets, organisation, loads, figures."""
        return self.path / "authorities" / authority

    def figures_folder(self, snapshot: Snapshot) -> Path:
        return self.authority_folder(snapshot.manifest.authority) / "figures" / snapshot.id

    def figures(self, snapshot: Snapshot) -> Figures | None:
        """The figures of a snapshot; None until they are computed."""
        return Figures.open(self.figures_folder(snapshot)) if self.has_figures(snapshot) else None

    def has_figures(self, snapshot: Snapshot) -> bool:
        return (self.figures_folder(snapshot) / "figures.parquet").is_file()

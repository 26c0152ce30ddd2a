"""What a data folder holds, and where."""

from dataclasses import dataclass
from pathlib import Path

from sightline.comparators import Comparators
from sightline.measures.figures.figures import Figures
from sightline.measures.language.catalogue import SHIPPED, Catalogue, load_catalogue
from sightline.pipeline.settings_file import AuthoritySettings, read_settings
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store


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
        local = [self.local_catalogue] if self.local_catalogue.is_dir() else []
        return load_catalogue([SHIPPED, *local])

    def settings(self, catalogue: Catalogue | None = None) -> AuthoritySettings:
        """Raises ProblemsFound."""
        return read_settings(self.settings_file, catalogue)

    def comparators(self) -> Comparators | None:
        """None while no published statistics are loaded."""
        return Comparators.open(self.path) if Comparators.newest_edition(self.path) else None

    def figures_folder(self, snapshot: Snapshot) -> Path:
        authority = snapshot.manifest.authority
        return self.path / "authorities" / authority / "figures" / snapshot.id

    def figures(self, snapshot: Snapshot) -> Figures | None:
        """The figures of a snapshot; None until they are computed."""
        folder = self.figures_folder(snapshot)
        return Figures.open(folder) if (folder / "figures.parquet").is_file() else None

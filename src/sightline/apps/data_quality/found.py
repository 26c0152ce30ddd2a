"""What the checks of the published snapshot found, read once for each publication."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings

from sightline.apps.children.queries import authority_code, snapshot
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.folder import DataFolder
from sightline.quality.check import Checks
from sightline.quality.findings import Finding, Findings, Result
from sightline.quality.publish import checks_of, earlier_findings, findings_folder
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Level

Row = tuple[str, str]  # check, key


@dataclass(frozen=True, eq=False)
class Found:
    """The findings of one snapshot, with the checks that made them. Compared by identity."""

    authority: str
    snapshot: Snapshot
    findings: Findings
    checks: Checks
    catalogue: Catalogue
    earlier: tuple[Findings, ...]

    @property
    def as_at(self) -> date:
        return self.snapshot.manifest.data_as_at

    @cached_property
    def all(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.check in self.checks)

    @cached_property
    def by_row(self) -> Mapping[Row, Finding]:
        return {(each.check, each.key): each for each in self.all}

    @cached_property
    def _by_unit(self) -> Mapping[tuple[Level, str], list[Finding]]:
        groups: defaultdict[tuple[Level, str], list[Finding]] = defaultdict(list)
        for each in self.all:
            groups[Level.AUTHORITY, ""].append(each)
            groups[Level.SERVICE, each.service].append(each)
            groups[Level.TEAM, each.team].append(each)
            groups[Level.WORKER, each.worker].append(each)
        return dict(groups)

    def of_unit(self, level: Level, unit: str) -> list[Finding]:
        return self._by_unit.get((level, unit), [])

    def results(self, level: Level = Level.AUTHORITY, unit: str = "") -> dict[str, Result]:
        return self.findings.results_at(level, unit)

    def units(self, level: Level) -> list[str]:
        return sorted(unit for known, unit in self.findings.by_unit if known is level)

    @cached_property
    def teams_of_services(self) -> Mapping[str, frozenset[str]]:
        return self._below(lambda each: each.service, lambda each: each.team)

    @cached_property
    def workers_of_teams(self) -> Mapping[str, frozenset[str]]:
        return self._below(lambda each: each.team, lambda each: each.worker)

    def _below(self, above, below) -> Mapping[str, frozenset[str]]:  # type: ignore[no-untyped-def]
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.all:
            groups[above(each)].add(below(each))
        return {name: frozenset(found) for name, found in groups.items()}

    @cached_property
    def before(self) -> frozenset[Row]:
        """What the publication before this one found already."""
        return (
            frozenset((e.check, e.key) for e in self.earlier[-1]) if self.earlier else frozenset()
        )

    def history(self, check: str, level: Level, unit: str) -> Iterator[Result]:
        """The check's result for the unit at each month's last publication, the oldest first."""
        months: dict[tuple[int, int], Result] = {}
        for findings in (*self.earlier, self.findings):
            result = findings.by_unit.get((level, unit), {}).get(check)
            if result is not None and result.ran:
                months[result.as_at.year, result.as_at.month] = result
        return iter(months[month] for month in sorted(months))


def found() -> Found | None:
    """None until records are published and their checks have run."""
    published = snapshot()
    if published is None:
        return None
    data = DataFolder(Path(settings.SIGHTLINE_DATA))
    code = authority_code()
    results = findings_folder(data, code, published.id) / "results.parquet"
    if not results.is_file():
        return None
    return _found(data, code, published.folder, results.stat().st_mtime)


@lru_cache(maxsize=2)
def _found(data: DataFolder, code: str, folder: Path, made: float) -> Found:
    published = Snapshot(folder)
    catalogue = data.catalogue()
    return Found(
        code,
        published,
        Findings.open(findings_folder(data, code, published.id)),
        checks_of(data, catalogue),
        catalogue,
        tuple(findings for _, findings in earlier_findings(data, published)),
    )

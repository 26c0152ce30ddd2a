"""From a published snapshot to its findings, kept beside its figures."""

from pathlib import Path

from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.figures import NothingPublished
from sightline.pipeline.folder import DataFolder
from sightline.quality.check import Checks
from sightline.quality.findings import Findings
from sightline.quality.language import SHIPPED, load_checks
from sightline.quality.run import Since, run_checks
from sightline.store.snapshots import Snapshot

# As far back as a trend looks: monthly publications of two years, or two months of nightly ones.
MOST_EARLIER = 60


def checks_of(data: DataFolder, catalogue: Catalogue | None = None) -> Checks:
    """The shipped checks and the authority's own. Raises ProblemsFound."""
    own = data.path / "catalogue" / "checks"
    paths = [SHIPPED, *([own] if own.is_dir() else [])]
    return load_checks(catalogue or data.catalogue(), paths)


def findings_folder(data: DataFolder, authority: str, snapshot: str) -> Path:
    return data.path / "authorities" / authority / "findings" / snapshot


def publish_findings(data: DataFolder, authority: str) -> Findings:
    """Run every check over the authority's published snapshot and keep what was found.

    Raises NothingPublished, or ProblemsFound for a faulty catalogue or settings file.
    """
    store = data.store.authority(authority)
    snapshot = store.published()
    if snapshot is None:
        raise NothingPublished(
            f"Authority {authority} has no records yet. Load an extract first: sightline load FILE."
        )
    catalogue = data.catalogue()
    calendar = data.settings(catalogue).calendars.get(authority)
    before = earlier_findings(data, snapshot, most=1)
    findings = run_checks(
        snapshot,
        checks_of(data, catalogue),
        catalogue,
        calendar=calendar,
        loads=[load for load in store.loads() if load.id in snapshot.manifest.loads],
        since=first_found(before[-1][1]) if before else None,
    )
    findings.write(findings_folder(data, authority, snapshot.id))
    return findings


def keep_findings(data: DataFolder, authority: str) -> Findings:
    """The findings of the published snapshot, made now unless they are there."""
    snapshot = data.store.authority(authority).published()
    kept = kept_findings(data, snapshot) if snapshot else None
    return kept or publish_findings(data, authority)


def kept_findings(data: DataFolder, snapshot: Snapshot) -> Findings | None:
    """What was found in the snapshot; None until its checks have run."""
    folder = findings_folder(data, snapshot.manifest.authority, snapshot.id)
    return Findings.open(folder) if Findings.are_in(folder) else None


def earlier_findings(
    data: DataFolder, snapshot: Snapshot, most: int = MOST_EARLIER
) -> list[tuple[str, Findings]]:
    """(snapshot id, findings) of the authority's last snapshots before this one, the newest last.

    A snapshot's id begins with the moment it was made.
    """
    place = data.path / "authorities" / snapshot.manifest.authority / "findings"
    folders = sorted(place.iterdir()) if place.is_dir() else []
    before = [f for f in folders if f.name < snapshot.id and Findings.are_in(f)]
    return [(folder.name, Findings.open(folder)) for folder in before[-most:]]


def first_found(findings: Findings) -> Since:
    columns = (findings.findings[name].to_pylist() for name in ("check", "key", "since"))
    return {(check, key): since for check, key, since in zip(*columns, strict=True)}

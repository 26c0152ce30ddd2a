"""Files in which to look for the same issue: open children of the worker, or of the whole group,
within the reach of whoever looks. Restricted children are among them for named readers alone."""

from dataclasses import dataclass

from sightline.apps.audits.models import Audit, FileCheck
from sightline.apps.children.queries import child_key, child_of, holdings, sort_out
from sightline.apps.people.reach import Access


@dataclass(frozen=True)
class OtherFile:
    child_id: str
    key: str
    worker: str
    check: FileCheck | None = None


def of_worker(audit: Audit, access: Access) -> list[OtherFile]:
    held = holdings()
    ids = held.by_worker.get(audit.worker, frozenset()) if held and audit.worker else frozenset()
    checks = {each.child_id: each for each in audit.file_checks.filter(escalation__isnull=True)}
    return _listed(dict.fromkeys(ids - {audit.child_id}, audit.worker), checks, access)


def of_group(audit: Audit, access: Access, checks: dict[str, FileCheck]) -> list[OtherFile]:
    """Everybody's of the team but the audited file; audited or not makes no difference."""
    held = holdings()
    team = held.by_team.get(audit.team, frozenset()) if held and audit.team else frozenset()
    workers = {
        child: worker
        for worker, children in (held.by_worker.items() if held else ())
        for child in children & team
    }
    others = {child: workers.get(child, "") for child in team - {audit.child_id}}
    return _listed(others, checks, access)


def _listed(
    workers: dict[str, str], checks: dict[str, FileCheck], access: Access
) -> list[OtherFile]:
    seen = sort_out(access, workers).rights
    found = [
        OtherFile(child, child_key(child), worker, checks.get(child))
        for child, worker in workers.items()
        if child in seen
    ]
    return sorted(found, key=lambda each: (each.check is not None, each.worker, each.child_id))


def chosen(key: str, files: list[OtherFile]) -> OtherFile | None:
    child = child_of(key)
    return next((each for each in files if each.child_id == child), None)

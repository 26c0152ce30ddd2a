from datetime import datetime

from django.apps import AppConfig

from sightline.apps.work import hooks
from sightline.quality.findings import Finding
from sightline.store.snapshots import Snapshot


class DataQualityConfig(AppConfig):
    name = "sightline.apps.data_quality"
    label = "data_quality"
    verbose_name = "Data quality"

    def ready(self) -> None:
        from sightline.apps.children.pages import when_findings_are_shown
        from sightline.apps.data_quality.linked import register_kinds
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

        hooks.after_publish.append(check_records)
        register_kinds()
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)
        when_findings_are_shown(only_open)


def check_records(snapshot: Snapshot, at: datetime) -> None:
    """Run every check over the new records, unless whoever published them has."""
    from pathlib import Path

    from django.conf import settings

    from sightline.pipeline.folder import DataFolder
    from sightline.quality.publish import keep_findings

    keep_findings(DataFolder(Path(settings.SIGHTLINE_DATA)), snapshot.manifest.authority)


def only_open(authority: str, findings: list[Finding]) -> list[Finding]:
    """A child's page shows what is still to be corrected, as the lists do."""
    from sightline.apps.data_quality.queries import decided

    standing = decided(authority)
    return [each for each in findings if standing.is_open(each)]


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.data_quality.queries import children_told_of

    return children_told_of(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    """What was decided about an erased child's findings goes with the records."""
    from sightline.apps.data_quality.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

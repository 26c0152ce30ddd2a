from datetime import datetime

from django.apps import AppConfig

from sightline.apps.work import hooks
from sightline.store.snapshots import Snapshot


class DataQualityConfig(AppConfig):
    name = "sightline.apps.data_quality"
    label = "data_quality"
    verbose_name = "Data quality"

    def ready(self) -> None:
        from sightline.apps.data_quality.linked import register_kinds
        from sightline.apps.people.telling import when_a_child_is_erased

        hooks.after_publish.append(check_records)
        register_kinds()
        when_a_child_is_erased(forget)


def check_records(snapshot: Snapshot, at: datetime) -> None:
    """Run every check over the new records, unless whoever published them has."""
    from pathlib import Path

    from django.conf import settings

    from sightline.pipeline.folder import DataFolder
    from sightline.quality.publish import keep_findings

    keep_findings(DataFolder(Path(settings.SIGHTLINE_DATA)), snapshot.manifest.authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    """What was decided about an erased child's findings goes with the records."""
    from sightline.apps.data_quality.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

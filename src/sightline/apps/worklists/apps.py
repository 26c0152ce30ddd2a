from datetime import datetime

from django.apps import AppConfig

from sightline.apps.work import hooks
from sightline.store.snapshots import Snapshot


class WorklistsConfig(AppConfig):
    name = "sightline.apps.worklists"
    label = "worklists"
    verbose_name = "Worklists"

    def ready(self) -> None:
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

        hooks.after_publish.append(settle)
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def settle(snapshot: Snapshot, at: datetime) -> None:
    """Make the lists of the new records, and set people's notes of work done against them."""
    from pathlib import Path

    from django.conf import settings

    from sightline.apps.worklists.actions import settle_done_notes
    from sightline.pipeline.folder import DataFolder
    from sightline.pipeline.worklists import kept_worklists

    kept = kept_worklists(DataFolder(Path(settings.SIGHTLINE_DATA)), snapshot)
    settle_done_notes(
        authority=kept.authority,
        worklists={name: one.worklist for name, one in kept.lists.items()},
        by_child=kept.by_child,
        as_at=kept.as_at,
        at=at,
    )


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.worklists.queries import children_told_of

    return children_told_of(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    """An erased child's reasons and notes go with the records."""
    from sightline.apps.worklists.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

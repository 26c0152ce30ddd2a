from datetime import datetime

from django.apps import AppConfig

from sightline.apps.work import hooks
from sightline.store.snapshots import Snapshot


class DiscrepanciesConfig(AppConfig):
    name = "sightline.apps.discrepancies"
    label = "discrepancies"
    verbose_name = "Discrepancies"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.discrepancies import on_figures, publications  # noqa: F401 (its topic)
        from sightline.apps.discrepancies.linked import register_kinds, today
        from sightline.apps.figures.others import say
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

        hooks.after_publish.append(count_disputed)
        register_kinds()
        also_today(today)
        say("links", on_figures.links)
        say("rows", on_figures.row_ways)
        say("panels", on_figures.panels)
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def count_disputed(snapshot: Snapshot, at: datetime) -> None:
    """Count every disputed figure again in the new extract."""
    from sightline.apps.discrepancies.publications import count_again

    count_again(snapshot, at)


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.discrepancies.queries import children_disputed

    return children_disputed(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.discrepancies.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

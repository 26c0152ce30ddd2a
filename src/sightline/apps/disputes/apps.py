from datetime import datetime

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "sightline.apps.disputes"
    label = "disputes"
    verbose_name = "Disputes"

    def ready(self) -> None:
        from sightline.apps.children.beside import beside_records
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.disputes import beside, telling  # noqa: F401 (its topics)
        from sightline.apps.disputes.linked import register_kinds
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

        register_kinds()
        beside_records(beside.of_child)
        also_today("sightline.apps.disputes.linked.today")
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.disputes.queries import children_of

    return children_of(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.disputes.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

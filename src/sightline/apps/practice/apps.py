from datetime import datetime

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "sightline.apps.practice"
    label = "practice"
    verbose_name = "Supervision and observation"

    def ready(self) -> None:
        from sightline.apps.children.beside import beside_records
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased
        from sightline.apps.practice.linked import on_child, register_kinds

        register_kinds()
        beside_records(on_child)
        also_today("sightline.apps.practice.linked.today")
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.practice.queries import children_of

    return children_of(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.practice.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

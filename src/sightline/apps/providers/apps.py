from datetime import datetime

from django.apps import AppConfig

_HERE = "sightline.apps.providers"


class ProvidersConfig(AppConfig):
    name = _HERE
    label = "providers"
    verbose_name = "Providers"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased
        from sightline.apps.providers.linked import register_kinds, today

        register_kinds()
        also_today(today)
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.providers.queries import children_of

    return children_of(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.providers.actions import forget_child

    forget_child(authority=authority, child_id=child_id)

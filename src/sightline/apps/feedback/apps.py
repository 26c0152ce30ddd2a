from datetime import datetime

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "sightline.apps.feedback"
    label = "feedback"
    verbose_name = "Feedback"

    def ready(self) -> None:
        from sightline.apps.children.beside import beside_records
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.feedback import telling  # noqa: F401 (its topic)
        from sightline.apps.feedback.linked import beside_a_child, register_kinds, today
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

        register_kinds()
        also_today(today)
        beside_records(beside_a_child)
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.feedback.queries.complaints import children_kept

    return children_kept(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.feedback.actions.voice import forget_child

    forget_child(authority=authority, child_id=child_id)

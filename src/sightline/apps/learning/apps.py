from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "sightline.apps.learning"
    label = "learning"
    verbose_name = "Learning"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.learning import telling  # noqa: F401 (its topic)
        from sightline.apps.learning.linked import register_kinds, today

        register_kinds()
        also_today(today)

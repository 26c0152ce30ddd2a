from django.apps import AppConfig


class DigestsConfig(AppConfig):
    name = "sightline.apps.digests"
    label = "digests"
    verbose_name = "Digests"

    def ready(self) -> None:
        from sightline.apps.digests import topics  # noqa: F401  (registers them)

from django.apps import AppConfig


class DigestsConfig(AppConfig):
    name = "sightline.apps.digests"
    label = "digests"
    verbose_name = "Digests"

from django.apps import AppConfig


class CollectedConfig(AppConfig):
    name = "sightline.apps.collected"
    label = "collected"
    verbose_name = "Collected"

from django.apps import AppConfig


class LoadsConfig(AppConfig):
    name = "sightline.apps.loads"
    label = "loads"
    verbose_name = "Loads"

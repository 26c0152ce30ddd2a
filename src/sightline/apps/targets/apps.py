from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "sightline.apps.targets"
    label = "targets"
    verbose_name = "Targets"

from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "sightline.apps.scrutiny"
    label = "scrutiny"
    verbose_name = "Scrutiny"

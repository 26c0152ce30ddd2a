from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "sightline.apps.work"
    label = "work"
    verbose_name = "Work"

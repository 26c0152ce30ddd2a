from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    name = "sightline.apps.worklists"
    label = "worklists"
    verbose_name = "Worklists"

from django.apps import AppConfig


class PackConfig(AppConfig):
    name = "sightline.apps.pack"
    label = "pack"
    verbose_name = "Board pack"

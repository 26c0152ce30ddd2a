from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "sightline.apps.figures"
    label = "figures"

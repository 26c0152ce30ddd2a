from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "sightline.apps.board"
    label = "board"
    verbose_name = "Board"

from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "sightline.apps.commentary"
    label = "commentary"
    verbose_name = "Commentary"

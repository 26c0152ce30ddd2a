from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "sightline.apps.papers"
    label = "papers"
    verbose_name = "Papers"

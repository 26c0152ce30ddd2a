from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "sightline.apps.practice"
    label = "practice"
    verbose_name = "Supervision and observation"

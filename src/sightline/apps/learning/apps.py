from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "sightline.apps.learning"
    label = "learning"
    verbose_name = "Learning"

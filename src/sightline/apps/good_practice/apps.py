from django.apps import AppConfig


class GoodPracticeConfig(AppConfig):
    name = "sightline.apps.good_practice"
    label = "good_practice"
    verbose_name = "Good practice"

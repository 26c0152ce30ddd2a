from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "sightline.apps.scorecards"
    label = "scorecards"
    verbose_name = "Scorecards"

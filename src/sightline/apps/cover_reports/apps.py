from django.apps import AppConfig


class CoverReportsConfig(AppConfig):
    name = "sightline.apps.cover_reports"
    label = "cover_reports"
    verbose_name = "Cover reports"

from django.apps import AppConfig


class PerformanceReportsConfig(AppConfig):
    name = "sightline.apps.performance_reports"
    label = "performance_reports"
    verbose_name = "Performance reports"

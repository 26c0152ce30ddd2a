from django.apps import AppConfig


class PerformanceReportsConfig(AppConfig):
    name = "sightline.apps.performance_reports"
    label = "performance_reports"
    verbose_name = "Performance reports"

    def ready(self) -> None:
        from sightline.apps.performance_reports.kinds import register_kinds

        register_kinds()

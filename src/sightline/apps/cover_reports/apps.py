from django.apps import AppConfig


class CoverReportsConfig(AppConfig):
    name = "sightline.apps.cover_reports"
    label = "cover_reports"
    verbose_name = "Cover reports"

    def ready(self) -> None:
        from sightline.apps.cover_reports.kinds import register_kinds
        from sightline.apps.dashboards.providers import also_today

        register_kinds()
        also_today("sightline.apps.cover_reports.today.of_due_reports")

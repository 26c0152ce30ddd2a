from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "sightline.apps.dashboards"
    label = "dashboards"
    verbose_name = "Dashboards"

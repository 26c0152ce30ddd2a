from django.apps import AppConfig


class DiscrepanciesConfig(AppConfig):
    name = "sightline.apps.discrepancies"
    label = "discrepancies"
    verbose_name = "Discrepancies"

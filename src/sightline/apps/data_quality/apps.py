from django.apps import AppConfig


class DataQualityConfig(AppConfig):
    name = "sightline.apps.data_quality"
    label = "data_quality"
    verbose_name = "Data quality"

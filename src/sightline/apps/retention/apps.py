from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "sightline.apps.retention"
    label = "retention"
    verbose_name = "Retention"

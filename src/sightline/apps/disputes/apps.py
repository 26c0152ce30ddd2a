from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "sightline.apps.disputes"
    label = "disputes"
    verbose_name = "Disputes"

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "sightline.apps.audits"
    label = "audits"
    verbose_name = "Audits"

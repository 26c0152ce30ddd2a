from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "sightline.apps.notices"
    label = "notices"
    verbose_name = "Notices"

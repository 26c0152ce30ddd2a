from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "sightline.apps.providers"
    label = "providers"
    verbose_name = "Providers"

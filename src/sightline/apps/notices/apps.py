from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "sightline.apps.notices"
    label = "notices"
    verbose_name = "Notices"

    def ready(self) -> None:
        from sightline.apps.notices import telling

        telling.register()

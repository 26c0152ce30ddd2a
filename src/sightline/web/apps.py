from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "sightline.web"
    label = "web"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.web.kept_typing_page import kept_line

        also_today(kept_line)

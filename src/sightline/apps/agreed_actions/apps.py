from django.apps import AppConfig

_HERE = "sightline.apps.agreed_actions"


class AgreedActionsConfig(AppConfig):
    name = _HERE
    label = "agreed_actions"
    verbose_name = "Agreed actions"

    def ready(self) -> None:
        from sightline.apps.agreed_actions.linked import register_kinds
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.figures.others import say

        register_kinds()
        also_today(f"{_HERE}.today.of_actions")
        for what in ("links", "marks", "panels"):
            say(what, f"{_HERE}.on_figures.{what}")

from django.apps import AppConfig

_HERE = "sightline.apps.good_practice"


class GoodPracticeConfig(AppConfig):
    name = _HERE
    label = "good_practice"
    verbose_name = "Good practice"

    def ready(self) -> None:
        from sightline.apps.figures.others import say
        from sightline.apps.good_practice.linked import register_kinds

        register_kinds()
        for what in ("links", "panels"):
            say(what, f"{_HERE}.on_figures.{what}")

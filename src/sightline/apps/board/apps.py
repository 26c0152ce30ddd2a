from django.apps import AppConfig

_HERE = "sightline.apps.board"


class BoardConfig(AppConfig):
    name = _HERE
    label = "board"
    verbose_name = "Board"

    def ready(self) -> None:
        from sightline.apps.board.linked import register_kinds
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.figures.others import say

        register_kinds()
        also_today(f"{_HERE}.today.of_board")
        for what in ("links", "marks", "panels"):
            say(what, f"{_HERE}.on_figures.{what}")

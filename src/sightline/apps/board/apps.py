from typing import Any

from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "sightline.apps.board"
    label = "board"
    verbose_name = "Board"

    def ready(self) -> None:
        from sightline.apps.board.linked import register_kinds
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.figures.others import say

        register_kinds()
        also_today(_of_board)
        say("links", _links)
        say("marks", _marks)
        say("panels", _panels)


# What draws figures is slow to import, and most commands need none of it.
def _of_board(request: Any) -> Any:
    from sightline.apps.board.today import of_board

    return of_board(request)


def _links(request: Any, key: Any) -> Any:
    from sightline.apps.board.on_figures import links

    return links(request, key)


def _marks(request: Any, key: Any) -> Any:
    from sightline.apps.board.on_figures import marks

    return marks(request, key)


def _panels(request: Any, key: Any) -> Any:
    from sightline.apps.board.on_figures import panels

    return panels(request, key)

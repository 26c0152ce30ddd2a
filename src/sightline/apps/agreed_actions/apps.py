from typing import Any

from django.apps import AppConfig


class AgreedActionsConfig(AppConfig):
    name = "sightline.apps.agreed_actions"
    label = "agreed_actions"
    verbose_name = "Agreed actions"

    def ready(self) -> None:
        from sightline.apps.agreed_actions.linked import register_kinds
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.figures.others import say

        register_kinds()
        also_today(_of_actions)
        say("links", _links)
        say("marks", _marks)
        say("panels", _panels)


# What draws figures is slow to import, and most commands need none of it.
def _of_actions(request: Any) -> Any:
    from sightline.apps.agreed_actions.today import of_actions

    return of_actions(request)


def _links(request: Any, key: Any) -> Any:
    from sightline.apps.agreed_actions.on_figures import links

    return links(request, key)


def _marks(request: Any, key: Any) -> Any:
    from sightline.apps.agreed_actions.on_figures import marks

    return marks(request, key)


def _panels(request: Any, key: Any) -> Any:
    from sightline.apps.agreed_actions.on_figures import panels

    return panels(request, key)

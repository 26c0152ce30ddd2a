from typing import Any

from django.apps import AppConfig


class GoodPracticeConfig(AppConfig):
    name = "sightline.apps.good_practice"
    label = "good_practice"
    verbose_name = "Good practice"

    def ready(self) -> None:
        from sightline.apps.figures.others import say
        from sightline.apps.good_practice.linked import register_kinds

        register_kinds()
        say("links", _links)
        say("panels", _panels)


# What draws figures is slow to import, and most commands need none of it.
def _links(request: Any, key: Any) -> Any:
    from sightline.apps.good_practice.on_figures import links

    return links(request, key)


def _panels(request: Any, key: Any) -> Any:
    from sightline.apps.good_practice.on_figures import panels

    return panels(request, key)

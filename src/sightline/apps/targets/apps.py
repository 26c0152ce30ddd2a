from typing import Any

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "sightline.apps.targets"
    label = "targets"
    verbose_name = "Targets"

    def ready(self) -> None:
        from django.urls import reverse

        from sightline.apps.targets import uploads  # noqa: F401  (registers its kind of import)
        from sightline.apps.targets.models import SetTarget
        from sightline.apps.targets.queries import title_of
        from sightline.apps.thread.registry import register

        register(
            SetTarget.KIND,
            noun="Target",
            title=title_of,
            address=lambda id: reverse("targets:by_id", args=[id]),
            may_see=_may_see,
        )


def _may_see(access: Any, id: str) -> bool:
    from sightline.apps.people.rules import Right

    return bool(access.may(Right.SEE_FIGURES))

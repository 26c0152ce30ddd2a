"""What a fault and a strategy are called where others link to them, and who may see them."""

from typing import Any

from django.urls import reverse

from sightline.apps.data_quality.models import Fault, Strategy
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        "fault",
        noun="Fault of the case system",
        title=lambda id: Fault.objects.filter(pk=id).values_list("title", flat=True).first(),
        address=lambda id: reverse("data_quality:fault", args=[id]),
        may_see=_may_see,
    )
    register(
        "strategy",
        noun="Data-quality strategy",
        title=lambda id: Strategy.objects.filter(pk=id).values_list("title", flat=True).first(),
        address=lambda id: reverse("data_quality:strategy"),
        may_see=_may_see,
    )


def _may_see(access: Any, id: str) -> bool:
    return bool(access.may(Right.WORK_LISTS, Right.MANAGE_DATA_QUALITY))

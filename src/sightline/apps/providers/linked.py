"""What providers, homes, checks and what follows are called where others link to them; today."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.providers import queries, rules
from sightline.apps.providers.models import Home, PlacingCheck, Provider, RatingResponse
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    kinds = ((Provider, "Provider"), (Home, "Home or service"), (RatingResponse, "Rating followed"))
    for model, noun in kinds:
        register(
            model.KIND, noun=noun, title=_title_of(model), may_see=_sees_register,
            address=_address_of(model),
        )  # fmt: skip
    register(
        PlacingCheck.KIND, noun="Check before placing", title=_title_of(PlacingCheck),
        may_see=lambda access, id: queries.find_check(id, access) is not None,
        address=_address_of(PlacingCheck),
    )  # fmt: skip
    for model in (Provider, Home):
        register_attachments(model.KIND, may_read=_sees_register, may_attach=_keeps_register)


def _title_of(model: Any) -> Any:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first() if str(id).isdecimal() else None
        return str(found) if found else None

    return title


def _address_of(model: Any) -> Any:
    return lambda id: model(pk=int(id)).address


def _sees_register(access: Any, id: str) -> bool:
    return bool(access.may(Right.SEE_PROVIDERS))


def _keeps_register(access: Any, id: str) -> bool:
    return rules.may_keep(access, queries.policy())


def today(request: HttpRequest) -> list[Line]:
    """Children in a home graded inadequate, to be seen by those who may see them; for those who
    keep the register, homes with fewer inspections than expected."""
    if not request.access.may(Right.SEE_PROVIDERS):
        return []
    lines = []
    waiting = [each for each in queries.placed_within(request.access) if not each.decision]
    if waiting:
        words = "child to see in a home graded inadequate"
        words = words if len(waiting) == 1 else words.replace("child to", "children to")
        lines.append(Line(len(waiting), words, reverse("providers:responses"), True))
    if rules.may_keep(request.access, queries.policy()):
        lacking = sum(each.lacks for each in queries.lines(timezone.localdate()) if each.children)
        words = "home where our children live lacks inspections"
        words = words if lacking == 1 else "homes where our children live lack inspections"
        if lacking:
            lines.append(Line(lacking, words, f"{reverse('providers:home')}?show=concern"))
    return lines

"""What pages of a plan share: the way to its other pages, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from sightline.apps.plan.making.deeds import Deed
from sightline.apps.plan.models import Plan

register = template.Library()
_PAGES = (
    ("The plan", "plan:plan"), ("What changed", "plan:compare"),
    ("As it stood on a day", "plan:as_at"), ("Fixed quarters", "plan:quarters"),
    ("Promised", "plan:report_backs"), ("Measures", "plan:measures"),
    ("What is odd", "plan:oddities"), ("Who leads", "plan:people"),
    ("Keeping the plan", "plan:keep"),
)  # fmt: skip
_DEEDS = {"plan": "plan:plan_deed", "plan_action": "plan:action_deed"}


@dataclass(frozen=True)
class _Page:
    title: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class _Offered:
    title: str
    address: str
    is_plain: bool


@register.simple_tag
def page_if_there(name: str, *of: Any) -> str:
    """The address of a page of another part; '' while there is none."""
    try:
        return reverse(name, args=of)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("plan/making/nav.html", takes_context=True)
def plan_nav(context: template.Context, plan: Plan) -> dict[str, Any]:
    here = context["request"].path
    found = [(title, page_if_there(name, plan.pk)) for title, name in _PAGES]
    return {"pages": [_Page(title, to, to == here) for title, to in found if to]}


@register.inclusion_tag("plan/making/deeds.html", takes_context=True)
def plan_deeds(
    context: template.Context, thing: Any, deeds: Sequence[Deed], first: int, change: str = ""
) -> dict[str, Any]:
    """The first few as buttons, the others in a list below; plain ones are done by their button."""
    name = _DEEDS.get(thing.KIND, "plan:milestone_deed")
    offered = [
        _Offered(deed.title, reverse(name, args=[thing.pk, deed.key]), deed.is_plain)
        for deed in deeds
    ]
    buttons = [each for each in offered[:first] if not each.is_plain]
    more = [each for each in offered if each not in buttons]
    return {
        "first": buttons, "more": more, "change": change, "csrf_token": context.get("csrf_token"),
    }  # fmt: skip

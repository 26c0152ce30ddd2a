"""What practice is called where others link to it, on a child's page, on the home page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.practice import queries, rules
from sightline.apps.practice.compliance import lines
from sightline.apps.practice.models import Observation, Supervision
from sightline.apps.practice.register import workers_on
from sightline.apps.practice.rules import Standing
from sightline.apps.thread.registry import register
from sightline.documents.on_page import Cell, Heading, PageTable


def register_kinds() -> None:
    finds: tuple[tuple[Any, str, Any], ...] = (
        (Supervision, "Supervision", queries.find_session),
        (Observation, "Observation of practice", queries.find_observation),
    )
    for model, noun, find in finds:
        may = _may(find)
        register(
            model.KIND, noun=noun, title=_title_of(model), may_see=may,
            address=lambda id, model=model: model(pk=int(id)).address,
        )  # fmt: skip
        register_attachments(
            model.KIND, may_read=may, may_attach=_is_part if model is Supervision else may
        )


def _is_part(access: Any, id: str) -> bool:
    found = queries.find_session(id, access)
    return found is not None and rules.is_part_of(access, *found.whose)


def _may(find: Any) -> Any:
    return lambda access, id: find(id, access) is not None


def _title_of(model: Any) -> Any:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first()
        return str(found) if found else None

    return title


def on_child(request: HttpRequest, child_id: str) -> tuple[str, PageTable] | None:
    """The decisions of supervision in the child's record list; whoever sees the child sees them."""
    found = queries.directions_about(child_id)
    if not found:
        return None
    headings = ("Decided on", "Decision or direction", "By whom", "State")
    rows = tuple(
        (
            Cell(_day(each.session.held_on)), Cell(each.said, under=_by_when(each.by_when)),
            Cell(each.session.supervisor.name), Cell(_state(each), under=each.done_said),
        )
        for each in found
    )  # fmt: skip
    title = "Decisions from supervision"
    return title, PageTable(title, tuple(map(Heading, headings)), rows, caption_is_hidden=True)


def _state(one: Any) -> str:
    return f"Done on {_day(one.done_on)}" if one.done_on else "Not done yet"


def _by_when(day: Any) -> str:
    return f"by {_day(day)}" if day else ""


def _day(day: Any) -> str:
    return f"{day.day} {day:%b %Y}"


def today(request: HttpRequest) -> list[Line]:
    """Gaps among the workers of somebody who keeps supervision."""
    access = request.access
    if not access.may(Right.KEEP_PRACTICE):
        return []
    branch, now = rules.line_of(access, Right.KEEP_PRACTICE), timezone.localdate()
    own = [
        each for each in workers_on(now)
        if rules.reaches(branch, each.name, each.team, each.service)
    ]  # fmt: skip
    if not own:
        return []
    gaps = sum(each.standing is Standing.GAP for each in lines(now, own))
    words = "worker has a gap in supervision" if gaps == 1 else "workers have a gap in supervision"
    return [Line(gaps, words, f"{reverse('practice:home')}?show=gap", True)] if gaps else []

"""What needs a person today and what changed: one small function for each app that knows.

Each returns lines with an address, and nothing where there is nothing to say. A new kind of
business is a new function in `TODAY`, put there by `also_today` where its app is above this one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from sightline.apps.children.queries import authority_code
from sightline.apps.collected import queries as collected
from sightline.apps.data_quality import queries as data_quality
from sightline.apps.loads import queries as loads
from sightline.apps.notices.queries import unread_count
from sightline.apps.people.rules import Right
from sightline.apps.worklists import queries as worklists


@dataclass(frozen=True)
class Line:
    """`number` first, then what it is a number of. `grave`: before anything else."""

    number: int
    words: str
    address: str
    grave: bool = False


Provider = Callable[[HttpRequest], list[Line]]


def of_worklists(request: HttpRequest) -> list[Line]:
    """Each list with something late or due soon, within the person's reach."""
    if not request.access.may(Right.WORK_LISTS):
        return []
    kept = worklists.current()
    lines = []
    for name, one in (kept.lists if kept else {}).items():
        reached = worklists.reached(request.access, one, None)
        address = reverse("worklists:worklist", args=[name])
        if reached.late:
            title = one.worklist.title
            lines.append(Line(reached.late, f"late: {title[:1].lower()}{title[1:]}", address, True))
    return sorted(lines, key=lambda line: -line.number)


def of_data_quality(request: HttpRequest) -> list[Line]:
    weekly = data_quality.weekly_for(request.access)
    if weekly is None or not weekly.open:
        return []
    grave = f", {weekly.grave} where a child may be out of sight" if weekly.grave else ""
    return [Line(weekly.open, f"records to correct{grave}", weekly.link, bool(weekly.grave))]


def of_collected(request: HttpRequest) -> list[Line]:
    code = authority_code()
    lines = []
    address = reverse("collected:home")
    if request.access.may(Right.ENTER_COLLECTED):
        tasks = collected.tasks_for(request.access, code)
        lines += [Line(len(tasks), "figures to type in", address)] if tasks else []
    if request.access.may(Right.APPROVE_COLLECTED):
        waiting = collected.to_approve(request.access, code)
        lines += [Line(len(waiting), "figures to approve", address)] if waiting else []
    return lines


def of_loads(request: HttpRequest) -> list[Line]:
    """A candidate waits to be looked at and published."""
    if not request.access.may(Right.LOAD_FILES, Right.PUBLISH):
        return []
    standing = loads.standing()
    if standing is None or standing.candidate is None:
        return []
    return [Line(1, "load waits to be looked at and published", reverse("loads:home"))]


def of_notices(request: HttpRequest) -> list[Line]:
    unread = unread_count(request.user)
    return [Line(unread, "notices not read", reverse("notices:list"))] if unread else []


TODAY: list[Provider | str] = [of_worklists, of_data_quality, of_collected, of_loads, of_notices]


def also_today(provider: Provider | str) -> None:
    """An app above this one has business for people as well: called from its `AppConfig.ready`. A
    dotted path is imported when a home page first asks."""
    if provider not in TODAY:
        TODAY.append(provider)


def today(request: HttpRequest) -> list[Line]:
    """Everything that needs this person, what is grave first."""
    providers = (import_string(each) if isinstance(each, str) else each for each in TODAY)
    lines = [line for provider in providers for line in provider(request)]
    return sorted(lines, key=lambda line: not line.grave)

"""What actions say on the pages of a figure: the day one was closed, and a table of all of them."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.agreed_actions import tables
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.moving_figures import verdicts
from sightline.apps.agreed_actions.queries import on_figure
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.figures.others import Link, Mark, Panel, form_about
from sightline.apps.figures.queries import source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.queries import lines_of
from sightline.apps.people.rules import Right
from sightline.vocabulary.words import Level


def links(request: HttpRequest, key: FigureKey) -> list[Link]:
    if not request.access.may(Right.AGREE_ACTIONS):
        return []
    return [
        Link("Agree an action to move this figure", form_about("agreed_actions:new", request, key))
    ]


def marks(request: HttpRequest, key: FigureKey) -> list[Mark]:
    """Closing days of the unit's own actions; the whole authority's speak of its parts as well."""
    found = on_figure(key.indicator, request.access)
    own = {(key.level, key.unit), (Level.AUTHORITY, "")}
    return [
        Mark(action.closed_on, f"Action closed: {action.title}", action.address)
        for action in found
        if action.closed_on and action.of in own
    ]


def panels(request: HttpRequest, key: FigureKey) -> list[Panel]:
    """Of the whole authority's figure, those of its parts too; a group has none of its own."""
    if key.breakdown:
        return []
    own = {(key.level, key.unit), (Level.AUTHORITY, "")}
    everywhere = key.level is Level.AUTHORITY
    found = [
        action
        for action in on_figure(key.indicator, request.access)
        if (everywhere or action.of in own) and action.now is not ActionState.DROPPED
    ]
    if not found:
        return []
    caption = "Actions meant to move this figure"
    return [Panel(caption, _table(found, caption, timezone.localdate()), _SENTENCE)]


_SENTENCE = (
    "Whether the figure moved is read from separate months before and after the day an action was "
    "closed. It doesn’t say that the action moved it."
)


def _table(found: list[AgreedAction], caption: str, today: date) -> tables.PageTable:
    said = verdicts(found, source())
    lines = lines_of({action.owner for action in found}, today)
    roles = {line.person.pk: line.held[0].line for line in lines if line.held}
    rows = [(each, roles.get(each.owner_id, ""), said.get(each.pk)) for each in found]
    return tables.meant_to_move(rows, caption, today)

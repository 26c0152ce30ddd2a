"""From listed actions to the log as a document, which every format writes."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.agreed_actions.listing import Listed
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.moving_figures import ToMove, to_move, verdicts
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.figures import queries as figures
from sightline.apps.people.reach import Access
from sightline.documents.action_log import LogLine, action_log
from sightline.documents.did_it_move import DidItMove
from sightline.documents.model import Document


def log_of(
    found: Sequence[Listed], access: Access, *, filters: str, today: date, name: str = "action-log"
) -> Document:
    """What was listed for this person, on a day. Other papers take it as it is."""
    source = figures.source()
    whose = figures.authority_name(source) if source else "The authority"
    said = verdicts((each.action for each in found), source)
    lines = [
        _line(each, to_move(each.action, source), said.get(each.action.pk), access, today)
        for each in found
    ]
    return action_log(lines, whose=whose, filters=filters, as_at=today, name=name)


def _line(
    one: Listed, moves: ToMove | None, said: DidItMove | None, access: Access, today: date
) -> LogLine:
    action = one.action
    return LogLine(
        title=action.title,
        owner=one.role or action.owner.name,
        agreed_on=action.agreed_on,
        due_on=action.due_on,
        first_due_on=action.first_due_on,
        state=action.now.in_words,
        mark=action.mark_on(today),
        is_open=action.now.is_open,
        is_late=action.is_late(today),
        why_and_next=_why_and_next(action),
        to_move=str(moves) if moves else "",
        moved=said.sentence if said else "",
        closed_on=action.closed_on,
        comes_from=one.comes_from(access),
    )


def _why_and_next(action: AgreedAction) -> str:
    if action.now is ActionState.DROPPED or not action.reason:
        return ""
    return f"{action.reason} Next: {action.next_step}"

"""What the Board's last meeting set going, read for the pack."""

from collections.abc import Iterable

from sightline.apps.board.last_time import LastTime, last_time
from sightline.apps.pack.models import Pack
from sightline.apps.people.reach import Access
from sightline.documents.model import Block
from sightline.documents.pack_last import SetGoing, last_month_blocks


def last_month(pack: Pack, access: Access) -> tuple[Block, ...]:
    """Nothing where the meeting is not planned yet, or is the body's first."""
    before = last_time(pack.meeting, access) if pack.meeting else None
    if before is None:
        return ()
    return last_month_blocks(str(before.meeting), list(_set_going(before)))


def _set_going(before: LastTime) -> Iterable[SetGoing]:
    figures = {key: f"{then.title}: {then.in_words}" for key, then in before.figures.items()}
    for action in before.actions:
        figure = figures.get(action.indicator, "")
        stands = action.now.in_words
        yield SetGoing("Action", action.title, action.owner.name, action.due_on, stands, figure)
    for one in before.challenges:
        words = f"{one.text} Answer: {one.answer}" if one.answer else one.text
        who, figure = str(one.challenged_by), figures.get(one.indicator, "")
        yield SetGoing("Challenge", words, who, None, one.state.capitalize(), figure)
    for each in before.explorations:
        figure = figures.get(each.indicator, "")
        words = f"{each.question} Found: {each.result}" if each.result else each.question
        yield SetGoing(
            "Exploration", words, each.asked_of, each.due_on, each.state.capitalize(), figure
        )

"""What may be done, as the pages offer it: one form and one function each."""

from sightline.apps.people.reach import Access
from sightline.apps.plan.making.deeds import acting, around, changing, plans, standing
from sightline.apps.plan.making.deeds.shape import Deed, DeedForm, Thing, do

_ALL: dict[str, tuple[Deed, ...]] = {
    "plan": plans.DEEDS,
    "plan_action": acting.DEEDS,
    "milestone": (*standing.DEEDS, *changing.DEEDS, *around.DEEDS),
}


def deed_called(thing: Thing, key: str) -> Deed | None:
    return next((deed for deed in _ALL[thing.KIND] if deed.key == key), None)


def possible(access: Access, thing: Thing) -> list[Deed]:
    """What this person may do to it now, in the order of the page."""
    return [deed for deed in _ALL[thing.KIND] if deed.is_for(access, thing)]


__all__ = ["Deed", "DeedForm", "deed_called", "do", "possible"]

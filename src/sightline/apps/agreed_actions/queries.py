"""Agreed actions as pages and other apps ask for them: only those a person may see."""

from datetime import date

from django.db.models import Q

from sightline.apps.agreed_actions import rules
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.thread.queries import targets_of

KIND = "agreed_action"


def seen_by(access: Access) -> list[AgreedAction]:
    """All within reach, the soonest due first."""
    found = AgreedAction.objects.filter(authority=authority_code())
    return [
        action
        for action in found.select_related("owner", "agreed_by")
        if rules.may_see(access, action.about)
    ]


def find_action(id: object, access: Access) -> AgreedAction | None:
    """None for one that is out of reach, as for one that is not there."""
    found = AgreedAction.objects.filter(pk=id, authority=authority_code())
    action = found.select_related("owner", "agreed_by").first()
    return action if action and rules.may_see(access, action.about) else None


def actions_from(source: Thing, access: Access) -> list[AgreedAction]:
    """The actions that came of a thing, by the thread, the soonest due first."""
    ids = targets_of(*kind_and_id(source), KIND)
    found = AgreedAction.objects.filter(pk__in=ids).select_related("owner", "agreed_by")
    return [action for action in found if rules.may_see(access, action.about)]


def on_figure(indicator: str, access: Access) -> list[AgreedAction]:
    """Those meant to move an indicator, of any unit, within reach; the last closed first."""
    found = AgreedAction.objects.filter(authority=authority_code(), indicator=indicator)
    seen = [
        action
        for action in found.select_related("owner", "agreed_by")
        if rules.may_see(access, action.about)
    ]
    return sorted(seen, key=lambda action: action.closed_on or action.due_on, reverse=True)


def of_person(person: int | None) -> list[AgreedAction]:
    """What somebody owns or has agreed."""
    mine = Q(owner=person) | Q(agreed_by=person)
    return list(AgreedAction.objects.filter(mine, authority=authority_code()))


def due_until(day: date) -> list[AgreedAction]:
    """Open ones due by then, whoever's: for reminding."""
    found = AgreedAction.objects.filter(
        authority=authority_code(), state__in=[state.value for state in rules.OPEN], due_on__lte=day
    )
    return list(found.select_related("owner", "agreed_by"))


def closed_with_a_figure() -> list[AgreedAction]:
    found = AgreedAction.objects.filter(authority=authority_code(), closed_on__isnull=False)
    return list(found.exclude(indicator="").select_related("owner", "agreed_by"))

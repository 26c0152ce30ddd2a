"""Agreed actions as pages and other apps ask for them: only those a person may see."""

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

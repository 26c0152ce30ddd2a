"""Good practice as pages and other apps ask for it: only what a person may see."""

from django.db.models import Count

from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.events.models import Event
from sightline.apps.events.queries import events_about
from sightline.apps.good_practice import rules
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import roles
from sightline.apps.thread.queries import targets_of

KIND = "good_practice"


def seen_by(access: Access) -> list[GoodPractice]:
    """All within reach, the newest first, each with how often it was used again (`used`)."""
    found = GoodPractice.objects.filter(authority=authority_code()).select_related("by")
    counted = found.annotate(used=Count("uses"))
    return [each for each in counted if rules.may_see(access, each.now, each.by_id)]


def find_practice(id: object, access: Access) -> GoodPractice | None:
    found = GoodPractice.objects.filter(pk=id, authority=authority_code()).select_related("by")
    practice = found.first()
    if practice and rules.may_see(access, practice.now, practice.by_id):
        return practice
    return None


def practice_from(source: Thing, access: Access) -> list[GoodPractice]:
    """What came of a thing, by the thread."""
    ids = set(targets_of(*kind_and_id(source), KIND))
    return [each for each in seen_by(access) if str(each.pk) in ids]


def history_of(practice: GoodPractice) -> list[Event]:
    return list(events_about(KIND, practice.pk))


def role_title(key: str) -> str:
    found = roles().get(key)
    return found.title if found else ""

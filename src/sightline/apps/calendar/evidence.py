"""What shows that an activity took place: gathered from the apps that know, or typed.

Each app below says `occurrences(first, last)`: (activity, day, address, what). Cards that services
verified and meetings of the Performance Board are looked up here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.apps.audits.models import Audit, Moderation
from sightline.apps.audits.programme.queries import occurrences as of_audits
from sightline.apps.board.queries import meetings_of
from sightline.apps.board.states import MeetingState
from sightline.apps.calendar.models import Occurrence
from sightline.apps.children.queries import authority_code
from sightline.apps.disputes.queries import occurrences as of_disputes
from sightline.apps.feedback.queries import occurrences as of_feedback
from sightline.apps.learning.queries import occurrences as of_learning
from sightline.apps.practice.queries import occurrences as of_practice
from sightline.apps.providers.queries import occurrences as of_providers
from sightline.apps.scorecards.models import CardVersion
from sightline.apps.scorecards.rules import VersionKind

Found = tuple[str, date, str, str]
_FROM_APPS: tuple[Callable[[date, date], Iterable[Found]], ...] = (
    of_audits, of_disputes, of_feedback, of_learning, of_practice, of_providers,
)  # fmt: skip
# What an app calls an activity, where the catalogue has another word.
_ALSO = {"audits": "audit_activity", "provider_quality": "provider_review"}


@dataclass(frozen=True)
class Evidence:
    """`typed`: the record somebody made; None for what an app knew by itself."""

    activity: str
    on: date
    address: str
    said: str
    typed: Occurrence | None = None


def gathered(first: date, last: date) -> list[Evidence]:
    found = [
        Evidence(_ALSO.get(key, key), on, address, said)
        for occurrences in (*_FROM_APPS, _cards, _meetings, _handed_in, _moderated)
        for key, on, address, said in occurrences(first, last)
    ]
    found += [_typed(each) for each in typed(first, last)]
    return sorted(found, key=lambda each: each.on, reverse=True)


def beside_learning(first: date, last: date) -> list[Found]:
    """What learning does not hear of by itself."""
    of_learning_already = {of_audits, of_disputes, of_feedback, of_learning, of_providers}
    told = [function for function in (*_FROM_APPS, _cards, _meetings, _handed_in, _moderated)
            if function not in of_learning_already]  # fmt: skip
    found = [each for function in told for each in function(first, last)]
    return [
        *found,
        *((e.activity, e.on, e.address, e.said) for e in map(_typed, typed(first, last))),
    ]


def typed(first: date, last: date) -> list[Occurrence]:
    own = Occurrence.objects.filter(
        authority=authority_code(), on__range=(first, last), taken_back_at__isnull=True
    )
    return list(own.select_related("by"))


def _typed(one: Occurrence) -> Evidence:
    short = one.said if len(one.said) <= 140 else f"{one.said[:139]}…"
    return Evidence(one.activity, one.on, one.address, short, one)


def _cards(first: date, last: date) -> Iterable[Found]:
    """A card counts once its service has verified it."""
    made = CardVersion.objects.filter(
        card__authority=authority_code(), kind=VersionKind.VERIFIED.value,
        made_at__date__range=(first, last),
    ).select_related("card")  # fmt: skip
    for each in made:
        said = f"{each.card.title}, {each.card.month:%B %Y}: verified"
        yield "service_scorecards", timezone.localdate(each.made_at), each.address, said


def _meetings(first: date, last: date) -> Iterable[Found]:
    held = meetings_of("performance_board").filter(
        state=MeetingState.HELD, held_on__range=(first, last)
    )
    for each in held:
        yield "performance_board", each.held_on, each.address, str(each)


def _handed_in(first: date, last: date) -> Iterable[Found]:
    """One line a day: single audits are for those who may read them."""
    days = Audit.objects.filter(
        authority=authority_code(), handed_in_at__date__range=(first, last)
    ).values_list("handed_in_at__date", flat=True)
    for day in set(days):
        yield "audit_activity", day, "", "Audits were handed in"


def _moderated(first: date, last: date) -> Iterable[Found]:
    days = Moderation.objects.filter(
        audit__authority=authority_code(), at__date__range=(first, last)
    ).values_list("at__date", flat=True)
    for day in set(days):
        yield "audit_review", day, "", "Audits were moderated"

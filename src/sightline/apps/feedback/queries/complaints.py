"""Complaints and compliments within somebody's reach.

complaints_within(access)      all this person may read; the only way to a list of them
find_complaint(id, access)     one of those, None for all others
"""

from datetime import date

from django.db.models import Q, QuerySet

from sightline.apps.children.queries import holdings
from sightline.apps.feedback import rules
from sightline.apps.feedback.models import Complaint, ComplaintStage, Compliment, Survey
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.stages import Clock
from sightline.apps.feedback.states import ANSWERED, STAGE_OF
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays


def complaints_within(access: Access) -> QuerySet[Complaint]:
    """What `rules.may_see` lets the person see, as one query; never a child closed to them."""
    me = access.person
    if me is None:
        return Complaint.objects.none()
    given, looked_into = Q(readers__person=me), Q(stages__answered_by=me)
    if not access.may(Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK):
        given = looked_into = Q(pk__in=())
    own = looked_into | _above(access)
    own = ~Q(pk__in=()) if rules.is_officer(access) else own
    not_of_me = Q(about__isnull=True) | ~Q(about=me)
    return (
        Complaint.objects.filter(given | own & not_of_me, authority=authority_code())
        .exclude(child_id__in=closed_to(access))
        .distinct()
        .select_related("by", "about")
        .prefetch_related("stages", "readers", "themes")
    )


def _above(access: Access) -> Q:
    seen = Q(pk__in=())
    for hold in access.holds:
        if hold.profile not in rules.LINE or Right.SEE_FEEDBACK not in hold.rights:
            continue
        if hold.everything:
            return ~Q(pk__in=())
        names = {
            Level.SERVICE: hold.services, Level.TEAM: hold.teams, Level.WORKER: hold.workers
        }  # fmt: skip
        for level, units in names.items():
            seen |= Q(level=level.value, unit__in=units)
    return seen


def find_complaint(id: object, access: Access) -> Complaint | None:
    """None for one that is out of reach, as for one that is not there."""
    return complaints_within(access).filter(pk=id).first()


def closed_to(access: Access) -> frozenset[str]:
    """Restricted children whose readers this person is not among."""
    held = holdings()
    return (access.restricted | (held.restricted if held else frozenset())) - access.named


def compliments_within(access: Access) -> QuerySet[Compliment]:
    """With the worker's name and the words: to those who see feedback of that unit."""
    found = Compliment.objects.filter(authority=authority_code()).select_related("by")
    return found.filter(_seen_units(access))


def surveys_within(access: Access) -> QuerySet[Survey]:
    found = Survey.objects.filter(authority=authority_code()).prefetch_related("results")
    return found.filter(_seen_units(access) | Q(level=Level.AUTHORITY.value))


def _seen_units(access: Access) -> Q:
    branch = access.units(Right.SEE_FEEDBACK)
    if branch.everything:
        return ~Q(pk__in=())
    mine = Q(by=access.person) if access.person is not None else Q(pk__in=())
    return (
        mine
        | Q(level=Level.TEAM.value, unit__in=branch.teams)
        | Q(level=Level.SERVICE.value, unit__in=branch.services)
        | Q(level=Level.WORKER.value, unit__in=branch.workers)
    )


def clock_of(stage: ComplaintStage, days: WorkingDays) -> Clock:
    known = policy().stage(stage.stage)
    return Clock(known, stage.from_on, stage.extended_to, stage.answered_on, days)


def running_clock(complaint: Complaint, days: WorkingDays) -> Clock | None:
    """The one that runs now; None between stages."""
    if complaint.now not in STAGE_OF:
        return None
    running = [each for each in complaint.stages.all() if each.answered_on is None]
    return clock_of(running[0], days) if running else None


def last_clock(complaint: Complaint, days: WorkingDays) -> Clock | None:
    """That of the stage answered last, while the next one may be asked for."""
    if complaint.now not in ANSWERED:
        return None
    found = [each for each in complaint.stages.all() if each.answered_on]
    return clock_of(found[-1], days) if found else None


def ask_next_by(complaint: Complaint, days: WorkingDays) -> date | None:
    clock = last_clock(complaint, days)
    return clock.ask_next_by if clock else None


def is_late(complaint: Complaint, days: WorkingDays, today: date) -> bool:
    clock = running_clock(complaint, days)
    return clock is not None and clock.is_late(today)


def running() -> list[ComplaintStage]:
    """Every stage whose clock runs, whoever looks: for reminding."""
    found = ComplaintStage.objects.filter(
        answered_on__isnull=True, complaint__authority=authority_code()
    )
    return list(found.select_related("complaint", "answered_by"))


def people_who_answer() -> list[User]:
    """Accounts that may look into a complaint or be given one."""
    return list(User.objects.filter(is_active=True).order_by("name"))


def children_kept(authority: str) -> set[str]:
    from sightline.apps.feedback.models import Heard, Offered, Reading

    found: set[str] = set()
    for model in (Complaint, Heard, Offered, Reading):
        ids = model.objects.filter(authority=authority).values_list("child_id", flat=True)
        found |= set(ids.distinct())
    return found - {""}

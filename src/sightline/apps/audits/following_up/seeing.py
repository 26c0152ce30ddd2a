"""Who sees which part of an escalation, and who may move it: the rules of `steps` with the
authority's policy; and the one queryset that every list of escalations goes through."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.following_up.steps import (
    DEEDS,
    Part,
    Standing,
    Whom,
    is_own,
    standings,
)
from sightline.apps.audits.models import Escalation, PracticeJudgement
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access, Hold

_LINE = {Standing.ASSISTANTS, Standing.MANAGERS, Standing.GROUPS}


def may_see(access: Access, whom: Whom, reached: Part) -> bool:
    """An escalation opens by the furthest part it has reached."""
    return bool(standings(access, whom, policy().roles) & policy().stages[reached].seen_by)


def parts_seen(access: Access, whom: Whom, reached: Part) -> frozenset[Part]:
    """Human resources come in at stage 2, and then read how it came to it."""
    if not may_see(access, whom, reached):
        return frozenset()
    standing = standings(access, whom, policy().roles)
    seen = {part for part, stage in policy().stages.items() if standing & stage.seen_by}
    if Standing.PERSONNEL in standing:
        seen.add(Part.STAGE_1)
    return frozenset(seen)


def may_do(access: Access, whom: Whom, move: str, part: Part | None = None) -> bool:
    """`part`: the furthest reached. Whoever may begin a part may undo it; whoever holds the
    furthest part may say that all is resolved."""
    deed, stages = DEEDS[move], policy().stages
    if deed.begins is not None:
        who = stages[deed.begins].begun_by
    elif deed.holds is not None:
        who = stages[deed.holds].held_by
    elif deed.undoes is not None:
        who = stages[deed.undoes].begun_by
    else:
        who = stages[part].held_by if part else frozenset()
    return bool(standings(access, whom, policy().roles) & who)


def may_judge(access: Access, whom: Whom) -> bool:
    return bool(standings(access, whom, policy().roles) & policy().kept_by)


def escalations_within(access: Access) -> QuerySet[Escalation]:
    """What `may_see` allows, as one query; no other page lists escalations."""
    here = Escalation.objects.filter(authority=authority_code()).select_related("audit__tool")
    allowed = Q(pk__in=())
    for part, stage in policy().stages.items():
        allowed |= Q(reached=part.value) & _of_standings(access, stage.seen_by)
    return here.filter(allowed)


def find_escalation(id: int, access: Access) -> Escalation | None:
    found = Escalation.objects.filter(authority=authority_code(), pk=id)
    there = found.select_related("audit__tool", "begun_by").first()
    return there if there and may_see(access, there.whom, there.part) else None


def judgements_within(access: Access) -> QuerySet[PracticeJudgement]:
    here = PracticeJudgement.objects.filter(authority=authority_code()).select_related("by")
    return here.filter(_of_standings(access, policy().seen_by))


def _of_standings(access: Access, wanted: Iterable[Standing]) -> Q:
    allowed = Q(pk__in=())
    for hold in access.holds:
        for standing in wanted:
            allowed |= _of_hold(hold, standing)
    return allowed


def _of_hold(hold: Hold, standing: Standing) -> Q:
    nothing = Q(pk__in=())
    if standing is Standing.WORKER:
        return Q(worker__in=hold.workers) & ~Q(worker="") if is_own(hold) else nothing
    if hold.role not in policy().roles[standing]:
        return nothing
    if standing not in _LINE:
        return Q(pk__isnull=False) if hold.everything else nothing
    if standing is Standing.GROUPS:
        return Q(service__in=hold.services) & ~Q(service="")
    return ~Q(team="") if hold.everything else Q(team__in=hold.teams) & ~Q(team="")

"""Four disputed figures of the demonstration: one confirmed, one accepted as right, one that the
next extract still had, and one child whom a team manager misses. After `demo.cards`, as a card is
verified once its own are settled."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sightline.apps.children.queries import sort_out
from sightline.apps.discrepancies import actions
from sightline.apps.discrepancies.counting import counted, printed_code
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.queries import service_of_figure
from sightline.apps.discrepancies.rules import Claim
from sightline.apps.figures.explaining import opened
from sightline.apps.figures.queries import Source, catalogue, figures_file, source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_store
from sightline.apps.people.models import User
from sightline.demo.world import TEAM_IN_TROUBLE
from sightline.documents.source import source_at
from sightline.measures.figures.explain import Outcome
from sightline.vocabulary.words import Basis, Level

_AUGUST, _SEPTEMBER, _OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)
_LATE, _OPEN = "assessments_45wd_pct", "assessments_open_over_45wd"
_SERVICE = "Assessment and Safeguarding"
# The first of these that later records moved is the one that was put right.
_MOVED = ("assessments_completed", _LATE, "cpp_reviews_in_time_pct", "cin_visits_in_time_pct")


@dataclass(frozen=True)
class _Who:
    """People, what is published, and the demonstration's own now."""

    head: User
    team: User
    analyst: User
    now: Source
    at: datetime

    def on(self, month: int, day: int) -> datetime:
        return min(datetime(2026, month, day, 9, 30, tzinfo=UTC), self.at)


def ensure_discrepancies(at: datetime) -> None:
    """Once, on first use. Everybody must be there."""
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    now = source()
    if now is None or Discrepancy.objects.exists():
        return
    if not {"head.of.service", "team.manager", "analyst"} <= people.keys():
        return
    who = _Who(people["head.of.service"], people["team.manager"], people["analyst"], now, at)
    _confirmed(who)
    _accepted(who)
    _still_there(who)
    _one_child(who)


def _confirmed(who: _Who) -> None:
    """August, disputed from its own snapshot; the records that came later moved it as was said."""
    then = _source_of(who.now, _AUGUST)
    for name in _MOVED:
        key = FigureKey(name, catalogue(who.now)[name].headline or Basis.MONTH, _AUGUST)
        before, after = counted(then, key), counted(who.now, key)
        if before.value is None or after.value is None or before.value == after.value:
            continue
        claim = Claim.HIGHER if after.value > before.value else Claim.LOWER
        found = _raise(
            who,
            who.head,
            then,
            key,
            claim,
            when=who.on(9, 4),
            wrong="Work of the last week of August was finished and only recorded in September.",
            should_be="As the teams’ own lists have it.",
        )
        _meet(who, found, date(2026, 9, 9), "Both lists were laid side by side, case by case.")
        _correct(who, found, date(2026, 9, 25), "What differed was completed in the case system.")
        actions.count_again(
            discrepancy=found, counted=after, extract_on=_extract_of(who.now), at=who.on(11, 2)
        )
        return


def _accepted(who: _Who) -> None:
    then = _source_of(who.now, _SEPTEMBER)
    key = FigureKey("cpp_reviews_in_time_pct", Basis.AT_DATE, _SEPTEMBER)
    found = _raise(
        who,
        who.head,
        then,
        key,
        Claim.HIGHER,
        when=who.on(10, 7),
        wrong="Five of the late ones are brothers and sisters with a single review.",
        should_be="One late review, not five.",
    )
    _meet(who, found, date(2026, 10, 12), "The definition counts children, not reviews.")
    actions.move(
        by=who.analyst, access=access_of(who.analyst, who.at), discrepancy=found, move="accept",
        said="Nationally it is counted by child as well. The words on the card say so.",
        at=who.on(10, 13),
    )  # fmt: skip


def _still_there(who: _Who) -> None:
    """September: said to be corrected, and the October extract has it all the same."""
    then = _source_of(who.now, _SEPTEMBER)
    key = FigureKey(_OPEN, Basis.AT_DATE, _SEPTEMBER, Level.SERVICE, _SERVICE)
    before, after = counted(then, key), counted(who.now, key)
    went_up = (after.value or 0) > (before.value or 0)
    found = _raise(
        who,
        who.head,
        then,
        key,
        Claim.LOWER if went_up else Claim.HIGHER,
        when=who.on(10, 6),
        wrong="The count is not the one on the team’s wall: three dates are not as they were.",
    )
    _meet(who, found, date(2026, 10, 9), "Three end dates were typed into the wrong field.")
    _correct(who, found, date(2026, 10, 23), "Said to be put right by the team on 20 October.")
    actions.count_again(
        discrepancy=found, counted=after, extract_on=_extract_of(who.now), at=who.on(11, 2)
    )


def _one_child(who: _Who) -> None:
    """October: a child whom the team manager knows to have been seen in time."""
    key = FigureKey(_LATE, Basis.MONTH, _OCTOBER, Level.TEAM, TEAM_IN_TROUBLE)
    rows = [r for r in opened(who.now, key).rows if r.outcome is Outcome.NOT_COUNTED]
    reach = sort_out(access_of(who.team, who.at), {r.child_id for r in rows if r.child_id})
    if not reach.rights:
        return
    _raise(
        who, who.team, who.now, key, Claim.COUNTED, when=who.on(11, 10), child=min(reach.rights),
        wrong="The assessment was signed off on day 44. The date is that of the letter to the "
        "family, a week later.",
        should_be="The day on which I signed it off.",
    )  # fmt: skip


def _raise(
    who: _Who, by: User, then: Source, key: FigureKey, claim: Claim, *, when: datetime, wrong: str,
    should_be: str = "", child: str = "",
) -> Discrepancy:  # fmt: skip
    return actions.raise_discrepancy(
        by=by, access=access_of(by, who.at), authority=then.authority, key=key,
        title=catalogue(then)[key.indicator].title, service=service_of_figure(key), claim=claim,
        wrong=wrong, should_be=should_be, child_id=child, counted=counted(then, key, child),
        code=printed_code(then, key, when), extract_on=_extract_of(then), at=when,
    )  # fmt: skip


def _meet(who: _Who, found: Discrepancy, day: date, said: str) -> None:
    actions.meet(
        by=who.head, access=access_of(who.head, who.at), discrepancy=found, met_on=day,
        with_whom="Performance team", said=said, today=who.at.date(),
        at=who.on(day.month, day.day),
    )  # fmt: skip


def _correct(who: _Who, found: Discrepancy, due: date, said: str) -> None:
    about = {"by": who.head, "access": access_of(who.head, who.at), "discrepancy": found}
    when = who.on(due.month, due.day)
    actions.agree(
        **about, corrected_by="Business support of the team", due_on=due, said="", at=when
    )
    actions.move(**about, move="correct", said=said, at=when)


def _source_of(now: Source, month: date) -> Source:
    """The figures published with the extract of that day; the newest where they are not kept."""
    store = authority_store()
    steps = store.publications() if store else []
    names = [step.snapshot for step in steps if step.at.date() == month]
    return (source_at(now, names[-1]) if names else None) or now


def _extract_of(found: Source) -> date:
    return figures_file(found).data_as_at or _OCTOBER

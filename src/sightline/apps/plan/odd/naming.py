"""Who the leads of a plan are: names as written, alike ones, the accounts and roles they may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from sightline.apps.notices.telling import people_with
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.rules import Right, role_called, roles
from sightline.apps.plan.models import LeadName, Plan, TwoPeople
from sightline.documents.plan.names import near_duplicates, why_alike


@dataclass(frozen=True)
class Lead:
    """`may_be`: what its name suggests, as the value of the choice and its words."""

    name: LeadName
    led: int
    spellings: tuple[LeadName, ...]
    may_be: tuple[str, str] | None

    @property
    def who(self) -> str:
        if self.name.user:
            return str(self.name.user.name)
        known = roles().get(self.name.role)
        held = known.title if known else self.name.role
        return f"Whoever is {held.lower()}" if held else ""


@dataclass(frozen=True)
class Offer:
    """Two names that may be one; `why` says what tells them apart."""

    usual: LeadName
    other: LeadName
    why: str


def leads_of(plan: Plan, day: date) -> list[Lead]:
    """Names that lead something in the plan, each with its spellings beside it."""
    names = _named(plan)
    spellings: dict[int, list[LeadName]] = {}
    for each in names:
        if each.same_as_id:
            spellings.setdefault(each.same_as_id, []).append(each)
    own = {each.pk: each for each in names if not each.same_as_id}
    missing = [each.same_as for each in names if each.same_as_id and each.same_as_id not in own]
    every = [*own.values(), *{each.pk: each for each in missing if each}.values()]
    known = choices_of(day)
    return [
        Lead(
            each, _led(each, spellings.get(each.pk, [])), tuple(spellings.get(each.pk, ())),
            None if each.user_id or each.role else _suggested(each.name, known),
        )
        for each in sorted(every, key=lambda each: each.name.casefold())
    ]  # fmt: skip


def _named(plan: Plan) -> list[LeadName]:
    in_plan = Q(led__milestone__action__area__plan=plan)
    found = LeadName.objects.filter(in_plan, authority=authority_code())
    return list(found.annotate(times=Count("led")).select_related("user", "same_as__user"))


def _led(name: LeadName, spellings: Iterable[LeadName]) -> int:
    return sum(getattr(each, "times", 0) for each in (name, *spellings))


def offers(leads: Sequence[Lead]) -> list[Offer]:
    """Names of the plan that may be one and of which nobody said that they are two."""
    by_name = {each.name.name: each for each in leads}
    told = set(TwoPeople.objects.values_list("one", "other"))
    # As often as each leads, so that the one used more is taken for the usual spelling.
    pairs = near_duplicates(name for name, lead in by_name.items() for _ in range(lead.led or 1))
    found = [Offer(by_name[p.usual].name, by_name[p.other].name, p.why) for p in pairs]
    return [each for each in found if tuple(sorted((each.usual.pk, each.other.pk))) not in told]


def choices_of(day: date) -> list[tuple[str, str]]:
    """Accounts that see plans, and roles: as one choice each."""
    people = sorted(people_with(Right.SEE_PLAN, day), key=lambda each: each.name.casefold())
    return [
        *((f"person:{each.pk}", each.name) for each in people),
        *((f"role:{key}", role.title) for key, role in roles().items()),
    ]


def _suggested(name: str, known: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The account or role of the same name; else the one that is nearly the same."""
    every = list(known)
    same = next((each for each in every if each[1].casefold() == name.casefold()), None)
    role = role_called(name)
    if same is None and role is not None:
        return f"role:{role.key}", role.title
    return same or next((each for each in every if why_alike(name, each[1])), None)


def read_choice(value: str) -> tuple[User | None, str]:
    """'person:3' or 'role:team_manager' as (account, role); neither for ''."""
    kind, _, key = value.partition(":")
    if kind == "person" and key.isdecimal():
        return User.objects.filter(pk=key, is_active=True).first(), ""
    return None, key if kind == "role" and key in roles() else ""

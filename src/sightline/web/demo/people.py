"""The people of the demonstration: one for each kind of access, on Wrenshire's own tree."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.apps.children.queries import authority_code, holdings, snapshot
from sightline.apps.people import actions
from sightline.apps.people.models import Assignment, Grant, Unit, User
from sightline.pipeline.names import names_in
from sightline.vocabulary.words import Level

_SERVICE, _TEAM, _CARE = (
    "Assessment and Safeguarding",
    "Assessment Team 3",
    "Children in Care Team 1",
)
_REVIEWER = "Reviewing officer 1"


@dataclass(frozen=True)
class Persona:
    """`level`: for which kind of unit the roles are given; None: for the whole authority."""

    key: str
    comes_for: str
    roles: tuple[str, ...]
    level: Level | None = None

    @property
    def email(self) -> str:
        return f"{self.key}@wrenshire.example"

    @property
    def name(self) -> str:
        return f"Demo {self.key.replace('.', ' ')}"


# The director looks around everywhere, so this one loads and publishes as well.
PERSONAS = (
    Persona("director", "everything, loading too", ("director", "performance_analyst")),
    Persona("analyst", "loads, checks, publishes", ("performance_analyst",)),
    Persona("head.of.service", "one service", ("head_of_service",), Level.SERVICE),
    Persona("group.manager", "the teams of a service", ("group_manager",), Level.SERVICE),
    Persona("team.manager", f"{_TEAM}", ("team_manager",), Level.TEAM),
    Persona("assistant.manager", f"{_TEAM}", ("assistant_team_manager",), Level.TEAM),
    Persona("social.worker", "their own cases", ("social_worker",), Level.WORKER),
    Persona("iro", "children assigned to them", ("independent_reviewing_officer",), Level.WORKER),
    Persona("head.of.safeguarding", "practice, break-glass", ("head_of_safeguarding",)),
    Persona("principal.social.worker", "audits, learning", ("principal_social_worker",)),
    Persona("commissioner", "providers", ("commissioning_officer",)),
    Persona("complaints", "complaints, compliments", ("complaints_officer",)),
    Persona("lead.member", "figures, never a child", ("lead_member",)),
    Persona("councillor", "what is published", ("councillor",)),
    Persona("clerk", "a committee’s meetings", ("democratic_services",)),
    Persona("guardian", "the access log, retention", ("information_governance",)),
    Persona("administrator", "accounts, roles, units", ("administrator",)),
)  # fmt: skip


@dataclass(frozen=True)
class SignIns:
    """What to type into the sign-in page; one password lets all in."""

    password: str
    people: tuple[Persona, ...]

    def __str__(self) -> str:
        first, *others = self.people
        lines = [f"Sign in as {first.email} with the password {self.password}"]
        lines += ["It lets these in as well:"] if others else []
        lines += [f"  {each.email:<39} {each.comes_for}" for each in others]
        return "\n".join(lines)


def ensure_people(at: datetime) -> SignIns:
    """Everybody's account with one new password, kept nowhere; the tree grown on first use."""
    _ensure_tree(at)
    password = secrets.token_urlsafe(12)
    there = [persona for persona in PERSONAS if _ensure(persona, password, at)]
    return SignIns(password, tuple(there))


def _ensure_tree(at: datetime) -> None:
    records = snapshot()
    if records and not Unit.objects.exists():
        actions.grow_tree(by=None, names=names_in(records), at=at)
        actions.add_unit(by=None, level=Level.WORKER, name=_REVIEWER, at=at)


def _ensure(persona: Persona, password: str, at: datetime) -> bool:
    """Whether there is somebody to sign in as: a role for a unit needs the unit."""
    unit = _unit_of(persona)
    if persona.level and unit is None:
        return False
    person = User.objects.filter(email=persona.email).first()
    if person is None:
        person = actions.add_user(email=persona.email, name=persona.name, password=password, at=at)
    else:
        actions.set_password(user=person, password=password, at=at)
    for role in persona.roles:
        if not Grant.objects.filter(person=person, role=role).exists():
            actions.give_role(by=None, person=person, role=role, unit=unit, at=at)
    if persona.key == "iro":
        _assign_some(person, at)
    return True


def _unit_of(persona: Persona) -> Unit | None:
    if persona.level is None:
        return None
    names = {Level.SERVICE: _SERVICE, Level.TEAM: _TEAM}
    name = _REVIEWER if persona.key == "iro" else names.get(persona.level, _busiest_worker())
    return Unit.objects.filter(level=persona.level.value, name=name).first()


def _busiest_worker() -> str:
    """Who of the team holds most children: a page with nothing on it shows nothing."""
    held = holdings()
    places = Unit.objects.filter(level=Level.WORKER.value, places__under__name=_TEAM)
    names = list(places.values_list("name", flat=True))
    if held is None or not names:
        return ""
    return max(names, key=lambda name: (len(held.by_worker.get(name, frozenset())), name))


def _assign_some(person: User, at: datetime) -> None:
    held = holdings()
    if held is None or Assignment.objects.filter(person=person, until_at__gt=at).exists():
        return
    for child in sorted(held.by_team.get(_CARE, frozenset()) - held.restricted)[:12]:
        actions.assign_child(
            by=None, person=person, authority=authority_code(), child_id=child, kind="iro",
            reason="Reviews this child’s care plan.", at=at, until=at + timedelta(days=180),
        )  # fmt: skip

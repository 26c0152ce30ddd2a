"""The people of Wrenshire who visit the pages in tests: one for each kind of access.

`people(...)` makes their accounts on a small tree; each fixture of `tests/integration` gives one.
"""

from datetime import UTC, datetime

from sightline.apps.people import actions
from sightline.apps.people.models import Unit, User
from sightline.vocabulary.words import Level

PASSWORD = "a long enough password"
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
SERVICE, OTHER_SERVICE = "Assessment and Safeguarding", "Children in Care and Leaving Care"
TEAM, OTHER_TEAM, CARE_TEAM = "Assessment Team 3", "Assessment Team 1", "Children in Care Team 1"

# Who: the role, and for which unit (none: the whole authority).
ROLES: dict[str, tuple[str, tuple[Level, str] | None]] = {
    "analyst": ("performance_analyst", None),
    "director": ("director", None),
    "assistant_director": ("assistant_director", None),
    "head_of_safeguarding": ("head_of_safeguarding", None),
    "principal_social_worker": ("principal_social_worker", None),
    "quality_officer": ("quality_officer", None),
    "head_of_service": ("head_of_service", (Level.SERVICE, SERVICE)),
    "group_manager": ("group_manager", (Level.SERVICE, SERVICE)),
    "team_manager": ("team_manager", (Level.TEAM, TEAM)),
    "assistant_team_manager": ("assistant_team_manager", (Level.TEAM, TEAM)),
    "social_worker": ("social_worker", (Level.WORKER, "")),
    "iro": ("independent_reviewing_officer", (Level.WORKER, "IRO")),
    "chair": ("child_protection_chair", (Level.WORKER, "Chair")),
    "commissioner": ("commissioning_officer", None),
    "complaints_officer": ("complaints_officer", None),
    "hr_contributor": ("hr_contributor", None),
    "youth_justice_manager": ("youth_justice_manager", None),
    "inclusion_manager": ("inclusion_manager", None),
    "virtual_school_head": ("virtual_school_head", None),
    "lead_member": ("lead_member", None),
    "democratic_services": ("democratic_services", None),
    "councillor": ("councillor", None),
    "guardian": ("information_governance", None),
    "administrator": ("administrator", None),
}


def person(who: str, worker: str = "") -> User:
    """The account of one of them, made with its role on first asking. `worker`: whose cases."""
    email = f"{who.replace('_', '.')}@wrenshire.example"
    known = User.objects.filter(email=email).first()
    if known:
        return known
    role, where = ROLES[who]
    made = actions.add_user(email=email, name=_title(who), password=PASSWORD, at=AT)
    unit = None
    if where:
        level, name = where
        unit = unit_called(level, worker or name or "Worker 1")
    actions.give_role(by=None, person=made, role=role, unit=unit, at=AT)
    return made


def unit_called(level: Level, name: str) -> Unit:
    """That unit of the tree; made under its usual one where it isn't there."""
    known = Unit.objects.filter(level=level.value, name=name).first()
    if known:
        return known
    above = {
        Level.SERVICE: None,
        Level.TEAM: (Level.SERVICE, OTHER_SERVICE if "Care" in name else SERVICE),
        Level.WORKER: (Level.TEAM, TEAM),
    }[level]
    under = unit_called(*above) if above else None
    return actions.add_unit(by=None, level=level, name=name, under=under, at=AT)


def _title(who: str) -> str:
    return who.replace("_", " ").capitalize()

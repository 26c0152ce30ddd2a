"""Wrenshire's care leavers: who is entitled on a day, and where they have got to in life."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.demo.children import Child
from sightline.demo.events import Care, History
from sightline.demo.world import LEAVING_CARE_TEAMS, POSTS_PER_TEAM, Holder

_ACCOMMODATION = (
    ("U", "U: Independent living"),
    ("D", "D: Semi-independent, transitional accommodation and self-contained accommodation"),
    ("K", "K: Ordinary lodgings, without formal support"),
    ("B", "B: Parents/relatives"),
    ("E", "E: Supported lodgings"),
    ("U", "U: Independent living"),
    ("T", "T: Foyers and similar supported accommodation"),
    ("B", "B: Parents/relatives"),
    ("U", "U: Independent living"),
    ("X", "X: In custody"),
    ("W", "W: Bed and breakfast"),
    ("D", "D: Semi-independent, transitional accommodation and self-contained accommodation"),
    ("U", "U: Independent living"),
    ("S", "S: No fixed abode / homeless"),
    ("D", "D: Semi-independent, transitional accommodation and self-contained accommodation"),
    ("U", "U: Independent living"),
    ("B", "B: Parents/relatives"),
    ("U", "U: Independent living"),
)
_WITH_CARERS = ("Z", "Z: With former foster carers")
_ACTIVITIES = ("F2", "F5", "G5", "F5", "G5", "F4", "P5", "G4", "F1", "G6", "F2", "G5", "P2", "0")
_UNSUITABLE = {"X", "W", "S"}


@dataclass(frozen=True)
class CareLeaver:
    child: Child
    uasc: bool
    holder: Holder
    eligibility: str
    in_touch: str
    in_touch_code: str
    last_contact_on: date
    plan_reviewed_on: date | None
    accommodation: str
    accommodation_code: str
    suitable: str
    activity: str | None
    activity_code: str


def care_leavers_on(history: History, as_at: date) -> Iterable[CareLeaver]:
    """Young people aged 16 to 21 who left care at 16 or later, after three months of it."""
    latest = {care.child.child_id: care for care in history.care if care.started_on <= as_at}
    for care in latest.values():
        age_left = care.child.age(care.ended_on)
        long_enough = (care.ended_on - care.started_on).days >= 91
        if age_left >= 16 and long_enough and care.ended_on <= as_at and care.child.age(as_at) < 22:
            yield position(care, as_at)


def position(care: Care, as_at: date) -> CareLeaver:
    """Where the young person had got to: settled by the year of age, so that it changes yearly."""
    child = care.child
    age = child.age(as_at)
    chance = (child.born_on.toordinal() * 2654435761 + age * 40503) % 1000
    code, words = _ACCOMMODATION[chance * 7 % len(_ACCOMMODATION)]
    if care.end_reason == "E17" and age < 21 and chance % 4:
        code, words = _WITH_CARERS
    activity = _ACTIVITIES[chance % len(_ACTIVITIES)]
    lost = chance % 23 == 0
    team = LEAVING_CARE_TEAMS[chance % 2]
    return CareLeaver(
        child=child,
        uasc=care.uasc,
        holder=Holder(team, chance % POSTS_PER_TEAM),
        eligibility="a) Relevant child" if age < 18 else "b) Former relevant child",
        in_touch="b) No" if lost else "a) Yes",
        in_touch_code="NO" if lost else "YES",
        last_contact_on=as_at - timedelta(days=10 + chance % 61 + (120 if lost else 0)),
        plan_reviewed_on=as_at - timedelta(days=20 + chance % 197) if chance % 31 else None,
        accommodation="R: Residence not known" if lost else words,
        accommodation_code="R" if lost else code,
        suitable="b) Unsuitable" if lost or code in _UNSUITABLE else "a) Suitable",
        activity=None if activity == "0" or lost else activity,
        activity_code="0" if lost else activity,
    )

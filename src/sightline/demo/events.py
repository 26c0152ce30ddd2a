"""What happened in Wrenshire: plain rows, one class per kind of event."""

from dataclasses import dataclass, field
from datetime import date

from sightline.demo.children import Child
from sightline.demo.world import Holder


@dataclass
class Contact:
    child: Child
    contacted_on: date
    source: str
    decided_on: date
    became_referral: bool


@dataclass
class Referral:
    child: Child
    referred_on: date
    source: str
    nfa: bool
    decided_on: date
    first_seen_on: date | None
    holder: Holder
    closed_on: date | None = None
    closure_reason: str = ""
    need: str = "N1"


@dataclass
class Assessment:
    child: Child
    referral: Referral
    started_on: date
    completed_on: date
    child_seen: bool
    support: bool
    factors: tuple[str, ...]
    holder: Holder


@dataclass
class Section47:
    child: Child
    referral: Referral
    started_on: date
    icpc_on: date | None
    plan_made: bool
    holder: Holder


@dataclass
class Plan:
    """A child protection plan with every review and visit it had."""

    child: Child
    referral: Referral
    started_on: date
    ended_on: date
    category: str
    latest_category: str
    previous: int
    holder: Holder
    reviews: list[date] = field(default_factory=list)
    visits: list[tuple[date, bool]] = field(default_factory=list)
    core_groups: list[date] = field(default_factory=list)


@dataclass
class CinPlan:
    child: Child
    referral: Referral
    started_on: date
    ended_on: date
    holder: Holder
    visits: list[date] = field(default_factory=list)
    reviews: list[date] = field(default_factory=list)


@dataclass
class EarlyHelp:
    child: Child
    started_on: date
    completed_on: date
    ended_on: date
    organisation: str
    end_reason: str
    scores: tuple[int, int]
    holder: Holder


@dataclass
class Episode:
    """One SSDA903 episode."""

    started_on: date
    reason: str
    legal_status: str
    place: str
    provider: str
    carer: str
    ended_on: date | None = None
    end_reason: str = ""
    home_postcode: str = ""
    placement_postcode: str = ""
    urn: str = ""
    outside: bool = False
    miles: int = 3


@dataclass
class Care:
    """One period of care and everything that happened in it."""

    child: Child
    started_on: date
    ended_on: date
    end_reason: str
    need: str
    uasc: bool
    holder: Holder
    referral: Referral | None = None
    episodes: list[Episode] = field(default_factory=list)
    reviews: list[tuple[date, str]] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)
    health: list[date] = field(default_factory=list)
    dental: list[date] = field(default_factory=list)
    peps: list[date] = field(default_factory=list)
    missing: list["Missing"] = field(default_factory=list)
    adoption: "Adoption | None" = None

    def open_on(self, day: date) -> bool:
        return self.started_on <= day < self.ended_on


@dataclass
class Missing:
    started_on: date
    ended_on: date
    hours_to_interview: int | None
    offered: bool
    kind: str = "M"


@dataclass
class Adoption:
    decision_on: date
    placement_order_on: date
    matched_on: date
    placed_on: date
    application_on: date
    order_on: date
    by_carer: bool
    reversed_on: date | None = None


@dataclass
class History:
    """The whole simulation."""

    contacts: list[Contact] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    section_47s: list[Section47] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    cin_plans: list[CinPlan] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)

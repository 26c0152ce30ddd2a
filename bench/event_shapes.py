"""What happens in a made-up authority: how many rows of each table, and how they hang together.

Shares are rows for each child of the authority (45,000 children make about 500,000 events).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Days = tuple[int, int]


@dataclass(frozen=True)
class Alone:
    """Rows of their own, at random days. `then`: column → days after the start, share that has one.

    `share` of the children (rows may be more than one per child). `of` picks the children from
    those of another table, so that what belongs together meets.
    """

    table: str
    share: float
    start: str
    then: Mapping[str, tuple[Days, float]] = field(default_factory=dict)
    of: str = ""


@dataclass(frozen=True)
class Repeated:
    """Rows that happen again and again, so many days apart, while a row of `of` is open.

    With `until` each lasts to the next one, as episodes do, else it is a day.
    """

    table: str
    of: str
    start: str
    gap: Days
    first: Days
    until: str = ""


EVENTS: tuple[Alone | Repeated, ...] = (
    Alone("contacts", 2.0, "contacted_on", {"decided_on": ((0, 4), 0.98)}),
    Alone("referrals", 1.0, "referred_on",
          {"decided_on": ((0, 3), 0.99), "first_seen_on": ((0, 14), 0.9)}),
    Alone("mash_enquiries", 0.2, "received_at", {"completed_at": ((0, 3), 0.99)}),
    Alone("early_help_assessments", 0.15, "started_on", {"completed_on": ((5, 80), 0.96)}),
    Alone("early_help_episodes", 0.15, "started_on", {"ended_on": ((30, 300), 0.95)}),
    Alone("exploitation_screenings", 0.02, "completed_on"),
    Alone("assessments", 0.9, "started_on", {"completed_on": ((0, 90), 0.97)}, "referrals"),
    Alone("section_47s", 0.35, "started_on",
          {"ended_on": ((2, 25), 0.97), "icpc_on": ((5, 25), 0.45)}, "referrals"),
    Alone("icpcs", 0.14, "held_on", {}, "section_47s"),
    Alone("cin_episodes", 0.6, "started_on", {"ended_on": ((10, 500), 0.95)}, "referrals"),
    Alone("cin_plans", 0.12, "started_on", {"ended_on": ((30, 300), 0.95)}, "cin_episodes"),
    Alone("cp_plans", 0.06, "started_on", {"ended_on": ((20, 700), 0.95)}, "section_47s"),
    Alone("children_in_care", 0.05, "started_on", {"ended_on": ((10, 1500), 0.85)}, "cp_plans"),
    Alone("care_leavers", 0.012, "last_contact_on", {}, "children_in_care"),
    Alone("care_leaver_birthdays", 0.06, "birthday_on", {}, "children_in_care"),
    Alone("adoptions", 0.006, "decision_on",
          {"matched_on": ((30, 300), 0.8), "placed_on": ((60, 350), 0.75),
           "order_on": ((360, 700), 0.6)}, "children_in_care"),
    Alone("missing_episodes", 0.05, "started_on", {"ended_on": ((0, 5), 0.98)},
          "children_in_care"),
    Alone("uasc_statuses", 0.004, "ended_on", {}, "children_in_care"),
    Alone("family_meetings", 0.03, "offered_on", {"held_on": ((7, 60), 0.6)}, "cp_plans"),
    Alone("pre_proceedings", 0.01, "started_on", {"ended_on": ((60, 300), 0.8)}, "cp_plans"),
    Alone("ehc_plans", 0.05, "requested_on",
          {"issued_on": ((90, 200), 0.8), "ended_on": ((400, 1500), 0.2)}),
    Alone("home_educated_children", 0.01, "started_on", {"ended_on": ((60, 900), 0.5)}),
    Alone("permanent_exclusions", 0.005, "excluded_on",
          {"sixth_day_on": ((7, 9), 1.0), "provision_on": ((3, 20), 0.9)}),
    Alone("private_fostering", 0.003, "notified_on", {"ended_on": ((60, 400), 0.8)}),
    Alone("school_places", 0.02, "needed_on",
          {"offered_on": ((3, 40), 0.9), "on_roll_on": ((45, 70), 0.8)}),
    Repeated("cp_reviews", "cp_plans", "held_on", (140, 192), (60, 100)),
    Repeated("cp_visits", "cp_plans", "visited_on", (7, 30), (1, 14)),
    Repeated("core_groups", "cp_plans", "held_on", (35, 60), (5, 12)),
    Repeated("cin_visits", "cin_plans", "visited_on", (15, 45), (1, 20)),
    Repeated("cin_reviews", "cin_plans", "held_on", (70, 110), (30, 90)),
    Repeated("cla_episodes", "children_in_care", "started_on", (20, 400), (0, 1), "ended_on"),
    Repeated("cla_reviews", "children_in_care", "held_on", (80, 190), (10, 28)),
    Repeated("cla_visits", "children_in_care", "visited_on", (20, 60), (1, 10)),
    Repeated("health_assessments", "children_in_care", "held_on", (150, 380), (5, 30)),
    Repeated("dental_checks", "children_in_care", "held_on", (150, 400), (10, 90)),
    Repeated("peps", "children_in_care", "held_on", (90, 190), (10, 25)),
)  # fmt: skip

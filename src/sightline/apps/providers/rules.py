"""Grades, what is expected of a home in a year, when placing there wants a reason. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.apps.providers.policy import ProviderPolicy
from sightline.vocabulary.months import months_after
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class Grade(StrEnum):
    """An inspector's overall grade."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    NOT_RATED = "not_rated"

    @property
    def in_words(self) -> str:
        return self.value.replace("_", " ").capitalize()


class HomeKind(StrEnum):
    CHILDRENS_HOME = "childrens_home"
    SECURE_HOME = "secure_home"
    FOSTERING_AGENCY = "fostering_agency"
    SUPPORTED_ACCOMMODATION = "supported_accommodation"
    SPECIAL_SCHOOL = "special_school"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        return _KINDS[self]


_KINDS = {
    HomeKind.CHILDRENS_HOME: "Children’s home",
    HomeKind.SECURE_HOME: "Secure children’s home",
    HomeKind.FOSTERING_AGENCY: "Fostering agency",
    HomeKind.SUPPORTED_ACCOMMODATION: "Supported accommodation",
    HomeKind.SPECIAL_SCHOOL: "Residential special school",
    HomeKind.OTHER: "Other provision",
}


class InspectionKind(StrEnum):
    """Only a full one counts towards the year; each may bring a grade."""

    FULL = "full"
    ASSURANCE = "assurance"
    MONITORING = "monitoring"

    @property
    def in_words(self) -> str:
        return f"{self.value.capitalize()} inspection"


class ReportKind(StrEnum):
    """Regulations 44 and 45 for children’s homes: the visitor each month, the home twice a year."""

    VISITOR = "visitor"
    OWN_REVIEW = "own_review"

    @property
    def in_words(self) -> str:
        return _REPORTS[self]

    @property
    def months(self) -> int:
        return 1 if self is ReportKind.VISITOR else 6


_REPORTS = {
    ReportKind.VISITOR: "Independent visitor’s report (regulation 44)",
    ReportKind.OWN_REVIEW: "The home’s own review of its care (regulation 45)",
}


class CheckState(StrEnum):
    OPEN = "open"
    PLACED = "placed"
    NOT_PLACED = "not placed"

    @property
    def in_words(self) -> str:
        return _CHECKS[self]


_CHECKS = {
    CheckState.OPEN: "Being checked",
    CheckState.PLACED: "Placed",
    CheckState.NOT_PLACED: "Not placed",
}
CHECK_MOVES: Moves[CheckState] = Moves(
    "check before placing",
    {
        CheckState.OPEN: {"place": CheckState.PLACED, "decide against": CheckState.NOT_PLACED},
        CheckState.PLACED: {"take back": CheckState.OPEN},
        CheckState.NOT_PLACED: {"take back": CheckState.OPEN},
    },
)


class Decision(StrEnum):
    REMAINS = "remains"
    MOVES = "moves"

    @property
    def in_words(self) -> str:
        return "The child stays" if self is Decision.REMAINS else "The child moves"


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def in_words(self) -> str:
        return self.value.capitalize()


class Outcome(StrEnum):
    """The two ends of a monthly review, and that nothing gave cause."""

    NOTHING = "nothing"
    IMPROVES = "improves"
    STOPS = "stops"

    @property
    def in_words(self) -> str:
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.NOTHING: "Nothing to improve now",
    Outcome.IMPROVES: "Provision improves: the provider knows what and by when",
    Outcome.STOPS: "Use of the provider stops",
}


@dataclass(frozen=True)
class Standing:
    """A home on a day. `grade`: the latest that an inspection gave; `full`: days of full ones."""

    kind: HomeKind
    is_registered: bool
    grade: Grade
    full: tuple[date, ...] = ()

    def wanted_in_year(self, policy: ProviderPolicy) -> int:
        key = "secure" if self.kind is HomeKind.SECURE_HOME else self.grade.value
        return policy.inspections[key]

    def in_year(self, on: date) -> int:
        return sum(months_after(on, -12) < day <= on for day in self.full)

    def lacks_inspections(self, policy: ProviderPolicy, on: date) -> bool:
        return self.in_year(on) < self.wanted_in_year(policy)


def warnings(standing: Standing, policy: ProviderPolicy, *, use_stopped: bool) -> tuple[str, ...]:
    """Why a child should not be placed there without a reason, each in a sentence."""
    found = []
    if use_stopped:
        found.append("Use of this provider was stopped.")
    if not standing.is_registered:
        found.append("It is not registered.")
    if standing.grade is Grade.NOT_RATED:
        found.append("No inspection has graded it.")
    elif standing.grade.value not in policy.without_warning:
        found.append(f"Its latest grade is “{standing.grade.in_words.lower()}”.")
    return tuple(found)


def may_keep(access: Access, policy: ProviderPolicy) -> bool:
    return any(
        hold.role in policy.kept_by and Right.KEEP_PROVIDERS in hold.rights for hold in access.holds
    )


def check_may_keep(access: Access, policy: ProviderPolicy) -> None:
    if not may_keep(access, policy):
        raise NotAllowed("The register is kept by commissioning and those who answer for quality.")


def check_name(name: str) -> None:
    if not name.strip():
        raise NotAllowed("Say what it is called.")


def check_days(from_on: date, to_on: date | None) -> None:
    if to_on is not None and to_on < from_on:
        raise NotAllowed("It would end before it begins.")


def check_has_come(day: date, today: date) -> None:
    if day > today:
        raise NotAllowed("Choose a day that has come.")


def check_month(month: date, today: date) -> None:
    if (month.year, month.month) > (today.year, today.month):
        raise NotAllowed("That month lies ahead.")


def check_placing(
    warned: Iterable[str], reason: str, checked: Mapping[str, str], wanted: Mapping[str, str],
    *, visited_on: date | None, why_no_visit: str,
) -> None:  # fmt: skip
    """Everything looked at, the visit or why there was none, and a reason against each warning."""
    open_points = [title for key, title in wanted.items() if not checked.get(key)]
    if open_points:
        raise NotAllowed(f"Not looked at yet: {open_points[0]}. Answer each point first.")
    if visited_on is None and not why_no_visit.strip():
        raise NotAllowed("Say when the social worker visited the home, or why that was impossible.")
    if any(True for _ in warned):
        check_reason(reason, "Say why the child is placed there in spite of the warning.")


def check_decision(
    said: str, concern: str, severity: str, visited_on: date, today: date, known: Mapping[str, str]
) -> None:
    check_has_come(visited_on, today)
    check_reason(said, "Say why the child stays or moves.")
    if concern not in known:
        raise NotAllowed("Choose what the concern is about, or that there is none.")
    if concern != "none" and severity not in set(Severity):
        raise NotAllowed("Say how grave the concern is.")


def check_review(outcome: Outcome, said: Mapping[str, str], why: str) -> None:
    if not any(text.strip() for text in said.values()):
        raise NotAllowed("Say what is known from at least one source.")
    if outcome is not Outcome.NOTHING:
        check_reason(why, "Say what has to improve, or why use stops.")

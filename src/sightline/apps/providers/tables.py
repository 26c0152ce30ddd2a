"""Providers as tables."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.apps.children.queries import child_key
from sightline.apps.providers.models import (
    Inspection,
    MarketActivity,
    PlacedChild,
    PlacingCheck,
    Provider,
    RatingResponse,
)
from sightline.apps.providers.queries import HomeLine, policy
from sightline.apps.providers.rules import (
    CheckState,
    Decision,
    Grade,
    InspectionKind,
    Outcome,
    Severity,
)
from sightline.documents.on_page import Cell, Heading, PageTable

COLOURS = {
    Grade.OUTSTANDING: "blue", Grade.GOOD: "green", Grade.REQUIRES_IMPROVEMENT: "orange",
    Grade.INADEQUATE: "red", Grade.NOT_RATED: "grey",
}  # fmt: skip
_CHECKS = {CheckState.OPEN: "blue", CheckState.PLACED: "green", CheckState.NOT_PLACED: "grey"}


def _table(caption: str, names: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> PageTable:
    return PageTable(caption, tuple(map(Heading, names)), tuple(rows))


def said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "–"


def of_homes(lines: Iterable[HomeLine]) -> PageTable:
    names = ("Home or service", "Kind", "Latest grade", "Latest full inspection",
             "Our children", "Bear in mind")  # fmt: skip
    return _table("Homes and services", names, (_home(each) for each in lines))


def _home(line: HomeLine) -> tuple[Cell, ...]:
    stands = line.standing
    wanted = stands.wanted_in_year(policy())
    notes = [*line.warnings, *(["Fewer inspections than expected."] if line.lacks else [])]
    notes += [f"Missing: {each[:1].lower()}{each[1:]}." for each in line.reports_missing]
    return (
        Cell(str(line.home), line.home.address, under=str(line.home.provider)),
        Cell(stands.kind.in_words),
        Cell(stands.grade.in_words, tag=COLOURS[stands.grade]),
        Cell(said(stands.full[0]) if stands.full else "None", under=f"{wanted} expected in a year"),
        Cell(str(line.children), is_number=True),
        Cell(" ".join(notes) or "Nothing"),
    )


def of_inspections(found: Iterable[Inspection]) -> PageTable:
    rows = (
        (
            Cell(said(each.on)), Cell(InspectionKind(each.kind).in_words),
            Cell(Grade(each.grade).in_words, tag=COLOURS[Grade(each.grade)]),
            Cell(each.said or "–"), Cell(each.by.name, under=said(timezone.localdate(each.at))),
        )
        for each in found
    )  # fmt: skip
    names = ("Inspected on", "Kind", "Grade", "What it found", "Recorded by")
    return _table("Inspections, newest first", names, rows)


def of_reviews(provider: Provider) -> PageTable:
    known = policy().sources
    rows = (
        (
            Cell(f"{each.month:%B %Y}"), Cell(Outcome(each.outcome).in_words, under=each.why),
            Cell(_sources(each.sources, known)),
            Cell(each.by.name, under=said(timezone.localdate(each.at))),
        )
        for each in provider.reviews.select_related("by")
    )  # fmt: skip
    names = ("Month", "Outcome", "What was known", "Reviewed by")
    return _table("Monthly reviews", names, rows)


def _sources(said_by: dict[str, str], known: dict[str, str]) -> str:
    return " ".join(f"{known.get(key, key)}: {text}" for key, text in said_by.items() if text)


def of_checks(found: Iterable[PlacingCheck], visible: frozenset[str]) -> PageTable:
    rows = (
        (
            Cell(f"Check {each.pk}", each.address, under=str(each.home)),
            Cell(each.child_id, reverse("children:child", args=[child_key(each.child_id)]))
            if each.child_id in visible
            else Cell("A child out of your reach"),
            Cell(each.team or "–"), Cell(said(each.planned_on)),
            Cell(each.now.in_words, tag=_CHECKS[each.now],
                 under=f"{len(each.warned)} warned of" if each.warned else ""),
        )
        for each in found
    )  # fmt: skip
    names = ("Check", "Child", "Team", "Planned for", "State")
    return _table("Checks before placing", names, rows)


def of_responses(found: Iterable[RatingResponse], today: date) -> PageTable:
    return _table(
        "Homes graded inadequate", ("Home", "Inspected on", "Provider’s plan", "Children seen"),
        (_response(each, today) for each in found),
    )  # fmt: skip


def _response(each: RatingResponse, today: date) -> tuple[Cell, ...]:
    children = list(each.children.all())
    seen = sum(bool(one.decision) for one in children)
    late = today > each.child_due_on and seen < len(children)
    under = f"{'late: ' if late else ''}by {said(each.child_due_on)}"
    return (
        Cell(str(each.inspection.home), each.address, under=str(each.inspection.home.provider)),
        Cell(said(each.inspection.on)),
        Cell(each.plan.now.in_words, each.plan.address, under=f"due {said(each.plan.due_on)}"),
        Cell(f"{seen} of {len(children)}", under=under),
    )


def of_children(found: Iterable[PlacedChild]) -> PageTable:
    known = policy().concerns
    rows = (
        (
            Cell(each.child_id, reverse("children:child", args=[child_key(each.child_id)])),
            Cell(each.team or "–", under=each.worker),
            Cell(Decision(each.decision).in_words if each.decision else "To be decided",
                 each.address, tag="" if each.decision else "red"),
            Cell(known.get(each.concern, "–"),
                 under=Severity(each.severity).in_words if each.severity else ""),
            Cell(said(each.visited_on)),
        )
        for each in found
    )  # fmt: skip
    names = ("Child", "Team", "Decision", "Concern", "Seen on")
    return _table("Children placed there, within your reach", names, rows)


def of_activity(found: Iterable[MarketActivity]) -> PageTable:
    rows = (
        (
            Cell(said(each.on)), Cell(str(each.provider or "Several")), Cell(each.did),
            Cell(each.outcome or "–"), Cell(each.by.name),
        )
        for each in found
    )  # fmt: skip
    names = ("Day", "Provider", "What was done", "What came of it", "Recorded by")
    return _table("Developing the market", names, rows)


def of_events(provider: Provider) -> PageTable:
    known = policy().contributors
    rows = [
        (each.on, "Contract monitoring", each.found, each.by.name)
        for each in provider.monitoring.select_related("by")
    ]
    rows += [
        (each.on, known.get(each.group, each.group), each.said, each.by.name)
        for each in provider.contributions.select_related("by")
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    cells = (tuple(map(Cell, (said(on), who, text, by))) for on, who, text, by in rows)
    return _table("What is known of it", ("Day", "From", "What", "Recorded by"), cells)


def of_contracts(provider: Provider, today: date) -> PageTable:
    rows = (
        (
            Cell(each.title),
            Cell(said(each.from_on)),
            Cell(said(each.to_on), tag="red" if each.to_on and each.to_on < today else ""),
        )
        for each in provider.contracts.all()
    )
    return _table("Contracts", ("What it is for", "From", "Until"), rows)

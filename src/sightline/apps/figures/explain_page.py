"""What stands on the page of an opened figure: made here, shown by the template as it is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from sightline.apps.figures import queries
from sightline.apps.figures.actions import code_for
from sightline.apps.figures.explaining import (
    Opened,
    Step,
    in_force,
    loads_behind,
    rewritten,
    steps_below,
)
from sightline.apps.figures.models import FigureCode
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.reach import Access
from sightline.documents.breakdown_words import Wording
from sightline.documents.cells import cell, parts, period_words
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.measures.figures.explain import Outcome
from sightline.measures.figures.figures import Figure
from sightline.measures.model.indicator import Form
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Level, Status

_READABLE = {Status.OK, Status.PROVISIONAL, Status.NEW}
_TITLES = {Level.SERVICE: "Service", Level.TEAM: "Team", Level.WORKER: "Worker"}


@dataclass(frozen=True)
class Crumb:
    title: str
    address: str


def address_of(key: FigureKey) -> str:
    return f"{reverse('figures:explain', args=[key.indicator])}?{key.query}"


def whose(source: Source, key: FigureKey) -> str:
    return key.unit or queries.authority_name(source)


def headline(found: Opened, code: FigureCode | None) -> dict[str, str]:
    """The value as recorded with the code, else as kept; what it was made from; its status."""
    unit = found.indicator.shown_as
    kept: Figure | FigureCode | None = code or found.figure
    if kept is None:
        return {"value": "No figure", "parts": "", "status": "None is kept for what was asked."}
    status = Status(kept.status)
    if kept.value is None or status not in _READABLE:
        reason = found.figure.reason if found.figure else ""
        return {"value": status.in_words, "parts": "", "status": reason}
    said = "" if status is Status.OK else status.in_words
    made_of = parts(kept.numerator, kept.denominator, unit)
    return {"value": cell(kept.value, unit), "parts": made_of, "status": said}


def group_words(found: Opened) -> str:
    """'Sex: Female'; '' for a figure that is not of one group."""
    key = found.key
    if not key.breakdown:
        return ""
    wording = Wording.of(found.indicator, key.breakdown, [key.breakdown_value])
    return f"{wording.title}: {wording.group(key.breakdown_value)}"


def period(found: Opened) -> str:
    return period_words(period_ending(found.key.as_at, found.key.basis))


def steps_table(found: Opened, access: Access) -> PageTable | None:
    """One level down: each unit's part, those out of reach in one line, and the sum of all."""
    steps = steps_below(found)
    if not steps or found.explanation is None:
        return None
    way = found.indicator.ways[found.explanation.chosen.way or 0]
    has_whole = found.explanation.denominator is not None and way.form is not Form.MEDIAN
    seen = [step for step in steps if access.may_see_unit(step.level, step.unit)]
    others = [step for step in steps if step not in seen]
    rows = [_step_row(found, step, has_whole, way.form) for step in seen]
    if others:
        rows.append(_others_row(found, others, has_whole, way.form))
    total = _whole_row(found, has_whole, way.form)
    level = _TITLES[steps[0].level]
    counted = "How many" if way.form is Form.MEDIAN else "Counted"
    headings = [Heading(level), Heading(counted, is_number=True)]
    headings += [Heading("Of", is_number=True)] if has_whole else []
    headings += [Heading("Value", is_number=True)] if _has_value(way.form) else []
    caption = f"{found.indicator.title}, by {level.lower()}"
    return PageTable(caption, tuple(headings), tuple(rows), total)


def _has_value(form: Form) -> bool:
    return form not in {Form.COUNT, Form.SUM, Form.RATE}


def _numbers(
    found: Opened, numerator: float | None, denominator: float | None, value: float | None,
    has_whole: bool, form: Form,
) -> tuple[Cell, ...]:  # fmt: skip
    counted = denominator if form is Form.MEDIAN else numerator
    cells = [Cell(_plain(counted), is_number=True)]
    cells += [Cell(_plain(denominator), is_number=True)] if has_whole else []
    if _has_value(form):
        cells.append(Cell(cell(value, found.indicator.shown_as), is_number=True))
    return tuple(cells)


def _step_row(found: Opened, step: Step, has_whole: bool, form: Form) -> tuple[Cell, ...]:
    key = found.key
    below = FigureKey(
        key.indicator, key.basis, key.as_at, step.level, step.unit, key.breakdown,
        key.breakdown_value,
    )  # fmt: skip
    numbers = _numbers(found, step.numerator, step.denominator, step.value, has_whole, form)
    return (Cell(step.unit or "Not recorded", address_of(below)), *numbers)


def _others_row(
    found: Opened, others: list[Step], has_whole: bool, form: Form
) -> tuple[Cell, ...]:  # fmt: skip
    noun = f"{others[0].level.value}s" if len(others) > 1 else others[0].level.value
    name = Cell(f"{len(others)} other {noun}", under="out of your reach")
    summed = None if form is Form.MEDIAN else sum(step.numerator or 0 for step in others)
    whole = (
        sum(step.denominator or 0 for step in others) if others[0].denominator is not None else None
    )
    return (name, *_numbers(found, summed, whole, None, has_whole, form))


def _whole_row(found: Opened, has_whole: bool, form: Form) -> tuple[Cell, ...]:
    kept = found.explanation
    if kept is None:
        return ()
    value = found.figure.value if found.figure else None
    return (Cell("All"), *_numbers(found, kept.numerator, kept.denominator, value, has_whole, form))


def _plain(number: float | None) -> str:
    return "–" if number is None else f"{number:,.1f}".removesuffix(".0")


def counts_table(found: Opened, own: str, *, may_see: bool) -> PageTable:
    """What became of each row that was looked at."""
    rows = []
    for outcome, count in found.counts:
        address = f"{own}&{urlencode({'rows': outcome.value})}#rows" if may_see else ""
        rows.append((Cell(outcome.in_words, address), Cell(f"{count:,}", is_number=True)))
    headings = (Heading("What became of them"), Heading("Rows", is_number=True))
    return PageTable("Rows looked at", headings, tuple(rows))


def first_outcome(found: Opened, asked: str) -> Outcome:
    there = [outcome for outcome, _ in found.counts]
    wanted = [outcome for outcome in there if outcome.value == asked]
    return (wanted or there or [Outcome.COUNTED])[0]


def crumbs(source: Source, found: Opened) -> list[Crumb]:
    own = {"of": f"{found.key.level.value}:{found.key.unit}" if found.key.unit else ""}
    own |= {"as_at": found.key.as_at.isoformat(), "basis": found.key.basis.value}
    query = urlencode({name: value for name, value in own.items() if value})
    return [
        Crumb("Scorecard", reverse("figures:scorecard")),
        Crumb(
            found.indicator.title,
            f"{reverse('figures:indicator', args=[found.indicator.id])}?{query}",
        ),
    ]


def provenance(source: Source, found: Opened) -> dict[str, object]:
    loads = loads_behind(source, found.snapshot)
    chosen = found.explanation.chosen if found.explanation else None
    has_way = chosen is not None and chosen.way is not None and not found.parts
    way = found.indicator.ways[chosen.way or 0] if chosen and has_way else None
    return {
        "loads": loads,
        "newest_load": loads[0] if loads else None,
        "way": way,
        "settings": in_force(source, found),
        "rewritten": rewritten(source, found.snapshot),
    }


def code_shown(found: Opened) -> FigureCode | None:
    """Its printed code; a figure without a value needs none."""
    if found.figure is None:
        return None
    return code_for(figure=found.figure, snapshot=found.snapshot, at=timezone.now())

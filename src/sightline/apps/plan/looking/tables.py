"""Counts of a plan as tables: by area with a picture, and by lead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.apps.plan.looking.asked import FilterForm
from sightline.apps.plan.queries import key_here
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.plan import ActionData, AreaData, Brag, PlanData
from sightline.documents.plan.choosing import Chosen
from sightline.documents.plan.key import Colour
from sightline.documents.plan.picture import stacked
from sightline.documents.plan.standing import Counts, by_area, by_lead, counted_in


def leads(plan: PlanData, chosen: Chosen, form: FilterForm) -> PageTable:
    """Whoever leads most that is overdue stands first."""
    known = key_here()
    rows = tuple(_lead(name, counts, form, known) for name, counts in by_lead(
        plan, chosen.today, chosen.quarter))  # fmt: skip
    titles = ("Overdue", "No progress told", *(each.shown for each in known.values()), "Milestones")
    headings = (Heading("Lead"), *(Heading(title, is_number=True) for title in titles))
    return PageTable("Milestones by lead", headings, rows, caption_is_hidden=True)


def _lead(
    name: str, counts: Counts, form: FilterForm, known: Mapping[Brag, Colour]
) -> tuple[Cell, ...]:
    def number(count: int, **asked: str) -> Cell:
        address = form.query(lead=name, **asked) if count and name else ""
        return Cell(f"{count}", address, is_number=True)

    return (
        Cell(name or "Nobody", form.query(lead=name) if name else ""),
        number(counts.overdue, only="overdue"),
        number(counts.silent, only="silent"),
        *(number(counts.of(brag), rating=brag.value) for brag in known),
        number(counts.total),
    )


@dataclass(frozen=True)
class AreaRow:
    """`numbers`: a count and the address of those lines, colour by colour, then overdue, all.
    `completed`: actions, in a table of their own."""

    code: str
    name: str
    address: str
    picture: str
    numbers: tuple[tuple[int, str], ...]
    completed: int


@dataclass(frozen=True)
class AreaTable:
    colours: tuple[Colour, ...]
    rows: tuple[AreaRow, ...]
    total: AreaRow
    said: str


def areas(plan: PlanData, chosen: Chosen, form: FilterForm) -> AreaTable:
    known = key_here()
    found = by_area(plan, chosen.today, chosen.quarter)
    longest = max((counts.total for _, counts in found), default=0)
    rows = tuple(
        _area(area, str(area.id), area.actions, counts, longest, form) for area, counts in found
    )
    every = counted_in(plan.actions, chosen.today, chosen.quarter)
    whole = AreaData(0, "", "All areas", ())
    total = _area(whole, "", tuple(plan.actions), every, every.total, form)
    return AreaTable(tuple(known.values()), rows, total, said(plan, every))


def _area(
    area: AreaData, id: str, actions: Iterable[ActionData], counts: Counts, longest: int,
    form: FilterForm,
) -> AreaRow:  # fmt: skip
    def number(count: int, **asked: str) -> tuple[int, str]:
        return count, form.query(area=id, **asked) if count else ""

    return AreaRow(
        area.code, area.name, form.query(area=id),
        stacked([counts.of(brag) for brag in Brag], longest),
        (*(number(counts.of(brag), rating=brag.value) for brag in Brag),
         number(counts.overdue, only="overdue"), number(counts.total)),
        sum(action.is_completed for action in actions),
    )  # fmt: skip


def said(plan: PlanData, counts: Counts) -> str:
    """How it stands, in a sentence or two."""
    known = key_here()
    parts = [f"{counts.of(brag)} {known[brag].title.lower()}" for brag in Brag if counts.of(brag)]
    late = f"; {counts.overdue} of them overdue" if counts.overdue else ""
    milestones = "1 milestone" if counts.total == 1 else f"{counts.total} milestones"
    sentences = [f"{milestones}: {', '.join(parts)}{late}."] if counts.total else []
    done = sum(action.is_completed for action in plan.actions)
    if done:
        more = " besides" if counts.total else ""
        sentences.append(f"{done} completed {'action' if done == 1 else 'actions'}{more}.")
    return " ".join(sentences)

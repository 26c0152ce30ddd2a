"""What stands before the actions: success, what is measured, how the plan stands."""

from collections.abc import Iterable, Mapping, Sequence

from sightline.documents.model import Block, Column, FigureCell, Paragraph, Table, Value
from sightline.documents.plan.data import AreaData, Brag, PlanData
from sightline.documents.plan.key import Colour
from sightline.documents.plan.standing import counted_in


def success(plan: PlanData) -> Iterable[Block]:
    if not plan.success:
        return
    columns = (
        Column("audience", "For whom", share=20),
        Column("success", "What success looks like", wide=True, share=80),
    )
    yield Table("How we will know", columns, plan.success, name="success",
                sheet="Success", heads_rows=True, is_section=True)  # fmt: skip


def measures(plan: PlanData) -> Iterable[Block]:
    """One row for each section, its measures one under the other."""
    if not plan.measures:
        return
    sections: dict[str, list[str]] = {}
    for section, measure in plan.measures:
        sections.setdefault(section, []).append(measure)
    rows = tuple((section, "\n".join(found)) for section, found in sections.items())
    columns = (Column("section", "Section", share=20), Column("measures", "Measures", wide=True,
               share=80))  # fmt: skip
    yield Table("What we will measure", columns, rows, name="measures", sheet="Measures",
                heads_rows=True, is_section=True)  # fmt: skip


def standing(
    plan: PlanData, areas: Sequence[AreaData], key: Mapping[Brag, Colour]
) -> Iterable[Block]:
    """How many milestones of each area stand at each colour, and of all areas together."""
    columns = (
        Column("area", "Area", wide=True),
        *(Column(each.brag, each.title, is_number=True) for each in key.values()),
        Column("milestones", "Milestones", is_number=True),
    )
    rows: list[tuple[Value, ...]] = [
        (area.name or area.code, *_counts(plan, [area], key)) for area in areas
    ]
    if not rows:
        return
    rows.append(("All areas", *_counts(plan, areas, key)))
    yield Table("How the plan stands", columns, tuple(rows), name="standing", sheet="Standing",
                heads_rows=True, is_section=True)  # fmt: skip
    yield from _without_milestones(areas)


def _counts(plan: PlanData, areas: Sequence[AreaData], key: Iterable[Brag]) -> list[FigureCell]:
    """Not of people: small numbers of milestones may be published."""
    actions = (action for area in areas for action in area.actions)
    found = counted_in(actions, plan.as_at, plan.as_at)
    numbers = [*map(found.of, key), found.total]
    return [FigureCell(str(each), each, of_people=False) for each in numbers]


def _without_milestones(areas: Iterable[AreaData]) -> Iterable[Block]:
    lone = [
        action.shown_number
        for area in areas
        for action in area.actions
        if all(each.is_action_line for each in action.milestones)
    ]
    if lone:
        yield Paragraph(f"Actions without a milestone, not counted here: {', '.join(lone)}.")

"""The plan as it is printed for a meeting: six columns on pages across, area by area.

Every row can be read by itself, wherever a page ends: it repeats the number of its action and how
the action begins. Completed actions stand in a table of their own at the end.
"""

from collections.abc import Iterable, Mapping

from sightline.documents.model import Block, Document, FreeText, Key, Paragraph, Table
from sightline.documents.plan.data import ActionData, AreaData, Brag, PlanData
from sightline.documents.plan.front import measures, standing, success
from sightline.documents.plan.key import Colour, colours
from sightline.documents.plan.rows import COLUMNS, PlanRow, rows_of
from sightline.judgement.phrases import day_words

Colours = Mapping[Brag, Colour]


def plan_appendix(
    plan: PlanData, *, only_inspection: bool = False, key: Colours | None = None
) -> Document:
    """`only_inspection`: the areas that answer an inspection's recommendations, by themselves."""
    key = key or colours()
    areas = tuple(each for each in plan.areas if each.is_inspection or not only_inspection)
    blocks: list[Block] = [Key("Key", tuple((each.shown, each.meaning) for each in key.values()))]
    blocks += [FreeText(plan.caveat)] if plan.caveat else []
    blocks += [] if only_inspection else [*success(plan), *measures(plan)]
    blocks += standing(plan, areas, key)
    tables = [table for area in areas for table in _area(area, key)]
    tables += _completed(areas, key)
    blocks += tables
    if not tables:
        blocks.append(Paragraph(_nothing(only_inspection)))
    return Document(
        title=f"{plan.title} {plan.years}".strip(),
        about=tuple(_about(plan, only_inspection)),
        blocks=tuple(blocks),
        name="plan-inspection" if only_inspection else "plan",
        data_as_at=plan.as_at,
        is_landscape=True,
    )


def _about(plan: PlanData, only_inspection: bool) -> Iterable[str]:
    if only_inspection:
        yield "The actions that answer an inspection’s recommendations."
    yield f"As it stood on {day_words(plan.as_at)}."


def _nothing(only_inspection: bool) -> str:
    if only_inspection:
        return "No area of this plan answers an inspection’s recommendations."
    return "This plan has no actions yet."


def _area(area: AreaData, key: Colours) -> Iterable[Table]:
    open_actions = [each for each in area.actions if not each.is_completed]
    if open_actions:
        yield _table(area.name or area.code, open_actions, key)


def _completed(areas: Iterable[AreaData], key: Colours) -> Iterable[Table]:
    """In the order of their new numbers."""
    found = [each for area in areas for each in area.actions if each.is_completed]
    if found:
        yield _table("Completed actions", sorted(found, key=_by_new_number), key)


def _by_new_number(action: ActionData) -> tuple[int, str]:
    digits = "".join(each for each in action.completed_number if each.isdigit())
    return int(digits or 0), action.completed_number


def _table(title: str, actions: Iterable[ActionData], key: Colours) -> Table:
    rows: list[PlanRow] = [row for action in actions for row in rows_of(action, key)]
    return Table(
        title,
        COLUMNS,
        tuple(row.cells for row in rows),
        name="actions",
        sheet=title[:31],
        heads_rows=True,
        is_section=True,
        tones=tuple(
            (number, len(COLUMNS) - 1, row.brag)
            for number, row in enumerate(rows)
            if row.brag is not Brag.UNKNOWN
        ),
    )


__all__ = ["plan_appendix"]

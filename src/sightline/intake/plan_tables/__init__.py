"""A plan out of the tables of a Word file, a workbook or a CSV.

open_plan(name, content) → PlanFile: rows as they stand, with the headings above them
guess(file.headings) → which of our fields each heading stands for; a person may change it
read_plan(file, mapping) → ReadPlan: areas, actions, milestones, and what could not be placed

Here belong merged and split cells, headings that are repeated, actions that go on in the next
table. Nothing is put right and nothing lost: a row without a place is set aside, with the reason.
What a plan already holds, and what a file changes in it, is no matter of this package.
"""

from sightline.intake.plan_tables.columns import FIELDS, Field, guess
from sightline.intake.plan_tables.numbers import is_recovered, split_number
from sightline.intake.plan_tables.opening import open_plan
from sightline.intake.plan_tables.read import (
    Aside,
    ReadAction,
    ReadArea,
    ReadMilestone,
    ReadPlan,
    Remark,
)
from sightline.intake.plan_tables.reading import read_plan
from sightline.intake.plan_tables.tables import PlanFile, RawRow, RawTable

__all__ = [
    "FIELDS",
    "Aside",
    "Field",
    "PlanFile",
    "RawRow",
    "RawTable",
    "ReadAction",
    "ReadArea",
    "ReadMilestone",
    "ReadPlan",
    "Remark",
    "guess",
    "is_recovered",
    "open_plan",
    "read_plan",
    "split_number",
]

"""What a name in an expression can mean: a column, a parent's column, a setting, the day."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sightline.measures.model.expression import (
    AsAt,
    Expression,
    Parent,
    ParentColumn,
    PeriodStart,
    RelatedColumn,
    RowColumn,
    Setting,
    Tie,
)
from sightline.measures.model.types import Type, type_of_column
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.record_tables import Records, RecordTable

_DAYS: Mapping[str, Expression] = {"as_at": AsAt(), "period_start": PeriodStart()}
# Columns the store adds to every row that an expression may read.
_SYSTEM = ("row_id",)


class Refused(Exception):
    """A sentence about one thing an expression may not say."""


@dataclass(frozen=True)
class Scope:
    """The names an expression sees; `related` is the other table in an aggregate's condition."""

    records: Records
    table: RecordTable
    settings: frozenset[str] = field(default_factory=frozenset)
    related: RecordTable | None = None

    def inside(self, related: RecordTable) -> "Scope":
        return Scope(self.records, self.table, self.settings, related)

    def bare(self, name: str) -> Expression:
        if name in _DAYS:
            return _DAYS[name]
        if self.related is not None:
            if name in self.related.names:
                return RelatedColumn(name, column_type(self.records, self.related, name))
        elif self.table.type_of(name) is not None:
            return RowColumn(name, column_type(self.records, self.table, name))
        if name in self.settings:
            return Setting(name)
        raise Refused(self._unknown(name))

    def _unknown(self, name: str) -> str:
        table = self.related or self.table
        known = [*table.names, *self.settings, *_DAYS]
        hint = did_you_mean(name, known)
        if self.related is not None and self.table.type_of(name) is not None and not hint:
            hint = f" Write “this.{name}” for the counted row's own."
        return f"“{table.name}” has no column or setting “{name}”.{hint}"

    def dotted(self, owner: str, name: str) -> Expression:
        if owner == "this" and self.related is not None:
            if self.table.type_of(name) is None:
                hint = did_you_mean(name, self.table.names)
                raise Refused(f"“{self.table.name}” has no column “{name}”.{hint}")
            return RowColumn(name, column_type(self.records, self.table, name))
        parents = parents_of(self.records, self.table)
        if owner not in parents:
            known = [*parents, *(["this"] if self.related is not None else [])]
            listed = ", ".join(f"“{parent}”" for parent in known) or "nothing"
            hint = did_you_mean(owner, known)
            raise Refused(
                f"“{owner}” is not known here; a row of {self.table.name} has {listed}.{hint}"
            )
        parent = parents[owner]
        table = self.records[parent.table]
        if table.type_of(name) is None:
            raise Refused(
                f"“{table.name}” has no column “{name}”.{did_you_mean(name, table.names)}"
            )
        return ParentColumn(parent, name, column_type(self.records, table, name))


def column_type(records: Records, table: RecordTable, name: str) -> Type:
    declared = table.type_of(name)
    if declared is None:
        raise Refused(f"“{table.name}” has no column “{name}”.{did_you_mean(name, table.names)}")
    source = table.derived[name].column if name in table.derived else name
    column = table.columns.get(source)
    is_same = name not in table.derived or table.derived[name].function in {"previous", "next"}
    return type_of_column(declared, column.codes if column and is_same else None)


def parents_of(records: Records, table: RecordTable) -> dict[str, Parent]:
    """`child`, and one per declared belonging, named by its link column: plan_id → `plan`."""
    found = {}
    if table.is_about_a_child and table.name != "children":
        found["child"] = Parent("child", "children", "child_id", "child_id")
    for other, tie in table.belongs_to.items():
        name = tie.column.removesuffix("_id")
        found[name] = Parent(name, other, tie.column, "row_id")
    return found


def tie_between(records: Records, counted: RecordTable, other: RecordTable, path: str) -> Tie:
    """How rows of `other` find the counted row: the child's, or the row's own by a declared key.

    Raises Refused where nothing declared ties them, with what to write instead.
    """
    if path == "child":
        if not (counted.is_about_a_child and other.is_about_a_child):
            raise Refused(f"“{counted.name}” and “{other.name}” are not both about a child.")
        return Tie("child_id", "child_id")
    if path:
        raise Refused(
            f"Only “child.{other.name}” or “{other.name}” can be asked for, not “{path}.…”."
        )
    if tie := _own_tie(counted, other):
        return tie
    instead = (
        f" Write “child.{other.name}” for all of the child's."
        if _share_child(counted, other)
        else ""
    )
    raise Refused(f"No declared key ties “{other.name}” to a row of “{counted.name}”.{instead}")


def _own_tie(counted: RecordTable, other: RecordTable) -> Tie | None:
    if counted.name in other.belongs_to:
        return Tie("row_id", other.belongs_to[counted.name].column)
    if other.name in counted.belongs_to:
        return Tie(counted.belongs_to[other.name].column, "row_id")
    for shared in counted.belongs_to.keys() & other.belongs_to.keys():
        return Tie(counted.belongs_to[shared].column, other.belongs_to[shared].column)
    if not _share_child(counted, other):
        for key in ("child_id", "worker_id", "family_id", "worker", "team"):
            if key in counted.columns and key in other.columns:
                return Tie(key, key)
    return None


def _share_child(counted: RecordTable, other: RecordTable) -> bool:
    return counted.is_about_a_child and other.is_about_a_child

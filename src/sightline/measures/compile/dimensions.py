"""How figures are split: units of the organisation, and breakdowns."""

from sightline.measures.language.scope import column_type, parents_of
from sightline.measures.model.expression import (
    AsAt,
    Call,
    Choice,
    Constant,
    Expression,
    Operation,
    ParentColumn,
    RowColumn,
)
from sightline.measures.model.indicator import View, ViewKind
from sightline.measures.model.types import BOOLEAN, DATE, TEXT, WHOLE, Kind
from sightline.vocabulary.record_tables import UNKNOWN, Breakdown, ColumnType, Records

NOT_RECORDED = "Not recorded"
UNITS = ("service", "team", "worker")
_SPLITTABLE = {ColumnType.TEXT, ColumnType.CODE, ColumnType.INTEGER, ColumnType.BOOLEAN}


def breakdown_expression(records: Records, table: str, view: View, name: str) -> Expression | None:
    """A row's value of the breakdown, as a text; None where the table cannot be split so."""
    declared = records.breakdowns.get(name)
    if declared is None:
        return _own_column(records, table, name)
    path = declared.of or declared.age_of or ""
    owner, _, column = path.rpartition(".")
    parent = parents_of(records, records[table]).get(owner)
    if parent is None:
        return None
    value = ParentColumn(parent, column, column_type(records, records[parent.table], column))
    return value if declared.of else _band(declared, value, view)


def _own_column(records: Records, table: str, name: str) -> Expression | None:
    if records[table].type_of(name) not in _SPLITTABLE:
        return None
    column = RowColumn(name, column_type(records, records[table], name))
    if column.type.kind is not Kind.BOOLEAN:
        return column
    yes = (column, Constant("yes", TEXT))
    no = (Operation("not", (column,)), Constant("no", TEXT))
    return Choice((yes, no), Constant(UNKNOWN, TEXT), TEXT)


def _band(breakdown: Breakdown, born: Expression, view: View) -> Expression:
    """The band of the age on the flow's own day, or on the day asked for."""
    day = RowColumn(view.start, DATE) if view.kind is ViewKind.ON else AsAt()
    age = Call("age", (born, day), WHOLE)
    bands = tuple(
        (
            Operation(
                "and",
                (
                    Operation(">=", (age, Constant(low, WHOLE))),
                    Operation("<=", (age, Constant(high, WHOLE))),
                ),
                BOOLEAN,
            ),
            Constant(title, TEXT),
        )
        for title, low, high in breakdown.bands
    )
    return Choice(bands, Constant(UNKNOWN, TEXT), TEXT)

"""The functions of the language. None bears a name sqlglot knows: it would be taken over silently.

A new function goes here, into the two renderers of `compile/`, and into the reference engine, with
a spec test for its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.measures.model.types import DATE, NUMBER, TIME, WHOLE, Kind, Type


@dataclass(frozen=True)
class Function:
    name: str
    takes: tuple[Type, ...]
    gives: Type
    meaning: str

    @property
    def written(self) -> str:
        return f"{self.name}({', '.join(kind.in_words for kind in self.takes)})"


@dataclass(frozen=True)
class RelatedFunction:
    """A function over related rows. `column`: the kinds its column may have; None: takes none."""

    name: str
    column: frozenset[Kind] | None
    meaning: str

    @property
    def written(self) -> str:
        return f"{self.name}({'table' if self.column is None else 'table.column'}, condition)"


_FUNCTIONS = (
    Function("working_days", (DATE, DATE), WHOLE, "Working days after the first up to the second."),
    Function(
        "working_day_after",
        (DATE, NUMBER),
        DATE,
        "The last calendar day still within n working days.",
    ),
    Function("days", (DATE, DATE), WHOLE, "Calendar days from the first to the second."),
    Function("days_after", (DATE, NUMBER), DATE, "The day n calendar days later."),
    Function("hours", (TIME, TIME), NUMBER, "Elapsed hours from the first to the second."),
    Function("months_after", (DATE, NUMBER), DATE, "n months later, clipped to the month's end."),
    Function("months_back", (DATE, NUMBER), DATE, "n months earlier; a month-end stays one."),
    Function("age", (DATE, DATE), WHOLE, "Completed years of someone born then, on that day."),
)
FUNCTIONS: Mapping[str, Function] = {function.name: function for function in _FUNCTIONS}

_SCALAR = frozenset({Kind.TEXT, Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.ROW})
_ORDERED = frozenset({Kind.DATE, Kind.TIME, Kind.NUMBER})
_RELATED = (
    RelatedFunction("count_of", None, "How many related rows there are."),
    RelatedFunction("different_of", _SCALAR, "How many different values they hold."),
    RelatedFunction("sum_of", frozenset({Kind.NUMBER}), "The sum of a column of theirs."),
    RelatedFunction("first_of", _ORDERED, "The earliest or least value of theirs."),
    RelatedFunction("latest_of", _ORDERED, "The latest or greatest value of theirs."),
)
RELATED: Mapping[str, RelatedFunction] = {function.name: function for function in _RELATED}
NAMES = (*FUNCTIONS, *RELATED)

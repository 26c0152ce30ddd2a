"""The types an expression may have. Codes know their list, so that a misspelt code is found."""

from dataclasses import dataclass
from enum import StrEnum

from sightline.vocabulary.record_tables import ColumnType


class Kind(StrEnum):
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    BOOLEAN = "condition"
    LIST = "list"
    ROW = "row"
    NOTHING = "null"


@dataclass(frozen=True)
class Type:
    """`codes` names the code list; `whole` is true of numbers that are whole by their making."""

    kind: Kind
    codes: str | None = None
    whole: bool = False

    def fits(self, other: "Type") -> bool:
        """Whether values of the two may be compared or stand in for each other."""
        return self.kind is other.kind or Kind.NOTHING in {self.kind, other.kind}

    @property
    def in_words(self) -> str:
        return {
            Kind.TEXT: "a text",
            Kind.DATE: "a date",
            Kind.TIME: "a time",
            Kind.NUMBER: "a number",
            Kind.BOOLEAN: "a condition",
            Kind.LIST: "a list",
            Kind.ROW: "a row",
            Kind.NOTHING: "nothing",
        }[self.kind]


TEXT = Type(Kind.TEXT)
DATE = Type(Kind.DATE)
TIME = Type(Kind.TIME)
NUMBER = Type(Kind.NUMBER)
WHOLE = Type(Kind.NUMBER, whole=True)
BOOLEAN = Type(Kind.BOOLEAN)
NOTHING = Type(Kind.NOTHING)

_OF_COLUMN = {
    ColumnType.TEXT: TEXT,
    ColumnType.CODE: TEXT,
    ColumnType.CODES: Type(Kind.LIST),
    ColumnType.DATE: DATE,
    ColumnType.DATETIME: TIME,
    ColumnType.INTEGER: WHOLE,
    ColumnType.NUMBER: NUMBER,
    ColumnType.BOOLEAN: BOOLEAN,
    ColumnType.ROW: Type(Kind.ROW),
}


def type_of_column(column: ColumnType, codes: str | None = None) -> Type:
    plain = _OF_COLUMN[column]
    return Type(plain.kind, codes, plain.whole)

"""Type-checking: a date is not compared with a number, nor a code with one no list knows."""

from sightline.measures.language.functions import Function
from sightline.measures.language.scope import Refused
from sightline.measures.model.expression import Constant, Expression, Operation
from sightline.measures.model.types import NOTHING, NUMBER, WHOLE, Kind, Type
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.record_tables import Records

_SYMBOLS = {"<>": "is not", "=": "is"}


class Checks:
    """The checks of one expression; each raises Refused with a sentence."""

    def __init__(self, records: Records, text: str) -> None:
        self.records, self.text = records, text

    def comparison(self, operator: str, left: Expression, right: Expression) -> Operation:
        if not left.type.fits(right.type):
            what = f"{left.type.in_words} with {right.type.in_words}"
            raise Refused(f"“{self.text}” compares {what}.{self._hint(left.type, right.type)}")
        if Kind.NOTHING in {left.type.kind, right.type.kind}:
            raise Refused("A comparison with null is never met; write “is null” or “is not null”.")
        if Kind.LIST in {left.type.kind, right.type.kind}:
            raise Refused("A list cannot be compared.")
        if operator not in _SYMBOLS and left.type.kind is Kind.BOOLEAN:
            raise Refused(f"“{self.text}” asks which of two conditions is greater.")
        self._code(left, right)
        self._code(right, left)
        return Operation(operator, (left, right))

    def _hint(self, left: Type, right: Type) -> str:
        kinds = {left.kind, right.kind}
        if kinds == {Kind.DATE, Kind.NUMBER}:
            return " Use days(a, b), working_days(a, b) or months_after(a, n)."
        if kinds == {Kind.DATE, Kind.TEXT}:
            return " Write a day as date '2024-03-31'."
        return ""

    def _code(self, value: Expression, literal: Expression) -> None:
        """A text compared with a code column must be one of its codes."""
        if value.type.codes is None or not isinstance(literal, Constant):
            return
        codes = self.records.codes[value.type.codes]
        if isinstance(literal.value, str) and literal.value not in codes:
            upper = literal.value.upper()
            hint = did_you_mean(upper if upper in codes else literal.value, codes.values)
            raise Refused(f"“{literal.value}” is no code of “{codes.name}”.{hint}")

    def condition(self, part: Expression) -> Expression:
        if part.type.kind is not Kind.BOOLEAN:
            raise Refused(f"“{self.text}”: a condition is needed, not {part.type.in_words}.")
        return part

    def arithmetic(self, operator: str, parts: tuple[Expression, ...]) -> Operation:
        for part in parts:
            if part.type.kind is not Kind.NUMBER:
                hint = self._hint(part.type, NUMBER)
                raise Refused(f"“{self.text}” reckons with {part.type.in_words}.{hint}")
        whole = all(part.type.whole for part in parts)
        return Operation(operator, parts, WHOLE if whole else NUMBER)

    def common(self, name: str, parts: tuple[Expression, ...]) -> Type:
        """The one type all parts share."""
        kinds = [part.type for part in parts if part.type.kind is not Kind.NOTHING]
        if not kinds:
            return NOTHING
        for kind in kinds[1:]:
            if not kind.fits(kinds[0]):
                what = f"{kinds[0].in_words} and {kind.in_words}"
                raise Refused(f"The parts of {name} are {what}; all must be of one kind.")
        first = kinds[0]
        codes = {kind.codes for kind in kinds}
        return Type(
            first.kind,
            codes.pop() if len(codes) == 1 else None,
            all(kind.whole for kind in kinds),
        )

    def arguments(self, function: Function, given: tuple[Expression, ...]) -> None:
        if len(given) != len(function.takes):
            raise Refused(f"{function.name} takes {len(function.takes)}: {function.written}.")
        for part, wanted in zip(given, function.takes, strict=True):
            if part.type.kind is not wanted.kind:
                got = part.type.in_words
                raise Refused(f"{function.written} was given {got} for {wanted.in_words}.")

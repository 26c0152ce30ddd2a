"""From the text of an expression to its meaning; everything unknown is refused by kind of node.

sqlglot parses; each kind of node it may return has one handler here, and a kind without one is
refused, whatever it is called. (`read_csv('…')` parses into a node of its own, so that a list of
forbidden names would miss it.) A handler refuses every part of its node that it does not read.
"""

import logging
from collections.abc import Callable
from datetime import date

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from sightline.measures.language.functions import FUNCTIONS, NAMES, RELATED
from sightline.measures.language.kinds import Checks
from sightline.measures.language.scope import Refused, Scope, column_type, tie_between
from sightline.measures.model.expression import (
    Call,
    Choice,
    Constant,
    Expression,
    Operation,
    RelatedAggregate,
)
from sightline.measures.model.types import BOOLEAN, DATE, NOTHING, NUMBER, TEXT, WHOLE, Type
from sightline.vocabulary.problems import did_you_mean

# sqlglot logs a warning where it falls back to an opaque command; we refuse those ourselves.
logging.getLogger("sqlglot").setLevel(logging.CRITICAL)

_COMPARISONS = {exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
_ARITHMETIC = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}
_CHOOSING = {exp.Coalesce: "coalesce", exp.Least: "least", exp.Greatest: "greatest"}
LONGEST = 4000
_MARKS_OF_NO_WEIGHT = {"ignore_nulls", "is_null", "kind", "safe"}


def parse(text: str, scope: Scope) -> Expression:
    """The meaning of an expression. Raises Refused with one sentence per expression."""
    if len(text) > LONGEST:
        raise Refused(f"An expression has at most {LONGEST} characters; this has {len(text)}.")
    try:
        trees = sqlglot.parse(text, dialect="duckdb")
        if len(trees) != 1 or trees[0] is None:
            raise Refused(f"“{text}” must be one expression.")
        return _Reader(text, scope).read(trees[0])
    except SqlglotError as error:
        where = str(error).splitlines()[0].split(". Line")[0]
        raise Refused(f"“{text}” cannot be read: {where}.") from error
    except RecursionError as error:
        raise Refused("The expression is nested too deeply to be read.") from error


class _Reader:
    """Turns one parsed tree into an expression."""

    def __init__(self, text: str, scope: Scope) -> None:
        self.text, self.scope = text, scope
        self.checks = Checks(scope.records, text)

    def read(self, node: exp.Expr) -> Expression:
        handler = _HANDLERS.get(type(node))
        if handler is None:
            raise Refused(f"“{node.sql()}” is not part of the language.{self._near(node)}")
        return handler(self, node)

    def _near(self, node: exp.Expr) -> str:
        return did_you_mean(node.sql_name().lower(), NAMES) if isinstance(node, exp.Func) else ""

    def _only(self, node: exp.Expr, *read: str) -> None:
        """Refuses a node with parts nobody reads, such as a filter or an ordering."""
        for name, part in node.args.items():
            if part and name not in read and name not in _MARKS_OF_NO_WEIGHT:
                raise Refused(f"“{node.sql()}” says more than the language knows ({name}).")

    def column(self, node: exp.Column) -> Expression:
        self._only(node, "this", "table")
        if isinstance(node.this, exp.Star):
            raise Refused(f"“{node.sql()}” is not part of the language.")
        owner = node.table
        return self.scope.dotted(owner, node.name) if owner else self.scope.bare(node.name)

    def literal(self, node: exp.Literal) -> Expression:
        if node.is_string:
            return Constant(node.name, TEXT)
        try:
            return Constant(int(node.name), WHOLE)
        except ValueError:
            return Constant(float(node.name), NUMBER)

    def date(self, node: exp.Cast) -> Expression:
        self._only(node, "this", "to")
        if not (node.to.this is exp.DataType.Type.DATE and isinstance(node.this, exp.Literal)):
            raise Refused(f"“{node.sql()}” is not part of the language; only date '2024-03-31' is.")
        try:
            return Constant(date.fromisoformat(node.this.name), DATE)
        except ValueError as error:
            raise Refused(f"“{node.this.name}” is no day; write date '2024-03-31'.") from error

    def comparison(self, node: exp.Binary) -> Expression:
        self._only(node, "this", "expression")
        left, right = self.read(node.this), self.read(node.expression)
        return self.checks.comparison(_COMPARISONS[type(node)], left, right)

    def logic(self, node: exp.Connector) -> Expression:
        self._only(node, "this", "expression")
        operator = "and" if isinstance(node, exp.And) else "or"
        parts = (self.read(node.this), self.read(node.expression))
        return Operation(operator, tuple(map(self.checks.condition, parts)))

    def negation(self, node: exp.Not) -> Expression:
        self._only(node, "this")
        return Operation("not", (self.checks.condition(self.read(node.this)),))

    def is_null(self, node: exp.Is) -> Expression:
        self._only(node, "this", "expression")
        value, what = self.read(node.this), node.expression
        if isinstance(what, exp.Null):
            return Operation("is_null", (value,))
        raise Refused(f"“{node.sql()}”: only “is null” and “is not null” can be asked.")

    def between(self, node: exp.Between) -> Expression:
        self._only(node, "this", "low", "high")
        value, low, high = (self.read(node.args[part]) for part in ("this", "low", "high"))
        above = self.checks.comparison(">=", value, low)
        below = self.checks.comparison("<=", value, high)
        return Operation("and", (above, below))

    def among(self, node: exp.In) -> Expression:
        self._only(node, "this", "expressions")
        value = self.read(node.this)
        choices = tuple(self.read(choice) for choice in node.expressions)
        if not choices:
            raise Refused(f"“{node.sql()}” needs a list of values in brackets.")
        for choice in choices:
            self.checks.comparison("=", value, choice)
        return Operation("in", (value, *choices))

    def arithmetic(self, node: exp.Binary) -> Expression:
        self._only(node, "this", "expression")
        parts = (self.read(node.this), self.read(node.expression))
        return self.checks.arithmetic(_ARITHMETIC[type(node)], parts)

    def minus(self, node: exp.Neg) -> Expression:
        self._only(node, "this")
        return self.checks.arithmetic("neg", (self.read(node.this),))

    def absolute(self, node: exp.Abs) -> Expression:
        self._only(node, "this")
        return self.checks.arithmetic("abs", (self.read(node.this),))

    def choosing(self, node: exp.Func) -> Expression:
        self._only(node, "this", "expressions")
        nodes = [node.this, *node.expressions]
        parts = tuple(self.read(part) for part in nodes)
        operator = _CHOOSING[type(node)]
        return Operation(operator, parts, self.checks.common(operator, parts))

    def case(self, node: exp.Case) -> Expression:
        self._only(node, "ifs", "default")
        branches = []
        for branch in node.args["ifs"]:
            self._only(branch, "this", "true")
            met = self.checks.condition(self.read(branch.this))
            branches.append((met, self.read(branch.args["true"])))
        default = node.args.get("default")
        otherwise = self.read(default) if default else None
        values = [value for _, value in branches] + ([otherwise] if otherwise else [])
        return Choice(tuple(branches), otherwise, self.checks.common("case", tuple(values)))

    def brackets(self, node: exp.Paren) -> Expression:
        self._only(node, "this")
        return self.read(node.this)

    def call(self, node: exp.Anonymous) -> Expression:
        name = str(node.this).lower()
        if name in RELATED:
            return self._related(name, node)
        if name not in FUNCTIONS:
            raise Refused(f"There is no function “{name}”.{did_you_mean(name, NAMES)}")
        self._only(node, "this", "expressions")
        function = FUNCTIONS[name]
        arguments = tuple(self.read(argument) for argument in node.expressions)
        self.checks.arguments(function, arguments)
        return Call(name, arguments, function.gives)

    def _related(self, name: str, node: exp.Anonymous) -> Expression:
        self._only(node, "this", "expressions")
        function, arguments = RELATED[name], node.expressions
        if self.scope.related is not None:
            raise Refused(f"{name} cannot stand inside another function over related rows.")
        if not 1 <= len(arguments) <= 2 or not isinstance(arguments[0], (exp.Column, exp.Dot)):
            raise Refused(f"Write {function.written}.")
        names = [part.name for part in arguments[0].parts]
        column = names.pop() if function.column is not None and len(names) > 1 else None
        if len(names) > 2 or (function.column is not None and column is None):
            raise Refused(f"Write {function.written}.")
        table_name, path = names[-1], names[0] if len(names) == 2 else ""
        records = self.scope.records
        if table_name not in records:
            hint = did_you_mean(table_name, records.tables)
            raise Refused(f"There is no record table “{table_name}”.{hint}")
        table = records[table_name]
        tie = tie_between(records, self.scope.table, table, path)
        given = WHOLE if column is None else column_type(records, table, column)
        if column is not None and given.kind not in (function.column or ()):
            raise Refused(f"{name} cannot take “{column}”, which is {given.in_words}.")
        condition = None
        if len(arguments) == 2:
            inner = _Reader(self.text, self.scope.inside(table))
            condition = inner.checks.condition(inner.read(arguments[1]))
        kind = WHOLE if name in {"count_of", "different_of"} else _plain(given)
        return RelatedAggregate(name, table_name, tie, column, condition, kind)


def _plain(kind: Type) -> Type:
    return Type(kind.kind, None, kind.whole)


_HANDLERS: dict[type[exp.Expr], Callable[..., Expression]] = {
    exp.Column: _Reader.column,
    exp.Literal: _Reader.literal,
    exp.Cast: _Reader.date,
    exp.Boolean: lambda reader, node: Constant(bool(node.this), BOOLEAN),
    exp.Null: lambda reader, node: Constant(None, NOTHING),
    exp.And: _Reader.logic,
    exp.Or: _Reader.logic,
    exp.Not: _Reader.negation,
    exp.Is: _Reader.is_null,
    exp.Between: _Reader.between,
    exp.In: _Reader.among,
    exp.Neg: _Reader.minus,
    exp.Abs: _Reader.absolute,
    exp.Case: _Reader.case,
    exp.Paren: _Reader.brackets,
    exp.Anonymous: _Reader.call,
    **dict.fromkeys(_COMPARISONS, _Reader.comparison),
    **dict.fromkeys(_ARITHMETIC, _Reader.arithmetic),
    **dict.fromkeys(_CHOOSING, _Reader.choosing),
}

"""From an indicator's keys to its calculations: one per way, the indicator's own last."""

from typing import Any

from sightline.measures.language.entry import Entry
from sightline.measures.language.keys import CALCULATION, VIEWS, WAY
from sightline.measures.language.scope import Refused, Scope
from sightline.measures.language.syntax import parse
from sightline.measures.model.expression import Expression
from sightline.measures.model.indicator import Calculation, Form, View, ViewKind
from sightline.measures.model.types import BOOLEAN, NUMBER, Kind, Type
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.record_tables import ColumnType, Records, RecordTable

_NEEDS_VALUE = {Form.SUM, Form.MEAN, Form.MEDIAN}
_SPLITTABLE = {ColumnType.TEXT, ColumnType.CODE, ColumnType.CODES, ColumnType.BOOLEAN}


def read_calculations(
    entry: Entry, records: Records, settings: frozenset[str]
) -> tuple[Calculation, ...]:
    """Every way of the indicator in order; what cannot be read adds its problems instead."""
    own = {key: entry.values[key] for key in CALCULATION & entry.values.keys()}
    found: list[Calculation | None] = []
    for n, way in enumerate(entry.values.get("way", [])):
        inner = entry.within("way", n)
        inner.only(WAY, "A way")
        if not inner.text("label"):
            inner.problem("A way needs a label that says in words what it does.")
        found.append(_Calculation(inner, _merged(own, way), records, settings).read())
    if "counts" in entry:
        own_entry = Entry(
            {"label": entry.values.get("way_label", "")} | own,
            entry.file, entry.lines, entry.path, entry.problems,
        )  # fmt: skip
        found.append(_Calculation(own_entry, own, records, settings).read())
    return tuple(calculation for calculation in found if calculation is not None)


def _merged(own: dict[str, Any], way: dict[str, Any]) -> dict[str, Any]:
    """The indicator's keys with the way's over them; a way's view replaces the other view."""
    kept = dict(own)
    if any(view in way for view in VIEWS):
        kept = {key: value for key, value in kept.items() if key not in VIEWS}
    return kept | {key: value for key, value in way.items() if key in CALCULATION}


class _Calculation:
    """Reads one calculation from an indicator's keys and those of a way merged over them."""

    def __init__(
        self, entry: Entry, merged: dict[str, Any], records: Records, settings: frozenset[str]
    ) -> None:
        self.entry, self.records, self.settings = entry, records, settings
        self.merged = Entry(merged, entry.file, entry.lines, entry.path, entry.problems)

    def read(self) -> Calculation | None:
        table = self._table()
        view = self._view(table) if table else None
        form = self._form()
        if table is None or view is None or form is None:
            return None
        of = self._expression("of", table, BOOLEAN)
        where = self._expression("where", table, BOOLEAN)
        value = self._expression("value", table, NUMBER)
        self._check_value(form)
        return Calculation(
            label=self.entry.text("label"),
            needs=self._needs(),
            table=table.name,
            view=view,
            form=form,
            of=of,
            where=where,
            value=value,
            once_per=self._once_per(table),
            share_by=self._share_by(table),
            written={k: self.merged.text(k) for k in ("of", "where", "value") if k in self.merged},
        )

    def _form(self) -> Form | None:
        """The form given, or percent where a condition is, else count."""
        if "form" in self.merged:
            return self.merged.word("form", Form)
        shares = "where" in self.merged or "share_by" in self.merged
        return Form.PERCENT if shares else Form.COUNT

    def _check_value(self, form: Form) -> None:
        if form in _NEEDS_VALUE and "value" not in self.merged:
            self.entry.problem(f"The form “{form}” needs a “value”.", "form")
        if "value" in self.merged and form in {Form.COUNT, Form.RATE}:
            self.entry.problem(f"The form “{form}” counts rows and takes no “value”.", "value")

    def _table(self) -> RecordTable | None:
        name = self.merged.text("counts")
        if name in self.records:
            return self.records[name]
        hint = did_you_mean(name, self.records.tables)
        self.merged.problem(f"There is no record table “{name}”.{hint}", "counts")
        return None

    def _view(self, table: RecordTable) -> View | None:
        given = [view for view in VIEWS if view in self.merged]
        if len(given) != 1:
            self.merged.problem("Say one of “on”, “open” and “during”.", *given[:1])
            return None
        kind = ViewKind(given[0])
        columns = self.merged.texts(kind)
        if len(columns) != (1 if kind is ViewKind.ON else 2):
            wanted = "one column" if kind is ViewKind.ON else "two columns"
            self.merged.problem(f"“{kind}” names {wanted}.", kind)
            return None
        if not all(self._is_date(table, column, kind) for column in columns):
            return None
        return View(kind, *columns)

    def _is_date(self, table: RecordTable, column: str, kind: ViewKind) -> bool:
        declared = table.type_of(column)
        if declared is None:
            hint = did_you_mean(column, table.names)
            self.merged.problem(f"“{table.name}” has no column “{column}”.{hint}", kind)
        elif declared is not ColumnType.DATE:
            self.merged.problem(f"“{column}” is no date.", kind)
        return declared is ColumnType.DATE

    def _expression(self, key: str, table: RecordTable, wanted: Type) -> Expression | None:
        text = self.merged.text(key)
        if not text:
            return None
        try:
            expression = parse(text, Scope(self.records, table, self.settings))
            if expression.type.kind not in {wanted.kind, Kind.NOTHING}:
                raise Refused(f"“{key}” must be {wanted.in_words}, not {expression.type.in_words}.")
        except Refused as refused:
            self.merged.problem(f"{key}: {refused}", key)
            return None
        return expression

    def _needs(self) -> tuple[str, ...]:
        """Tables that must be held, or table.column that must be filled somewhere."""
        needs = self.entry.texts("needs")
        for name in needs:
            table, _, column = name.partition(".")
            if table not in self.records:
                hint = did_you_mean(table, self.records.tables)
                self.entry.problem(f"There is no record table “{table}”.{hint}", "needs")
            elif column and self.records[table].type_of(column) is None:
                hint = did_you_mean(column, self.records[table].names)
                self.entry.problem(f"“{table}” has no column “{column}”.{hint}", "needs")
        return needs

    def _once_per(self, table: RecordTable) -> str | None:
        written = self.merged.text("once_per")
        if not written:
            return None
        column = "child_id" if written == "child" else written
        if column not in table.names:
            hint = did_you_mean(column, table.names)
            self.merged.problem(f"“{table.name}” has no column “{column}”.{hint}", "once_per")
        return column

    def _share_by(self, table: RecordTable) -> str | None:
        column = self.merged.text("share_by")
        if not column:
            return None
        if table.type_of(column) not in _SPLITTABLE:
            hint = did_you_mean(column, table.names)
            sentence = f"“{table.name}” has no code or list column “{column}”.{hint}"
            self.merged.problem(sentence, "share_by")
            return None
        return column

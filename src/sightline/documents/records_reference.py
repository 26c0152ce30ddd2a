"""The record tables and code lists as pages to read: what an expression may name, in Markdown."""

from collections.abc import Iterator

from sightline.vocabulary.record_tables import CodeList, ColumnType, Records, RecordTable

_SHAPES = {
    ColumnType.CODES: "several codes",
    ColumnType.DATETIME: "day and time",
    ColumnType.DATE: "day",
    ColumnType.INTEGER: "whole number",
    ColumnType.BOOLEAN: "yes or no",
    ColumnType.ROW: "row",
}


def records_page(records: Records) -> str:
    """Every record table with its columns, by title; built ones are marked."""
    tables = sorted(records, key=lambda table: table.title)
    lines = [
        "# Record tables",
        "",
        "What indicators count. All returns are turned into these tables; those marked *built*",
        "are made from others. Every column can be named in an expression, and a row about a",
        "child also knows `child.…` (the columns of `children`). *Observed* columns are true on",
        "the extract day only. Code columns hold `unknown` where nothing was given; see the",
        "[code lists](codes.md).",
        "",
        *(f"- [{table.title}](#{table.name}) (`{table.name}`)" for table in tables),
    ]
    for table in tables:
        lines += ["", *_table(table)]
    return "\n".join(lines) + "\n"


def _table(table: RecordTable) -> Iterator[str]:
    yield f'<a id="{table.name}"></a>'
    yield f"## {table.title} (`{table.name}`)"
    yield ""
    yield table.meaning + (" *Built.*" if table.built else "")
    yield ""
    yield "| Column | Type | Meaning |"
    yield "|---|---|---|"
    for column in table.columns.values():
        shape = _SHAPES.get(column.type, column.type.value)
        if column.codes:
            shape += f", [`{column.codes}`](codes.md#{column.codes})"
        marks = " *Observed.*" if column.observed else ""
        yield f"| `{column.name}` | {shape} | {column.meaning}{marks} |"
    for derived in table.derived.values():
        shape = _SHAPES.get(derived.type, derived.type.value)
        yield f"| `{derived.name}` | {shape} | {derived.meaning} *Worked out.* |"
    yield ""
    yield "A row is known by " + ", ".join(f"`{name}`" for name in table.key) + "."
    if table.happens_on:
        yield f"It happens on `{table.happens_on}`."
    if table.belongs_to:
        ties = (f"[`{name}`](#{tie.table})" for name, tie in table.belongs_to.items())
        yield f"It belongs to {', '.join(ties)}."


def codes_page(records: Records) -> str:
    """Every code list: the codes, what each means, and its groups."""
    lines = ["# Code lists", "", "Every list also knows `unknown`, where nothing was given.", ""]
    for codes in sorted(records.codes.values(), key=lambda each: each.name):
        lines += [*_codes(codes), ""]
    return "\n".join(lines)


def _codes(codes: CodeList) -> Iterator[str]:
    yield f'<a id="{codes.name}"></a>'
    yield f"## {codes.title} (`{codes.name}`)"
    yield ""
    grouped = bool(codes.groups)
    yield "| Code | Meaning |" + (" Group |" if grouped else "")
    yield "|---|---|" + ("---|" if grouped else "")
    for code, meaning in codes.values.items():
        group = f" {codes.group_of(code)} |" if grouped else ""
        yield f"| `{code}` | {meaning} |{group}"

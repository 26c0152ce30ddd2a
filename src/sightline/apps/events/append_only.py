"""Tables that only grow: the database itself refuses to change or remove a row.

A migration calls `append_only("table")` after the table is made. Django remakes a table on SQLite
when it alters it, and the refusal is lost with the old one: a later migration that alters such a
table ends with `append_only("table")` again. A test compares all `AppendOnly` models with the
database, so that this isn't forgotten.
"""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations import RunPython

_WHAT = ("update", "delete")


class AppendOnly(models.Model):
    """Rows are added and never changed; say `append_only(table)` in the migration as well."""

    class Meta:
        abstract = True


class NeverEdited(models.Model):
    """What is written once about a child: no row is ever changed, but an erased child takes its
    rows along. Say `never_edited(table)` in the migration as well."""

    class Meta:
        abstract = True


def append_only(table: str) -> RunPython:
    """The migration operation: from here on the table refuses UPDATE, DELETE and TRUNCATE."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        refuse_changes(schema_editor.connection, table)

    def backwards(apps: Any, schema_editor: Any) -> None:
        allow_changes(schema_editor.connection, table)

    return RunPython(forwards, backwards)


def never_edited(table: str) -> RunPython:
    """The migration operation for a `NeverEdited` model's table."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        refuse_edits(schema_editor.connection, table)

    def backwards(apps: Any, schema_editor: Any) -> None:
        allow_changes(schema_editor.connection, table)

    return RunPython(forwards, backwards)


def refuse_edits(connection: BaseDatabaseWrapper, table: str) -> None:
    """The table refuses UPDATE alone."""
    allow_changes(connection, table)
    make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    kept = [
        each for each in make(table) if f"TRIGGER {table}_no" not in each or "_no_update" in each
    ]
    _run(connection, kept)


def refuse_changes(connection: BaseDatabaseWrapper, table: str) -> None:
    allow_changes(connection, table)
    make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    _run(connection, make(table))


def allow_changes(connection: BaseDatabaseWrapper, table: str) -> None:
    """For a migration that goes backwards, and for tests that empty their database."""
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    names = [_name(table, what) for what in (*_WHAT, "truncate")]
    _run(connection, [f"DROP TRIGGER IF EXISTS {name}{on}" for name in names])


def refusals(connection: BaseDatabaseWrapper) -> set[str]:
    """The tables that refuse both change and removal in this database."""
    if connection.vendor == "postgresql":
        asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    else:
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        names = {name for (name,) in cursor.fetchall()}
    ending = f"_no_{_WHAT[0]}"
    tables = {name.removesuffix(ending) for name in names if name.endswith(ending)}
    return {table for table in tables if {_name(table, what) for what in _WHAT} <= names}


def _name(table: str, what: str) -> str:
    return f"{table}_no_{what}"


def _on_sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {_name(table, what)} BEFORE {what.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for what in _WHAT
    ]


def _on_postgresql(table: str) -> list[str]:
    function = """
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
        END $$"""
    each = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return [
        function,
        *(
            f"CREATE TRIGGER {_name(table, what)} BEFORE {what.upper()} ON {table} "
            f"FOR EACH {grain} EXECUTE FUNCTION refuse_change()"
            for what, grain in each.items()
        ),
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

"""A new database, made in one step from the models as they are.

Django draws the state of all models anew for each table that a migration makes, so that a hundred
and fifty tables take it half a minute. Nothing is there yet that would have to be moved: the tables
of today are made, what only grows is guarded, the few rows that migrations bring are put in, and
all migrations count as done. A database that has any table goes the way of the migrations; a test
holds both ways to the same result.
"""

from importlib import import_module

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from sightline.apps.events.append_only import AppendOnly, NeverEdited, refuse_changes, refuse_edits

# Migrations that bring rows, and the function that does. They read today's models here.
BRING_ROWS = (("sightline.apps.glossary.migrations.0002_words_of_the_sector", "add_words"),)


# Two that start at once on PostgreSQL: the second waits. SQLite lets only one write in any case.
_LOCK = 7_446_285


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def make(alias: str) -> None:
    """Every table of every app, in one transaction: all of it is there, or none."""
    connection = connections[alias]
    with connection.schema_editor() as editor:
        if connection.vendor == "postgresql":
            connection.cursor().execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if is_empty(connection):
            _make(connection, editor)


def _make(connection: BaseDatabaseWrapper, editor: BaseDatabaseSchemaEditor) -> None:
    recorder = MigrationRecorder(connection)
    made = [model for model in apps.get_models() if model._meta.can_migrate(connection)]
    for model in (recorder.Migration, *made):
        editor.create_model(model)
    for model in made:
        if issubclass(model, AppendOnly):
            refuse_changes(connection, model._meta.db_table)
        if issubclass(model, NeverEdited):
            refuse_edits(connection, model._meta.db_table)
    for module, function in BRING_ROWS:
        getattr(import_module(module), function)(apps, editor)
    for app, name in MigrationLoader(None).graph.nodes:
        recorder.record_applied(app, name)

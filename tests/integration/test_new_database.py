"""A new database, made in one step, is the one that all migrations together make."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

FROM_MIGRATIONS = """
import django; django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), interactive=False, verbosity=0)
"""
AT_ONCE = "from sightline.web.__main__ import main; main(['migrate', '--skip-checks', '-v0'])"
# What a database consists of, one line each; read from it, not from Django.
ON_SQLITE = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
ON_POSTGRESQL = (
    # Django's own migrations make the numbers of this one table wider than its models do.
    """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
           column_default, is_identity FROM information_schema.columns
       WHERE table_schema = 'public'
           AND (table_name, column_name) <> ('auth_group_permissions', 'id')""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace""",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger
       WHERE NOT tgisinternal""",
)
BROUGHT = (
    "SELECT app, name FROM django_migrations",
    "SELECT word, also, stands_for, meaning FROM glossary_term",
    "SELECT codename FROM auth_permission",
)


def test_both_ways_lead_to_the_same_database_on_sqlite(tmp_path):
    _run(FROM_MIGRATIONS, tmp_path / "long")
    _run(AT_ONCE, tmp_path / "short")
    long, short = (_on_sqlite(tmp_path / way / "application.sqlite3") for way in ("long", "short"))
    assert short == long


def test_both_ways_lead_to_the_same_database_on_postgresql(tmp_path, postgresql_url):
    found = {}
    for way, code in {"long": FROM_MIGRATIONS, "short": AT_ONCE}.items():
        with psycopg.connect(postgresql_url, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS made_{way}")
            server.execute(f"CREATE DATABASE made_{way}")
        database = urlunsplit(urlsplit(postgresql_url)._replace(path=f"/made_{way}"))
        _run(code, tmp_path / way, database)
        with psycopg.connect(database) as there:
            found[way] = {
                row for ask in (*ON_POSTGRESQL, *BROUGHT) for row in there.execute(ask).fetchall()
            }
    assert found["short"] == found["long"]


def _on_sqlite(file: Path) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as there:
        made = {
            (kind, name, tuple(sorted(_parts(sql)))) for kind, name, sql in there.execute(ON_SQLITE)
        }
        return made | {row for ask in BROUGHT for row in there.execute(ask).fetchall()}


def _parts(sql: str | None) -> list[str]:
    """The columns and constraints of a table, whose order says nothing."""
    parts, depth = [""], 0
    for sign in " ".join((sql or "").split()):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 1:
            parts.append("")
        else:
            parts[-1] += sign
    opening, closing = parts[0].partition("("), parts[-1].rpartition(")")
    if len(parts) == 1:
        return parts
    return [part.strip() for part in (opening[2], *parts[1:-1], closing[0])]


def _run(code: str, data: Path, database: str = "") -> None:
    around = {
        **os.environ,
        "SIGHTLINE_DATA": str(data),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "sightline.web.settings",
    }
    data.mkdir()
    subprocess.run([sys.executable, "-c", code], env=around, check=True, timeout=300)

"""The empty database, migrated once for a whole test run and then copied, triggers and all.

Running every migration takes some fifteen seconds, and a run would do so some forty times: in each
process that runs tests, on both databases, and in each process that a test starts. What is copied
is what `sightline` made with its own migrations. Django still asks for them after each copy: what
a copy should lack is then made, only slower.
"""

import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

FILE = "application.sqlite3"


@dataclass(frozen=True)
class MigratedOnce:
    """What is kept for one test run, in a folder that all its processes share."""

    folder: Path

    def into(self, data: Path) -> Path:
        """A data folder whose application database is there already, as after a first start."""
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copy2(self.on_sqlite(), data / FILE)
        return data

    def on_sqlite(self) -> Path:
        """A file; to be copied, never to be opened for writing."""
        kept = self.folder / FILE
        with self._alone():
            if not kept.exists():
                made = self.folder / "made"
                _migrate(made, "")
                with closing(sqlite3.connect(made / FILE)) as file:
                    file.execute("pragma journal_mode = delete")  # memory knows no write-ahead log
                (made / FILE).rename(kept)
        return kept

    def on_postgresql(self, server: str) -> str:
        """The name of a database on that server, to be the template of others."""
        name = re.sub(r"\W", "_", f"migrated_{self.folder}").lower()[-60:]
        told = self.folder / "postgresql"
        with self._alone():
            if not told.exists():
                with psycopg.connect(server, autocommit=True) as asked:
                    asked.execute(f'DROP DATABASE IF EXISTS "{name}"')  # broken off half-way
                    asked.execute(f'CREATE DATABASE "{name}"')
                _migrate(
                    self.folder / "made", urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
                )
                told.touch()
        return name

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The others wait until it is made."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _migrate(data: Path, database: str) -> None:
    around = {
        **os.environ,
        "SIGHTLINE_DATA": str(data),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "sightline.web.settings",
    }
    migrate = [sys.executable, "-m", "sightline.web", "migrate", "--skip-checks", "-v0"]
    subprocess.run(migrate, env=around, check=True, timeout=300)


@pytest.fixture(scope="session")
def migrated_once(tmp_path_factory: pytest.TempPathFactory) -> MigratedOnce:
    """Ask for `migrated_once.into(data)` where a test starts processes of its own."""
    mine = tmp_path_factory.getbasetemp()
    # Of several processes that run the tests, each has a folder within that of the whole run.
    run = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    folder = run / "migrated"
    folder.mkdir(exist_ok=True)
    return MigratedOnce(folder)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, migrated_once: MigratedOnce
) -> Iterator[None]:
    """The tests' own database begins as a copy."""
    if connection.vendor == "postgresql":
        server = os.environ["SIGHTLINE_TEST_POSTGRESQL"]
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated_once.on_postgresql(server)
        yield
        return
    # A database in memory lives while somebody is connected to it.
    memory = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(memory, uri=True)) as ours:
        with closing(sqlite3.connect(migrated_once.on_sqlite())) as kept:
            kept.backup(ours)
        yield

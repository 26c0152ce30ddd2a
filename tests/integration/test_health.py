"""What a monitor hears: well, or not, and nothing that would help a stranger."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from sightline.web import health


@pytest.fixture(autouse=True)
def just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_health", health._Health())


def test_it_is_well(client: Client, db: None) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200 and answer.json()["status"] == "ok"


def test_it_is_unwell_while_a_migration_is_missing(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    MigrationRecorder(connection).record_unapplied("notices", "0001_initial")
    with caplog.at_level(logging.ERROR, "sightline.health"):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unwell"})
    assert caplog.records[0].fields == {"problem": "migrations are missing"}  # type: ignore[attr-defined]
    MigrationRecorder(connection).record_applied("notices", "0001_initial")
    assert client.get("/healthz").status_code == 200


def test_it_is_unwell_while_the_database_does_not_answer_also_later(
    client: Client, db: None
) -> None:
    assert client.get("/healthz").status_code == 200
    with _database_away():
        answer = client.get("/healthz")
    assert (answer.status_code, json.loads(answer.content)) == (503, {"status": "unwell"})
    assert client.get("/healthz").status_code == 200


@contextmanager
def _database_away() -> Iterator[None]:
    def refuse(*given: object) -> None:
        raise OperationalError("password of a database server")

    with connection.execute_wrapper(refuse):
        yield

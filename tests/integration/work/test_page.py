"""Those who keep Sightline running see its work; a monitor hears when it stands still."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.database_once import MigratedOnce

from sightline.apps.people.models import User
from sightline.apps.work.loop import WorkLoop
from sightline.apps.work.models import Worker
from sightline.web import checks


def test_a_monitor_hears_that_work_stands_still(client: Client, db: None) -> None:
    answer = client.get("/healthz/work")
    assert (answer.status_code, answer.json()) == (503, {"work": "late"})


@pytest.mark.django_db(transaction=True)
def test_a_monitor_hears_that_work_runs(client: Client, signed_in: Client) -> None:
    WorkLoop().once()
    answer = client.get("/healthz/work")
    assert (answer.status_code, answer.json()) == (200, {"work": "ok"})
    page = signed_in.get("/work/").content.decode()
    assert "Remove the history of work of more than three months ago" in page
    assert "every day at 03:30" in page and "Not running" not in page


def test_the_page_says_what_to_do_when_work_stands_still(
    signed_in: Client, director: User, visit: Callable[[User], Client]
) -> None:
    assert "has never run. Start it with" in signed_in.get("/work/").content.decode()
    assert visit(director).get("/work/").status_code == 403


def test_doctor_looks_at_the_work_and_at_the_mail_server(
    db: None, settings: pytest.FixtureRequest
) -> None:
    found = {check.sentence: check.ok for check in checks.all_checks()}
    assert found["The application’s database is in step."]
    assert any("has never run" in sentence and not ok for sentence, ok in found.items())
    settings.CAN_SEND_MAIL, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", 1  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    [said] = [check for check in checks.all_checks() if "mail server" in check.sentence]
    assert not said.ok and "127.0.0.1, port 1" in said.sentence
    assert not Worker.objects.exists()


def test_the_doctor_of_the_command_line_asks_the_application_too(
    tmp_path: Path, migrated_once: MigratedOnce
) -> None:
    environment = {**os.environ, "SIGHTLINE_DATA": str(tmp_path), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "sightline.web.settings"
    ask = [sys.executable, "-m", "sightline.cli", "doctor", "--json", "--data", str(tmp_path)]

    def said() -> str:
        done = subprocess.run(ask, env=environment, capture_output=True, text=True, timeout=120)
        return " ".join(check["sentence"] for check in json.loads(done.stdout))

    assert "ackground work" not in said()
    migrated_once.into(tmp_path)
    once = [sys.executable, "-m", "sightline.cli", "work", "--once", "--data", str(tmp_path)]
    subprocess.run(once, env=environment, check=True, timeout=120, capture_output=True)
    assert "Background work runs." in said()

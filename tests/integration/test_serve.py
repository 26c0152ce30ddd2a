"""Serving for real: a process of its own, its own database, on SQLite and on PostgreSQL."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.database_once import MigratedOnce

WEB = [sys.executable, "-m", "sightline.web"]


@pytest.fixture
def data(tmp_path: Path, migrated_once: MigratedOnce) -> Path:
    """A data folder whose database is there already; the tests of a first start have none."""
    return migrated_once.into(tmp_path / "data")


def a_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def around(data: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    return kept | {"SIGHTLINE_DATA": str(data)} | more


@contextmanager
def served(
    data: Path, demo: bool = True, work: bool = False, **more: str
) -> Iterator[tuple[str, str]]:
    """The address and what was printed first: the sign-in, for the demonstration."""
    port = a_free_port()
    command = [*WEB, "serve", "--port", str(port), *(["--demo"] if demo else [])]
    command += [] if work else ["--no-work"]
    process = subprocess.Popen(command, env=around(data, **more), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        told = process.stdout.readline()
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz", process)
        yield address, told
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(150):
        assert process.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError("the server does not answer")


def sign_in_and_look(address: str, told: str) -> str:
    """The words of the first page after signing in with what was printed."""
    found = re.fullmatch(r"Sign in as (\S+) with the password (\S+)\n", told)
    assert found, told
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{address}/sign-in/") as page:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    form = {"username": found[1], "password": found[2], "csrfmiddlewaretoken": token[1]}
    with browser.open(f"{address}/sign-in/", urlencode(form).encode()) as page:
        return str(page.read().decode())


def test_serve_prepares_everything_and_lets_the_printed_sign_in_in(tmp_path: Path) -> None:
    with served(tmp_path / "data") as (address, told):
        assert "Sign out" in sign_in_and_look(address, told)
        with urllib.request.urlopen(f"{address}/static/sightline/sightline.css") as styles:
            assert styles.status == 200
    modes = {file.name: oct(file.stat().st_mode & 0o077) for file in (tmp_path / "data").iterdir()}
    assert modes["secret_key"] == "0o0" and modes["application.sqlite3"] == "0o0"


def test_while_nobody_can_sign_in_it_says_how_to_make_an_account(data: Path) -> None:
    with served(data, demo=False) as (_, told):
        assert told == "Nobody can sign in yet: sightline add-user EMAIL makes an account.\n"


def test_it_serves_from_postgresql_as_well(tmp_path: Path, postgresql_url: str) -> None:
    with served(tmp_path / "data", DATABASE_URL=postgresql_url) as (address, told):
        assert "Sign out" in sign_in_and_look(address, told)
    assert not (tmp_path / "data" / "application.sqlite3").exists()


def test_a_port_in_use_is_said_before_the_first_ones_sign_in_is_changed(data: Path) -> None:
    with served(data) as (address, told):
        port = address.rpartition(":")[2]
        second = run(data, "serve", "--port", port, "--demo")
        assert second.returncode == 1 and second.stdout == ""
        assert second.stderr.startswith(f"Port {port} of 127.0.0.1 can't be used")
        assert len(second.stderr.splitlines()) == 1
        assert "Sign out" in sign_in_and_look(address, told)


def run(
    data: Path, *arguments: str, typed: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*WEB, *arguments], env=around(data, **more), input=typed, capture_output=True, text=True
    )


def test_behind_a_tls_proxy_the_settings_pass_djangos_own_check(tmp_path: Path) -> None:
    checked = run(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING",
        SIGHTLINE_HTTPS="1", SIGHTLINE_HOSTS="sightline.example",
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    assert run(tmp_path, "makemigrations", "--check", "--dry-run").returncode == 0


def test_an_account_is_made_by_a_command_and_a_weak_password_refused_in_words(data: Path) -> None:
    refused = run(data, "add_user", "eve@example.org", typed="short\n")
    assert refused.returncode == 1 and "too short" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    long = "a long enough password\n"
    added = run(data, "add_user", "Eve@example.org", "--name", "Eve", typed=long)
    assert added.stdout == "Eve can sign in as eve@example.org.\n"


def test_without_a_password_one_is_made_and_shown_once(data: Path) -> None:
    added = run(data, "add_user", "eve@example.org")
    assert re.search(r"The password is \S{16} and is shown this once only\.", added.stdout)


def test_an_account_comes_with_its_role_or_not_at_all(data: Path) -> None:
    refused = run(data, "add_user", "eve@example.org", "--role", "administrater")
    assert refused.returncode == 1 and "administrator" in refused.stderr
    assert run(data, "add_user", "eve@example.org", "--role", "Administrator").returncode == 0
    given = run(data, "give_role", "eve@example.org", "DCS")
    assert "is director of children's services for the whole authority" in given.stdout
    refused = run(data, "give_role", "eve@example.org", "team_manager", "--unit", "team:X")
    assert refused.returncode == 1 and "There is no team “X”" in refused.stderr


@pytest.mark.parametrize("url", ["mysql://x/y", "oracle://x"])
def test_a_database_it_does_not_know_is_refused_in_one_sentence(tmp_path: Path, url: str) -> None:
    refused = run(tmp_path, "check", DATABASE_URL=url)
    assert refused.returncode != 0
    assert "DATABASE_URL begins with" in refused.stderr
    assert "Traceback" not in refused.stderr

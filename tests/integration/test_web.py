"""The project around the pages: headers, health, logs, settings, shipped files."""

import json
import logging
import stat
from pathlib import Path

import pytest
from django.test import Client

from sightline.web import environment
from sightline.web.logs import JsonLines

WEB = Path(environment.__file__).parent


def test_pages_forbid_inline_scripts_styles_frames_and_caching(client: Client, db: None) -> None:
    headers = client.get("/sign-in/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_no_template_holds_an_inline_script_or_style() -> None:
    templates = [*WEB.parent.rglob("templates/**/*.html")]
    assert len(templates) > 8
    for file in templates:
        text = file.read_text(encoding="utf-8")
        assert " style=" not in text and "<style" not in text, file
        assert "onclick" not in text and "javascript:" not in text, file
        assert text.count("<script") == text.count('<script type="module" src='), file


def test_what_we_ship_names_nothing_that_belongs_to_government_alone() -> None:
    shipped = [file for file in (WEB / "static").rglob("*") if file.is_file()]
    assert {file.suffix for file in shipped} == {".css", ".js", ".svg"}
    for file in shipped:
        text = file.read_text(encoding="utf-8").lower()
        for word in ("gds transport", "crest", "govuk-icon", "@font-face"):
            assert word not in text, f"{file.name} names {word}"


def test_health_says_ok_and_nothing_about_children(client: Client, db: None) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert set(answer.json()) == {"status", "release"}


def test_static_files_are_served_without_a_collecting_step(client: Client) -> None:
    answer = client.get("/static/sightline/sightline.css")
    assert answer.status_code == 200
    assert b"govuk-button" in b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_the_secret_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = environment.secret_key(tmp_path, {})
    assert environment.secret_key(tmp_path, {}) == first and len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = environment.data_folder({"SIGHTLINE_DATA": str(tmp_path / "data")})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_database_is_named_by_its_address(tmp_path: Path) -> None:
    url = "postgresql://sight:p%40ss@db.example:5433/line?sslmode=require"
    setting = environment.database(tmp_path, {"DATABASE_URL": url})
    assert setting["PASSWORD"] == "p@ss" and setting["PORT"] == "5433"
    assert setting["OPTIONS"] == {"sslmode": "require"}
    with pytest.raises(environment.EnvironmentProblem, match="mysql"):
        environment.database(tmp_path, {"DATABASE_URL": "mysql://x/y"})


def test_a_log_line_tells_the_kind_and_place_of_an_error_but_not_its_words() -> None:
    try:
        raise ValueError("Child 4711 was born on 1 May")
    except ValueError as error:
        kind = (type(error), error, error.__traceback__)
        record = logging.LogRecord(
            "django.request", 40, __file__, 1, "Server error: %s", ("/children/4711",), kind
        )
    line = JsonLines().format(record)
    assert "4711" not in line
    assert json.loads(line)["exception"] == "ValueError"


def test_a_page_that_is_not_there_says_so_in_words(client: Client, db: None) -> None:
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()

"""What the environment says: the data folder, the secret key, the database. No Django here."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sightline.store.kept_keys import kept_key


class EnvironmentProblem(Exception):
    """A setting that can't be used, in a sentence that says what to write instead."""


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """`SIGHTLINE_DATA`, by default `var/data` here; made if missing, for its owner alone."""
    folder = Path(environment.get("SIGHTLINE_DATA") or "var/data").expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """`SIGHTLINE_SECRET_KEY`, else the key kept in the data folder, made on first use."""
    if given := environment.get("SIGHTLINE_SECRET_KEY"):
        return given
    file = folder / "secret_key"
    key = kept_key(file, lambda: secrets.token_urlsafe(64))
    if len(key) < 50:
        raise EnvironmentProblem(
            f"The key in {file} is too short. Delete the file and start again; "
            "everyone will have to sign in once more."
        )
    return key


def database(folder: Path, environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Django's database setting from `DATABASE_URL`; SQLite in the data folder if there is none."""
    url = environment.get("DATABASE_URL", "")
    if not url:
        return _sqlite(folder / "application.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path.removeprefix("/"))))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise EnvironmentProblem(
        f"DATABASE_URL begins with “{parts.scheme}://”. Write postgresql://user:password@host/name "
        "or sqlite:////folder/file.sqlite3, or leave it out."
    )


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "timeout": 20,
            # A write transaction asks for its lock at once, so it waits instead of failing.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def hosts(environment: Mapping[str, str] = os.environ) -> list[str]:
    """`SIGHTLINE_HOSTS`, comma-separated; this machine alone if not said."""
    given = environment.get("SIGHTLINE_HOSTS", "")
    return [host.strip() for host in given.split(",") if host.strip()] or [
        "localhost",
        "127.0.0.1",
        "[::1]",
    ]


def switched_on(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    return environment.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def address(environment: Mapping[str, str] = os.environ) -> str:
    """`SIGHTLINE_ADDRESS`, for links in mails; else made of the first host's name."""
    given = environment.get("SIGHTLINE_ADDRESS", "").rstrip("/")
    if given and not given.startswith(("https://", "http://")):
        raise EnvironmentProblem(
            f"SIGHTLINE_ADDRESS is “{given}”. Write it whole, as in https://sightline.council.gov.uk"
        )
    if given:
        return given
    host = hosts(environment)[0]
    is_https = switched_on("SIGHTLINE_HTTPS", environment)
    return f"https://{host}" if is_https else f"http://{host}:8000"

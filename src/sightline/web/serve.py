"""Serving the pages: prepare the database, then gunicorn; and accounts for the demonstration."""

import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from sightline.web.beside import work_beside_server
from sightline.web.environment import EnvironmentProblem

# Python keeps one processor busy for each process; each holds its own copy of what is kept.
USUAL_WORKERS = min(2, os.cpu_count() or 1)


def prepare(data: Path) -> None:
    """Settings on this data folder, and a database that fits this release."""
    os.environ["SIGHTLINE_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
    import django
    from django.core.management import call_command

    os.umask(0o077)  # the database holds people's names; it is for its owner alone
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def ensure_demo_people(data: Path) -> str:
    """Accounts for the demonstration; the line to print says how to sign in."""
    prepare(data)
    from sightline.web.demo.life import ensure_life
    from sightline.web.demo.month import ensure_month
    from sightline.web.demo.people import ensure_people

    now = datetime.now(UTC)
    sign_ins = ensure_people(now)
    ensure_life(now)
    ensure_month(now)
    return str(sign_ins)


def has_accounts(data: Path) -> bool:
    prepare(data)
    from sightline.apps.people.models import User

    return User.objects.exists()


def check_free(host: str, port: int) -> None:
    """Raises EnvironmentProblem if something else listens there, before anything is changed."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        # As the server itself does: a port that was left a moment ago is free.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise EnvironmentProblem(
                f"Port {port} of {host} can't be used ({error.strerror}). Perhaps Sightline runs "
                f"there already; if not, choose another port, as in --port {port + 1}."
            ) from None


def serve(
    host: str, port: int, data: Path, open_browser: bool = False, with_work: bool = True
) -> None:
    """Serve until interrupted, with the background work beside it unless that runs elsewhere.

    Gunicorn where there is one, else Django's own small server.
    """
    prepare(data)
    if open_browser:
        address = f"http://{'localhost' if host in {'0.0.0.0', '127.0.0.1'} else host}:{port}/"
        threading.Timer(1.0, webbrowser.open, [address]).start()
    with work_beside_server() if with_work else nullcontext():
        _server()(host, port)


def _server() -> Callable[[str, int], None]:
    if sys.platform == "win32":  # gunicorn needs fork
        return _small_server
    return _gunicorn


def _gunicorn(host: str, port: int) -> None:
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    class Sightline(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            wanted = {
                "bind": f"{host}:{port}",
                "workers": int(os.environ.get("SIGHTLINE_WORKERS") or USUAL_WORKERS),
                # A page waits for the database and the disk now and then; more threads than
                # these only take the processor from each other.
                "threads": 4,
                # Longer than a proxy or a reader pauses: a connection closed at the moment a
                # request is sent on it looks like an error there.
                "keepalive": 75,
                "timeout": 60,
                "accesslog": None,
                "loglevel": "warning",
                "logconfig_dict": settings.LOGGING,
            }
            for name, value in wanted.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            from sightline.apps.dashboards.warm import keep_warm
            from sightline.web.wsgi import application

            threading.Thread(target=keep_warm, args=(threading.Event(),), daemon=True).start()
            return application

    Sightline().run()


def _small_server(host: str, port: int) -> None:
    from django.core.management import call_command

    call_command("runserver", f"{host}:{port}", use_reloader=False)

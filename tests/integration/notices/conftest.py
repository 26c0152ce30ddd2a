"""A real SMTP server in a process of its own, and published records with ids and names."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest
from pytest_django import Settings

from sightline.apps.notices import actions
from sightline.apps.notices.rules import KnownChildren

# Takes mails and writes each as a line; refuses one address for good, another for now.
SERVER = """
import asyncio, json, sys
from aiosmtpd.controller import UnthreadedController
class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown@"):
            return "550 no such address"
        if address.startswith("busy@"):
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        with open(sys.argv[2], "a") as file:
            text = envelope.content.decode("utf-8", "replace")
            file.write(json.dumps({"to": envelope.rcpt_tos, "text": text}) + "\\n")
        return "250 OK"
loop = asyncio.new_event_loop()
controller = UnthreadedController(Handler(), hostname="127.0.0.1", port=int(sys.argv[1]), loop=loop)
controller.begin()
loop.run_forever()
"""


@dataclass(frozen=True)
class MailServer:
    port: int
    box: Path

    @property
    def mails(self) -> list[tuple[str, Message]]:
        """Each mail that arrived: to whom, and what."""
        if not self.box.exists():
            return []
        lines = [json.loads(line) for line in self.box.read_text().splitlines()]
        return [(line["to"][0], message_from_string(line["text"])) for line in lines]


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


@pytest.fixture
def mail_server(tmp_path: Path, settings: Settings) -> Iterator[MailServer]:
    server = MailServer(free_port(), tmp_path / "box")
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(server.port), str(server.box)])
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.CAN_SEND_MAIL, settings.DEFAULT_FROM_EMAIL = True, "sightline@council.example"
    until = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
            break
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.05)
    yield server
    process.kill()
    process.wait()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Say which ids and names the published records hold."""

    def say(id: str, name: str) -> None:
        found = KnownChildren.of([id], [name])
        monkeypatch.setattr(actions, "known_children", lambda: found)

    return say

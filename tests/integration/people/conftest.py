"""A real OpenID provider: a process of its own that speaks HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client


@dataclass(frozen=True)
class Provider:
    address: str

    def set_person(self, subject: str, **claims: object) -> None:
        answer = requests.put(f"{self.address}/users/{subject}", json=claims, timeout=10)
        answer.raise_for_status()

    def let_in(self, client: Client, subject: str, start: str = "/sign-in/council/") -> object:
        """What the browser does: to the provider, say who one is there, and back with a code."""
        there = client.get(start)["Location"]
        assert there.startswith(self.address)
        answer = requests.post(there, data={"sub": subject}, allow_redirects=False, timeout=10)
        back = urlsplit(answer.headers["Location"])
        assert back.netloc == "testserver"
        return client.get(f"{back.path}?{back.query}")


@pytest.fixture(scope="session")
def provider_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    address = f"http://localhost:{port}"
    log = (tmp_path_factory.mktemp("provider") / "log").open("w")
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "oidc-provider-mock"), "--port", str(port)],
        stdout=log, stderr=log, env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    until = time.monotonic() + 30
    while True:
        try:
            requests.get(f"{address}/jwks", timeout=1).raise_for_status()
            break
        except requests.RequestException:
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(10)
    log.close()


@pytest.fixture
def provider(provider_process: str, settings: object) -> Provider:
    """Single sign-on as the environment would set it up."""
    from sightline.web import outside

    found = requests.get(f"{provider_process}/.well-known/openid-configuration", timeout=10).json()
    said = {
        "SIGHTLINE_OIDC_ISSUER": found["issuer"],
        "SIGHTLINE_OIDC_CLIENT_ID": "sightline",
        "SIGHTLINE_OIDC_CLIENT_SECRET": "secret",
        "SIGHTLINE_OIDC_AUTHORIZE_URL": found["authorization_endpoint"],
        "SIGHTLINE_OIDC_TOKEN_URL": found["token_endpoint"],
        "SIGHTLINE_OIDC_USER_URL": found["userinfo_endpoint"],
        "SIGHTLINE_OIDC_KEYS_URL": found["jwks_uri"],
    }
    for name, value in outside.single_sign_on(said).items():
        setattr(settings, name, value)
    # This provider has one key and gives it no name.
    settings.OIDC_VERIFY_KID = False  # type: ignore[attr-defined]
    settings.AUTHENTICATION_BACKENDS = [  # type: ignore[attr-defined]
        *settings.AUTHENTICATION_BACKENDS,  # type: ignore[attr-defined]
        "sightline.apps.people.single_sign_on.SingleSignOn",
    ]
    return Provider(provider_process)

"""Whatever happens to a child's page, no line of the log says whose it was."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests import personas

from sightline.apps.children import searching
from sightline.apps.children import views as children_views
from sightline.apps.children.names import Named
from sightline.apps.children.queries import child_key, holdings
from sightline.apps.people.models import Look, User
from sightline.web.logs import JsonLines

NAME = "Peregrine Longbottom-Ashworth"
Visit = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("wrenshire")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that is logged, as the server writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def child(wrenshire: Path) -> str:
    """A child of the team, with a display name."""
    held = holdings()
    assert held is not None
    return min(held.by_team[personas.TEAM] - held.restricted)


def test_pages_of_a_child_lists_searches_and_errors_log_nobodys_id_name_or_key(
    visit: Visit, director: User, child: str, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, key = visit(director), child_key(child)
    client.raise_request_exception = False
    monkeypatch.setattr(searching, "names", lambda: {child: Named(NAME)})
    statuses = [
        client.get(f"/children/{key}/").status_code,
        client.get(f"/children/{key}/?lane={child}").status_code,
        client.get("/worklists/assessments_open/?show=all").status_code,
        client.post("/search/", {"q": child}).status_code,
        client.post("/search/", {"q": NAME}).status_code,
        client.get(f"/search/?q={child}").status_code,
        client.get(f"/children/{child}/").status_code,
        client.get(f"/children/{key}/nothing/").status_code,
        client.put(f"/children/{key}/").status_code,
        client.get(f"/children/{key}/", headers={"host": f"{child}.example"}).status_code,
    ]
    assert statuses[0] == 200 and {404, 405, 400} <= set(statuses)
    monkeypatch.setattr(children_views, "find_child", _fail(f"{child}, {NAME}, {key}"))
    assert client.get(f"/children/{key}/?who={child}").status_code == 500
    assert Look.objects.filter(child_id=child).exists()  # the access log is where it is said
    said = lines.getvalue()
    for secret in (child, NAME, "Longbottom", key):
        assert secret not in said
    assert _routes(said) >= {"children/<str:key>/", "worklists/<slug:name>/", "search/"}
    assert "ValueError" in said


def _fail(words: str) -> Callable[..., None]:
    def fail(*given: object) -> None:
        try:
            raise KeyError(words)
        except KeyError as error:
            raise ValueError(words) from error

    return fail


def _routes(said: str) -> set[str]:
    return {json.loads(line).get("route", "") for line in said.splitlines()}


@pytest.mark.parametrize(
    ("logger", "message", "given"),
    [
        ("gunicorn.error", "Error handling request %s", ("/children/abc4711/",)),
        ("django.request", "%s: %s", ("Not Found", "/children/abc4711/")),
        ("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'abc4711'", ()),
        ("asyncio", "%(what)s of %05.1f", ({"what": "abc4711"},)),
    ],
)
def test_what_others_log_keeps_its_words_and_loses_its_values(
    logger: str, message: str, given: tuple[object, ...]
) -> None:
    record = logging.LogRecord(logger, 40, __file__, 1, message, given, None)
    assert "4711" not in JsonLines().format(record)
    assert json.loads(JsonLines().format(record))["message"]

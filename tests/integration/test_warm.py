"""Pages made before anybody asks: after a start, and after each publication."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from tests import personas
from tests.personas import TEAM

from sightline.apps.dashboards import warm
from sightline.apps.dashboards.home_page import stands_out
from sightline.apps.dashboards.unit_page import headlines_of
from sightline.apps.dashboards.views import kept_page
from sightline.apps.figures import queries
from sightline.apps.people.models import User
from sightline.pipeline.held_children import held_children_of

KEPT = (kept_page, headlines_of, stands_out, held_children_of)


@pytest.fixture(autouse=True)
def _cold(wrenshire: Path, db: None) -> None:
    cache.clear()
    for each in KEPT:
        each.cache_clear()


def test_after_warming_nobodys_first_page_is_made_anew(visit: Callable[[User], Client]) -> None:
    source = queries.source()
    assert source is not None
    warm.warm(source)
    made = [each.cache_info().misses for each in KEPT]
    slug = TEAM.lower().replace(" ", "-")
    manager = visit(personas.person("team_manager"))
    for address in ("/", f"/teams/{slug}/", "/worklists/"):
        assert manager.get(address).status_code == 200
    assert [each.cache_info().misses for each in KEPT] == made


def test_a_page_that_cannot_be_made_beforehand_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = threading.Event()

    def fails(*_: object) -> None:
        stop.set()
        raise OSError("The disk is away.")

    monkeypatch.setattr(warm, "warm", fails)
    warm.keep_warm(stop)
    assert "pages could not be made beforehand" in caplog.text


def test_pages_are_made_again_when_another_snapshot_is_published_and_only_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published = queries.source()
    assert published is not None
    seen = iter([published, published, None])
    stop, warmed = threading.Event(), []

    def next_source() -> object:
        found = next(seen)
        if found is None:
            stop.set()
        return found

    monkeypatch.setattr(queries, "source", next_source)
    monkeypatch.setattr(warm, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(warm, "warm", lambda source, stop: warmed.append(source))
    warm.keep_warm(stop)
    assert warmed == [published]

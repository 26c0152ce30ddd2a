"""The performance analyst: from an extract that came in to a scorecard of a newer day."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer
from tests.browser.conftest import Visitors
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers
from tests.integration.cli import annex_a

from sightline.apps.work.queue import run_queued_tasks
from sightline.pipeline import publishing
from sightline.pipeline.folder import DataFolder

REASON = "Looked through with the team managers"
SICKNESS = "Days lost to sickness"


@pytest.fixture
def extracts(tmp_path: Path) -> dict[object, Path]:
    """The small authority's Annex A, of spring and of autumn."""
    return {day: annex_a.workbook(tmp_path, day) for day in (annex_a.FIRST, annex_a.LAST)}


@pytest.fixture
def small_site(
    live_server: LiveServer,
    tmp_path: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    extracts: dict[object, Path],
) -> Iterator[str]:
    """The address of a served Sightline where spring’s extract is published."""
    settings.SIGHTLINE_DATA = tmp_path / "data"
    settings.SIGHTLINE_AUTHORITY = "999"
    whole = publishing.count_figures
    monkeypatch.setattr(
        publishing, "count_figures", lambda *of, **how: whole(*of, **{**how, "months": 2})
    )
    publishing.load_and_publish(
        DataFolder(tmp_path / "data"),
        extracts[annex_a.FIRST],
        by="somebody",
        at=datetime(2026, 4, 2, tzinfo=UTC),
        authority="999",
    )
    cache.clear()
    yield live_server.url
    cache.clear()


@SCRIPTS
def test_the_analyst_brings_the_scorecard_to_a_newer_day(
    visitors: Visitors,
    small_site: str,
    extracts: dict[object, Path],
    tmp_path: Path,
    scripts: bool,
) -> None:
    analyst = Walkers(visitors, small_site, tmp_path).one("analyst", scripts=scripts)
    analyst.sign_in("analyst")
    analyst.follow("Scorecard")
    assert analyst.fact("Records as at") == "31 March 2026"
    uploads(analyst, extracts[annex_a.LAST])
    looks_at_what_was_set_aside(analyst)
    publishes(analyst)
    analyst.follow("Scorecard")
    assert analyst.fact("Records as at") == "30 September 2026"
    analyst.picture("scorecard")
    types_in_a_figure(analyst)


def uploads(analyst: Walker, extract: Path) -> None:
    analyst.follow("Loads")
    analyst.picture("loads")
    analyst.press("Load files")
    analyst.main.get_by_label("Files").set_input_files(extract)
    analyst.picture("files chosen")
    analyst.press("Load")
    analyst.reads("It waits for its turn.")
    analyst.picture("waits")
    run_queued_tasks()
    analyst.page.reload()
    analyst.reads("Nobody sees it until it is published.")
    analyst.picture("summary")


def looks_at_what_was_set_aside(analyst: Walker) -> None:
    analyst.follow("See what was set aside, and why")
    analyst.reads("“31/09/2026” is no date: September 2026 has no day 31.")
    analyst.picture("set aside")
    with analyst.page.expect_download() as taken:
        analyst.follow("Take away as CSV")
    assert "31/09/2026" in taken.value.path().read_text(encoding="utf-8-sig")


def publishes(analyst: Walker) -> None:
    analyst.page.goto(f"{analyst.site}/loads/changes/")
    analyst.reads("Published, it would be those as at 30 September 2026.")
    analyst.picture("what changes")
    analyst.main.get_by_label(re.compile("What you looked at")).fill(REASON)
    analyst.press("Publish these records")
    analyst.reads("Everybody now sees the records as at 30 September 2026.")
    analyst.picture("published")
    analyst.page.goto(f"{analyst.site}/loads/publications/")
    analyst.reads(REASON)


def types_in_a_figure(analyst: Walker) -> None:
    analyst.follow("Collected")
    analyst.follow("All collected figures, by period")
    analyst.follow("Add an indicator", analyst.main)
    form = analyst.main
    form.get_by_label("Title", exact=True).fill(SICKNESS)
    form.get_by_label("Definition").fill("Working days of social workers lost to sickness.")
    form.get_by_label("Shown as").select_option(label="Percent")
    form.get_by_label("Asked since").fill("01/04/2026")
    analyst.picture("a figure to collect")
    form.locator("form button").last.click()
    analyst.reads("is collected from now on")
    analyst.picture("asked for")
    analyst.main.locator("a[href^='/collected/figures/']").first.click()
    analyst.page.wait_for_load_state()
    form.get_by_label("Value", exact=True).fill("7.5%")
    analyst.picture("typed in")
    analyst.press("Save")
    assert analyst.fact("Now") == "7.5%"
    analyst.picture("kept")

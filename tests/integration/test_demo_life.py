"""What the people of the demonstration have done before anybody visits."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from sightline.apps.collected.models import Entry
from sightline.apps.figures.models import FigureNote
from sightline.apps.people.models import Restriction, User
from sightline.apps.worklists.models import LateReason
from sightline.web.demo.life import ensure_life
from sightline.web.demo.people import ensure_people

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def life(db: None, wrenshire: Path) -> None:
    ensure_people(NOW)
    ensure_life(NOW)


def test_a_year_is_typed_in_one_figure_is_late_and_one_explained(life: None) -> None:
    waiting = Entry.objects.filter(state="waiting")
    assert {entry.indicator.key for entry in waiting} == {"qa_actions_on_time_pct"}
    assert all(entry.due_on < NOW.date() for entry in waiting)
    assert Entry.objects.filter(status="not_yet_available", reason__isnull=False).exists()
    assert Entry.objects.exclude(value=None).count() > 30


def test_reasons_notes_and_a_restricted_record_are_there_once(life: None) -> None:
    counts = [model.objects.count() for model in (LateReason, FigureNote, Restriction, Entry)]
    assert all(counts)
    ensure_life(NOW)
    assert counts == [m.objects.count() for m in (LateReason, FigureNote, Restriction, Entry)]


def test_typed_in_figures_stand_on_the_scorecard(
    life: None, visit: Callable[[User], Client]
) -> None:
    director = User.objects.get(email="director@wrenshire.example")
    page = visit(director).get("/scorecard/?show=all&service=quality").content.decode()
    assert "Not yet available" not in page.split("qa_good_or_better_pct")[1][:800]
    assert "%" in page.split("qa_good_or_better_pct")[1][:800]


def test_without_records_nothing_is_done(db: None, tmp_path: Path, settings: object) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    ensure_people(NOW)
    ensure_life(NOW)
    assert not Entry.objects.exists()

"""What is typed in stands on the scorecard and the indicator's page, beside what was counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache
from tests.integration.collected.conftest import AT, collect
from tests.made_figures import data_folder

from sightline.apps.collected import actions
from sightline.apps.collected.models import Entry
from sightline.apps.collected.rules import Said
from sightline.apps.people.models import User
from sightline.vocabulary.printed_values import read_value
from sightline.vocabulary.printed_values.directions import read_directions
from sightline.vocabulary.printed_values.periods import PeriodKind
from sightline.vocabulary.words import Status


@pytest.fixture
def wrenshire(tmp_path: Path, settings: object) -> Iterator[Path]:
    folder = data_folder(tmp_path)
    settings.SIGHTLINE_DATA = folder  # type: ignore[attr-defined]
    cache.clear()
    yield folder
    cache.clear()


def enter(by: User, entry: Entry, written: str, **more: object) -> None:
    entry.refresh_from_db()
    said = Said(Status.OK, read_value(written), **more)  # type: ignore[arg-type]
    actions.enter_value(by=by, entry=entry, said=said, read=entry.version, at=AT)


def test_the_scorecard_prints_it_as_people_write_it_and_changes_with_it(
    visit, wrenshire: Path, analyst: User, june: Entry, september: Entry
) -> None:
    client, address = visit(analyst), "/scorecard/?service=workforce&show=all"
    first = client.get(address).content.decode()
    assert "Due from the human resources contributor by 14 October 2026" in first
    enter(analyst, september, "17% - 164", directions=read_directions("↑"))
    second = client.get(address).content.decode()
    assert "17% - 164" in second and "Q2 2026/27" in second and "as typed in" in second


def test_on_a_day_between_two_periods_the_newer_stands(
    visit, wrenshire: Path, analyst: User, june: Entry, september: Entry
) -> None:
    enter(analyst, june, "18.9%")
    enter(analyst, september, "17.1%")
    client = visit(analyst)
    august = client.get("/scorecard/?service=workforce&show=all&as_at=2026-08-31").content.decode()
    assert "18.9%" in august and "17.1%" not in august


def test_its_page_has_the_owners_words(
    visit, wrenshire: Path, analyst: User, september: Entry
) -> None:
    enter(
        analyst,
        september,
        "a) 104 b) 94-90% c) 57-61%",
        explanation="Agency staff cover new teams.",
        forecast="It will drop in the holidays.",
    )
    page = visit(analyst).get("/indicators/turnover/").content.decode()
    assert "Turnover: a) 104 b) 94-90% c) 57-61% (Q2 2026/27)." in page
    assert "Why it moved: Agency staff cover new teams." in page
    assert "Forecast: It will drop in the holidays." in page


def test_shares_of_months_get_a_control_chart(visit, wrenshire: Path, analyst: User) -> None:
    collect(
        analyst, "sick_days", period_kind=PeriodKind.MONTH, frequency="monthly",
        asked_since=date(2025, 4, 1),
    )  # fmt: skip
    for number, entry in enumerate(actions.ask_for_values(at=AT)):
        enter(analyst, entry, f"{10 + number % 3}%")
    page = visit(analyst).get("/indicators/sick_days/").content.decode()
    assert "Upper limit" in page and "18 points" in page


def test_one_record_stands_in_both_its_sections(visit, wrenshire: Path, analyst: User) -> None:
    collect(analyst, "exclusions", also_in=("inclusion",))
    for entry in actions.ask_for_values(at=AT):
        enter(analyst, entry, "12%")
    client = visit(analyst)
    for service in ("workforce", "inclusion"):
        page = client.get(f"/scorecard/?service={service}&show=all").content.decode()
        assert page.count("/indicators/exclusions/") >= 1 and "12%" in page
    whole = client.get("/scorecard/?show=all").content.decode()
    assert whole.count('href="/indicators/exclusions/"') == 2
    file = client.get("/scorecard/file.csv?service=inclusion&show=all").content.decode()
    assert file.count("exclusions") == 1


def test_a_typed_in_figure_opens_like_any_other(
    visit, wrenshire: Path, analyst: User, september: Entry
) -> None:
    enter(analyst, september, "17%", explanation="Fewer agency staff.")
    page = visit(analyst).get("/figures/turnover/?basis=quarter&as_at=2026-09-30")
    shown = page.content.decode()
    assert page.status_code == 200
    assert "Analyst, 14 October 2026" in shown and "Fewer agency staff." in shown
    assert "What stood here before" in shown


def test_what_is_not_approved_is_not_shown_when_opened(
    visit, wrenshire: Path, analyst: User, director: User, asked: list[Entry], sickness
) -> None:
    entry = sickness.entries.get(last=date(2026, 9, 30))
    enter(analyst, entry, "61.7%")
    page = visit(director).get("/figures/sickness/?basis=quarter&as_at=2026-09-30")
    assert b"waits for a second person" in page.content and b"61.7" not in page.content
    assert b"61.7" not in visit(director).get("/indicators/sickness/").content

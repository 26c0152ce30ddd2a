"""Why it was late, drawn on the page of the indicator that the worklist serves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html
from tests.personas import AT

from sightline.apps.people.models import User
from sightline.apps.worklists import actions, queries

Visit = Callable[[User], Client]
PAGE = "/indicators/assessments_45wd_pct/"


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def page(client: Client, address: str = PAGE) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def say_why(by: User, codes: list[str]) -> None:
    kept = queries.current()
    assert kept is not None
    found = kept.lists["assessments_open"]
    late = [row for row in found.rows if (row.days_late or 0) > 0]
    for row, code in zip(late, codes, strict=False):
        actions.say_why_late(
            by=by, authority=kept.authority, worklist=found.worklist, row=row, code=code, note="",
            at=AT,
        )  # fmt: skip


def test_reasons_are_drawn_with_their_sum_and_stand_in_a_table(
    visit: Visit, director: User
) -> None:
    say_why(director, ["caseload", "caseload", "caseload", "worker_absent"])
    root = page(visit(director))
    section = root.xpath("//section[@aria-labelledby='why-late']")[0]
    assert len(section.xpath(".//*[local-name()='rect']")) == 2
    assert section.xpath(".//*[local-name()='desc']")
    cells = [each.text_content().strip() for each in section.xpath(".//tbody/tr[1]/*")]
    assert cells[1:] == ["3", "75%", "75%"]
    assert "100%" in section.xpath(".//tbody/tr[2]")[0].text_content()


def test_without_a_reason_the_page_has_no_such_section(visit: Visit, director: User) -> None:
    assert not page(visit(director)).xpath("//section[@aria-labelledby='why-late']")


def test_teams_and_notes_stand_before_the_way_it_is_counted_and_the_downloads(
    visit: Visit, director: User
) -> None:
    places = page(visit(director)).xpath("//h2[@id]/@id")
    order = ["units-beside", "notes", "calculation", "take-away"]
    assert [each for each in places if each in order] == order

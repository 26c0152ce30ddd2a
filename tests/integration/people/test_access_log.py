"""The access log on its pages: searched, taken away, sealed."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from tests.personas import TEAM

from sightline.apps.events.models import Event
from sightline.apps.people import actions
from sightline.apps.people.child_keys import child_key
from sightline.apps.people.due_work import seal_access_log
from sightline.apps.people.looks_asked import check_seals
from sightline.apps.people.models import Look, Seal, User

Visit = Callable[[User], Client]
DAYS = [datetime(2026, 10, day, 12, tzinfo=UTC) for day in (1, 2, 5)]


@pytest.fixture
def keeper(
    guardian: User, social_worker: User, director: User, visit: Visit, settings: object
) -> Client:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]
    for at in DAYS:
        for who, child, right in [(social_worker, "C1", "role"), (director, "C2", "break-glass")]:
            actions.log_looks(by=who, authority="999", children={child: right}, page="child", at=at)
    return visit(guardian)


def test_looks_at_one_child_are_found_by_an_id_that_never_stands_in_an_address(
    keeper: Client, social_worker: User, director: User
) -> None:
    answer = keeper.post("/access-log/child/", {"child_id": "C1"})
    assert answer["Location"] == f"/access-log/?child={child_key('C1')}"
    rows = keeper.get(answer["Location"]).content.decode().partition("<tbody>")[2]
    assert social_worker.name in rows and director.name not in rows
    assert keeper.get("/access-log/?child=nonsense").status_code == 404


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 6), ("person=Director", 3), ("from_on=2026-10-02", 4), ("to_on=2026-10-01", 2),
     ("right=break-glass", 3), ("page_name=child", 6), ("person=nobody", 0)],
)  # fmt: skip
def test_the_log_is_searched_by_person_days_right_and_page(
    keeper: Client, asked: str, number: int
) -> None:
    rows = keeper.get(f"/access-log/?{asked}").content.decode().partition("<tbody>")[2]
    assert rows.count("<tr>") == number


def test_it_is_taken_away_as_csv_and_workbook_and_that_is_an_event(keeper: Client) -> None:
    asked = f"child={child_key('C1')}"
    text = keeper.get(f"/access-log/file.csv?{asked}").content.decode("utf-8-sig")
    assert [row["child_id"] for row in csv.DictReader(io.StringIO(text))] == ["C1"] * 3
    book = keeper.get(f"/access-log/file.xlsx?{asked}").content
    assert "Access log" in openpyxl.load_workbook(io.BytesIO(book)).sheetnames
    assert keeper.get("/access-log/file.pdf").status_code == 404
    events = Event.objects.filter(did="access_log.exported")
    assert events.count() == 2 and "C1" not in str(list(events.values()))


def test_each_night_seals_all_days_that_are_over_and_a_line_put_in_later_is_found(
    keeper: Client, social_worker: User
) -> None:
    assert "No day is sealed" in keeper.get("/access-log/seals/").content.decode()
    now = datetime(2026, 10, 8, 0, 30, tzinfo=UTC)
    assert seal_access_log(now) == "7 days of the access log sealed."
    assert seal_access_log(now) == "0 days of the access log sealed."
    assert check_seals().broken is None and Seal.objects.count() == 7
    assert "All seals hold" in keeper.get("/access-log/seals/").content.decode()
    actions.log_looks(
        by=social_worker, authority="999", children={"C9": "role"}, page="child", at=DAYS[1]
    )
    assert check_seals().broken == DAYS[1].date()
    assert "does not hold" in keeper.get("/access-log/seals/").content.decode()


def test_break_glass_stands_apart_with_its_reason(
    keeper: Client, social_worker: User, head_of_safeguarding: User, visit: Visit
) -> None:
    reason = "The police rang out of hours."
    actions.break_glass(
        by=social_worker, authority="999", child_id="C3", reason=reason, at=timezone.now()
    )
    for client in (keeper, visit(head_of_safeguarding)):
        assert reason in client.get("/access-log/break-glass/").content.decode()
    assert visit(head_of_safeguarding).get("/access-log/").status_code == 403


def test_a_long_log_is_shown_in_pages(keeper: Client, director: User) -> None:
    many = {f"M{number}": "role" for number in range(150)}
    actions.log_looks(
        by=director, authority="999", children=many, page="worklist", at=timezone.now()
    )
    page = keeper.get("/access-log/?page_name=worklist").content.decode()
    assert "Page 1 of 2" in page and "page_name=worklist&amp;page=2" in page
    assert Look.objects.filter(at__gt=timezone.now() - timedelta(hours=1)).count() == 150
    assert TEAM not in page

"""What information governance asks of kept records, on pages and on Wrenshire's records."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

from sightline.apps.children.queries import holdings, kept_records, sort_out
from sightline.apps.data_quality.models import Acceptance
from sightline.apps.people import actions as people
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Assignment, Look, User
from sightline.apps.people.rules import NotAllowed
from sightline.apps.retention import actions
from sightline.apps.retention.models import KeepingRequest
from sightline.apps.work.queue import run_queued_tasks
from sightline.pipeline.settings_file import read_settings
from sightline.vocabulary.problems import ProblemsFound

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)
GROUND = "Request of 2 November, upheld."
Visit = Callable[[User], Client]


@pytest.fixture
def child(wrenshire: Path) -> str:
    found = holdings()
    assert found is not None
    return sorted(set().union(*found.by_team.values()) - found.restricted)[0]


def _page(client: Client) -> str:
    return client.get("/retention/").content.decode()


def test_the_schedule_says_how_long_each_kind_of_record_is_kept(
    wrenshire: Path, visit: Visit, guardian: User
) -> None:
    page = _page(visit(guardian))
    assert (
        "Child protection plans" in page and "10 years" in page and "as long as the child" in page
    )


def test_before_the_first_load_the_page_still_opens(
    tmp_path: Path, settings: object, visit: Visit, guardian: User
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    assert "No row is past its years" in _page(visit(guardian))


def test_an_erased_child_is_gone_from_records_assignments_decisions_and_reach_not_from_the_log(
    child: str,
    visit: Visit,
    guardian: User,
    director: User,
    social_worker: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    people.assign_child(
        by=None, person=social_worker, authority="999", child_id=child, kind="audit",
        reason="Peer audit of November.", until=NOW + timedelta(days=9), at=NOW,
    )  # fmt: skip
    people.log_looks(by=director, authority="999", children={child: "role"}, page="x", at=NOW)
    Acceptance.objects.create(
        authority="999", check_id="x", row_key=f"{child}|2026", child_id=child, mark="m",
        reason="It is right.", by=director, at=NOW,
    )  # fmt: skip
    assert sort_out(access_of(director, NOW), [child]).visible
    client = visit(guardian)
    told = {"child_id": child, "again": child, "reason": GROUND}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/retention/erase/", told).status_code == 302
    run_queued_tasks()
    (request,) = KeepingRequest.objects.all()
    assert (request.state, request.child_id) == ("done", "") and "rows were taken" in request.said
    assert not Assignment.objects.filter(child_id=child).exists()
    assert not Acceptance.objects.filter(child_id=child).exists()
    assert Look.objects.filter(child_id=child).count() == 1
    found = holdings()
    assert found is not None and child not in found.children
    assert not sort_out(access_of(director, NOW), [child]).visible
    assert request.said in _page(client)


def test_an_erasure_needs_the_identifier_twice_and_a_ground(
    child: str, visit: Visit, guardian: User
) -> None:
    client = visit(guardian)
    for told, sentence in (
        ({"child_id": child, "again": child + "x", "reason": GROUND}, "two identifiers differ"),
        ({"child_id": child, "again": child, "reason": "because"}, "Say on what ground"),
        ({"child_id": "", "again": "", "reason": ""}, "Enter the child’s identifier"),
    ):
        answer = client.post("/retention/erase/", told)
        assert answer.status_code == 400 and sentence in answer.content.decode()
    assert not KeepingRequest.objects.exists()


def test_a_child_under_hold_is_not_erased(child: str, guardian: User) -> None:
    actions.hold(by=guardian, child_id=child, reason="Public inquiry announced.", at=NOW)
    request = KeepingRequest.objects.create(
        authority="999", what="erase", child_id=child, reason=GROUND, by=guardian,
        by_name="Guardian", at=NOW,
    )  # fmt: skip
    ended = actions.run_request(id=request.pk, at=NOW)
    assert (ended.state, ended.child_id) == ("refused", child) and "legal hold" in ended.said
    actions.lift(by=guardian, child_id=child, reason="The inquiry has ended.", at=NOW)
    with pytest.raises(NotAllowed, match="no hold"):
        actions.lift(by=guardian, child_id=child, reason="The inquiry has ended.", at=NOW)


def test_subject_access_gives_every_row_and_who_looked(
    child: str, visit: Visit, guardian: User, director: User
) -> None:
    people.log_looks(
        by=director, authority="999", children={child: "role"}, page="children:child", at=NOW
    )
    told = {"child_id": child, "reason": "Request 17 of the young person."}
    answer = visit(guardian).post("/retention/subject-access/", told)
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    cells = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    assert child in cells and "Director" in cells and "children:child" in cells
    plans = kept_records().published().arrow("children").to_pylist()  # type: ignore[union-attr]
    born = next(row["born_on"] for row in plans if row["child_id"] == child)
    assert str(born) in cells
    # Whoever takes it all away has looked at it as well.
    (look,) = Look.objects.filter(person=guardian)
    assert (look.child_id, look.right) == (child, "subject access")


def test_nothing_held_is_said(wrenshire: Path, visit: Visit, guardian: User) -> None:
    told = {"child_id": "nobody", "reason": "Request 17 of the young person."}
    answer = visit(guardian).post("/retention/subject-access/", told)
    assert answer.status_code == 400 and "Nothing is held" in answer.content.decode()


def test_own_years_are_read_from_the_settings_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    entry = '[[retention]]\nauthority = "336"\ntable = "{}"\nyears = 8\nreason = "Schedule."\n'
    file.write_text(entry.format("referrals"))
    assert read_settings(file).retention == {"336": {"referrals": 8}}
    file.write_text(entry.format("referals"))
    with pytest.raises(ProblemsFound, match="Did you mean “referrals”"):
        read_settings(file)


def test_a_figure_opened_afterwards_says_that_it_can_no_longer_be_counted_again(
    child: str, visit: Visit, guardian: User, director: User
) -> None:
    client = visit(director)
    before = client.get("/figures/referrals_received/")
    assert before.status_code == 200 and "no longer be counted" not in before.content.decode()
    request = KeepingRequest.objects.create(
        authority="999", what="erase", child_id=child, reason=GROUND, by=guardian,
        by_name="Guardian", at=NOW,
    )  # fmt: skip
    actions.run_request(id=request.pk, at=NOW)
    after = client.get("/figures/referrals_received/").content.decode()
    assert "2 November 2026: a record was erased" in after and "no longer be counted" in after


def test_before_the_first_load_there_is_nothing_to_hold_and_it_is_said(
    tmp_path: Path, settings: object, visit: Visit, guardian: User
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    told = {"child_id": "W1", "reason": "Public inquiry announced."}
    answer = visit(guardian).post("/retention/hold/", told)
    assert answer.status_code == 400 and "No records are published yet" in answer.content.decode()

"""Actions as people meet them: lists, forms, the pages of a figure, files."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from tests.integration.agreed_actions.conftest import AT, MONTHLY, Agree, close
from tests.personas import OTHER_TEAM, TEAM, unit_called

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.figures.models import FigureCode
from sightline.apps.people.models import User
from sightline.vocabulary.words import Level

Visit = Callable[[User], Client]
NEXT_YEAR = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def test_an_action_is_agreed_beside_a_figure_and_leads_back_there(
    visit: Visit, agreed: Agree, director: User, team_manager: User
) -> None:
    client, back = visit(director), f"/indicators/{MONTHLY}/"
    page = html.fromstring(client.get(back).content.decode())
    [link] = page.xpath("//a[text()='Agree an action to move this figure']/@href")
    told = {
        "title": "Plan ahead", "owner": str(team_manager.pk), "due_on": str(NEXT_YEAR),
        "indicator": MONTHLY, "whose": "", "why": "", "read": "1",
    }  # fmt: skip
    answer = client.post(link, told)
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert AgreedAction.objects.get().indicator == MONTHLY


def test_a_form_with_an_error_comes_back_with_what_was_typed_and_leads_nowhere_else(
    visit: Visit, agreed: Agree, director: User
) -> None:
    answer = visit(director).post(
        "/actions/new/?back=//elsewhere.example", {"title": "Plan ahead", "due_on": "soon"}
    )
    text = answer.content.decode()
    assert answer.status_code == 400 and 'value="Plan ahead"' in text
    assert "Choose who does it" in text and "Enter a day such as" in text


def test_what_comes_from_a_thing_out_of_reach_is_refused_as_if_it_were_not_there(
    visit: Visit, agreed: Agree, director: User, team_manager: User, group_manager: User
) -> None:
    unit_called(Level.TEAM, OTHER_TEAM)
    action = agreed(owner=director, level=Level.TEAM, unit=OTHER_TEAM)
    for address in (f"/actions/new/?from=agreed_action:{action.pk}", "/actions/new/?from=what:1"):
        assert visit(team_manager).get(address).status_code == 404
    assert visit(group_manager).get(action.address).status_code == 200
    for address in ("", "edit/", "rate/", "drop/"):
        assert visit(team_manager).get(f"{action.address}{address}").status_code == 404


def test_the_list_is_filtered_by_its_address_and_the_file_holds_the_same(
    visit: Visit, agreed: Agree, director: User, team_manager: User
) -> None:
    agreed("Of the team", level=Level.TEAM, unit=TEAM)
    agreed("Of another", owner=director, level=Level.TEAM, unit=OTHER_TEAM)
    closed = agreed("Closed one")
    close(closed, team_manager, director, AT)
    client = visit(director)
    assert "Closed one" not in words(client, "/actions/")
    assert "Of another" in words(client, "/actions/?owner=mine")
    log = client.get("/actions/log.csv?state=all").content.decode("utf-8-sig")
    assert {row["action"] for row in csv.DictReader(io.StringIO(log))} == {
        "Of the team", "Of another", "Closed one",
    }  # fmt: skip
    team = visit(team_manager).get("/actions/log.csv?state=all").content.decode("utf-8-sig")
    assert "Of another" not in team and "Of the team" in team


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    visit: Visit, agreed: Agree, director: User, group_manager: User
) -> None:
    client, counts = visit(director), []
    for owners in ((director,), (group_manager, director, group_manager)):
        for owner in owners:
            agreed(owner=owner, indicator=MONTHLY)
        client.get("/actions/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/actions/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_two_people_change_what_was_agreed_and_the_second_sees_both(
    visit: Visit, agreed: Agree, director: User
) -> None:
    action = agreed()
    client, told = visit(director), {"why": "", "indicator": "", "whose": "", "read": "1"}
    assert client.post(f"{action.address}edit/", {**told, "title": "First"}).status_code == 302
    second = client.post(f"{action.address}edit/", {**told, "title": "Second"})
    text = second.content.decode()
    assert second.status_code == 400 and "First" in text and 'value="Second"' in text
    assert client.post(
        f"{action.address}edit/", {**told, "title": "Second", "read": "2"}
    ).status_code == 302  # fmt: skip
    action.refresh_from_db()
    assert action.title == "Second"


def test_done_keeps_the_file_beside_it_and_a_refused_file_changes_nothing(
    visit: Visit, agreed: Agree, director: User, team_manager: User
) -> None:
    action, client = agreed(), visit(team_manager)
    bad = SimpleUploadedFile("diary.exe", b"MZ\x90\x00")
    told = {"evidence": "The diary lies open on the page"}
    refused = client.post(f"{action.address}done/", {**told, "file": bad})
    assert refused.status_code == 400 and told["evidence"] in refused.content.decode()
    action.refresh_from_db()
    assert action.state == "agreed"
    wrong_code = client.post(f"{action.address}done/", {**told, "code": "R-2610-222"})
    assert b"There is no figure with the code" in wrong_code.content
    good = SimpleUploadedFile("diary.txt", b"Two slots each week are free.")
    code = FigureCode.objects.create(
        code="R-2610-7F3", authority="999", snapshot="one", indicator=MONTHLY, basis="month",
        definition_hash="0", as_at=date(2026, 10, 31), level="authority", status="ok", made_at=AT,
    ).code  # fmt: skip
    done = client.post(f"{action.address}done/", {**told, "file": good, "code": code})
    assert done.status_code == 302
    shown = words(visit(director), action.address)
    assert "diary.txt" in shown and "has the evidence Figure: R-2610-7F3, Conferences" in shown


def test_what_can_t_be_done_any_more_is_said_in_a_sentence(
    visit: Visit, agreed: Agree, director: User, team_manager: User
) -> None:
    action = agreed()
    close(action, team_manager, director, AT)
    answer = visit(team_manager).post(f"{action.address}start/", follow=True)
    assert "the action is checked and closed" in answer.content.decode()


def test_a_closed_action_marks_the_chart_and_says_moved_for_those_alone_who_may_see_it(
    visit: Visit, agreed: Agree, director: User, team_manager: User, social_worker: User
) -> None:
    at = AT.replace(year=2025, month=8, day=4)
    action = agreed("Hold slots free", at=at, due_on=at.date(), indicator=MONTHLY)
    close(action, team_manager, director, at)
    page = f"/indicators/{MONTHLY}/"
    sentence = "Moved: higher than what was usual before the action. Higher is better."
    shown = words(visit(director), page)
    assert "Action closed: Hold slots free" in shown and sentence in shown
    assert "Team manager, Assessment Team 3" in shown
    hidden = visit(social_worker).get(page).content.decode()
    assert "Hold slots free" not in hidden and sentence not in hidden
    assert sentence in words(visit(director), action.address)
    opened = f"/figures/{MONTHLY}/?basis=month&as_at=2026-10-31"
    assert "Action closed: Hold slots free" in words(visit(director), opened)


def test_the_home_page_says_what_of_mine_is_late_and_what_i_am_to_check(
    visit: Visit, agreed: Agree, director: User, team_manager: User
) -> None:
    long_ago = AT.replace(year=2024)
    agreed("Late one", at=long_ago, due_on=long_ago.date())
    assert "of your actions is late" in words(visit(team_manager), "/")
    assert "of your actions is late" not in words(visit(director), "/")

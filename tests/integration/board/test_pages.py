import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from tests.integration.board.conftest import AT, Board
from tests.personas import person

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.board import actions, queries
from sightline.apps.board.models import BoardChallenge, Meeting
from sightline.apps.events.models import Event
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.thread.queries import links_of

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _no_figures(monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: object) -> None:
    settings.SIGHTLINE_DATA = str(tmp_path)  # type: ignore[attr-defined]


def recorded(board: Board, **said: object) -> dict[str, object]:
    return {
        "do": "challenge", "challenged_by": board.chair.pk, "service": "care_and_leaving_care",
        "text": "Why so late?", "answer": "One team.", "answered_by": "Head of service", **said,
    }  # fmt: skip


def test_one_form_records_challenge_answer_and_action_and_is_ready_for_the_next(
    board: Board, director: User, visit: Visit
) -> None:
    at = reverse("board:in_meeting", args=[board.second.pk])
    action = {"action": "Look each Monday", "owner": director.pk, "due_on": "2099-01-04"}
    answer = visit(director).post(at, recorded(board, **action))
    assert answer.status_code == 302 and f"challenged_by={board.chair.pk}" in answer["Location"]
    made = BoardChallenge.objects.get()
    assert (made.state, made.answered_by) == ("answered", "Head of service")
    assert AgreedAction.objects.get().title == "Look each Monday"
    beads = links_of("board_challenge", made.pk, access_of(director, AT)).beads
    assert [bead.title for bead in beads] == ["Look each Monday"]


def test_a_challenge_that_is_refused_comes_back_with_what_was_typed(
    board: Board, director: User, visit: Visit
) -> None:
    at = reverse("board:in_meeting", args=[board.second.pk])
    answer = visit(director).post(at, recorded(board, group="Mixed", action="Look"))
    page = answer.content.decode()
    assert answer.status_code == 400 and not BoardChallenge.objects.exists()
    assert "Why so late?" in page and "An action has an owner and a day" in page


def test_the_boards_pages_are_not_for_those_who_only_contribute(
    board: Board, hr_contributor: User, visit: Visit
) -> None:
    client = visit(hr_contributor)
    assert client.get(board.second.address).status_code == 403
    assert client.get(reverse("board:consultations")).status_code == 200
    assert not links_of("meeting", board.first.pk, access_of(hr_contributor, AT)).beads


@pytest.mark.parametrize("break_", ["\r", "\n", "\r\n", "\x0b", "\u2028"])
def test_a_line_break_in_a_place_begins_no_property_of_a_calendar_file(
    board: Board, director: User, visit: Visit, break_: str
) -> None:
    Meeting.objects.filter(pk=board.first.pk).update(
        place=f"Room{break_}ATTACH:file:///x", held_on=date(2100, 12, 1)
    )
    answer = visit(director).get(reverse("board:calendar", args=[board.first.pk]))
    lines = answer.content.decode().splitlines()
    assert "LOCATION:Room ATTACH:file:///x" in lines
    assert not [each for each in lines if each.startswith("ATTACH")]


def test_a_calendar_file_holds_the_meeting_in_local_time_and_names_nobody(
    board: Board, director: User, visit: Visit
) -> None:
    client = visit(director)
    content = client.get(reverse("board:body_calendar", args=[board.body.pk])).content
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [e.decoded("dtstart").date() for e in events] == [date(2026, 9, 16), date(2026, 10, 21)]
    assert events[0].decoded("dtstart").tzinfo is not None
    assert director.name.encode() not in content


def test_two_who_write_one_agenda_lose_nothing(board: Board, director: User, visit: Visit) -> None:
    client, at = visit(director), reverse("board:agenda", args=[board.second.pk])
    mine = {"count": "1", "read": "1", "title_0": "Mine", "said_0": "Long text", "decision_0": ""}
    assert client.post(at, {**mine, "title_0": "Theirs"}).status_code == 302
    answer = client.post(at, mine)
    page = answer.content.decode()
    assert answer.status_code == 400 and "Long text" in page and "Theirs" in page
    assert client.post(at, {**mine, "read": "2"}).status_code == 302


def test_another_authoritys_meeting_is_not_there(
    board: Board, director: User, visit: Visit
) -> None:
    other = actions.start_body(
        by=director, authority="998", kind="performance_board", title="Theirs",
        started_on=date(2026, 1, 1), at=AT,
    )  # fmt: skip
    assert visit(director).get(other.address).status_code == 404
    assert other not in queries.bodies()


def test_minutes_open_as_a_page_and_as_a_word_document(
    board: Board, director: User, visit: Visit
) -> None:
    client = visit(director)
    page = client.get(reverse("board:minutes", args=[board.first.pk]))
    assert "Minutes of the Performance Board" in page.content.decode()
    file = client.get(reverse("board:minutes_file", args=[board.first.pk, "docx"]))
    assert file.content[:2] == b"PK"
    nothing = client.get(reverse("board:minutes_file", args=[board.first.pk, "exe"]))
    assert nothing.status_code == 404


def test_a_body_is_named_beside_a_thing_one_may_see_and_no_other(
    board: Board, director: User, visit: Visit
) -> None:
    client, at = visit(director), reverse("board:cite")
    said = {"thing": f"meeting:{board.first.pk}", "body": board.body.pk}
    assert client.post(at, said).status_code == 302
    assert client.post(at, {**said, "thing": "child:1"}).status_code == 404
    beads = links_of("body", board.body.pk, access_of(director, AT)).beads
    assert [bead.how for bead in beads] == ["is the subject of"]


def test_what_was_typed_stands_in_no_event_for_events_are_never_erased(
    board: Board, director: User, visit: Visit
) -> None:
    typed = "Why is Zebedee waiting?"
    told = recorded(board, text=typed, answer="Zebedee was away.")
    visit(director).post(reverse("board:in_meeting", args=[board.second.pk]), told)
    assert BoardChallenge.objects.get().text == typed
    assert not [each for each in Event.objects.all() if "Zebedee" in f"{each.said} {each.facts}"]


def test_a_null_byte_is_refused_wherever_it_is_typed(board: Board) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("director"), backend="django.contrib.auth.backends.ModelBackend")
    form = client.get(reverse("board:add_body")).content.decode()
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', form))
    told = {"thing": "a\0b", "csrfmiddlewaretoken": token}
    answers = [client.get("/board/?show=a%00b"), client.post(reverse("board:cite"), told)]
    assert [each.status_code for each in answers] == [400, 400]
    assert "cannot be kept" in answers[1].content.decode()

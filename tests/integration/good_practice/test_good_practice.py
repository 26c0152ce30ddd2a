"""Good practice: put forward, decided on, read by all, used again elsewhere."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from tests.personas import TEAM

from sightline.apps.good_practice import actions
from sightline.apps.good_practice.models import GoodPractice, PracticeUse
from sightline.apps.good_practice.queries import find_practice, practice_from
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
Visit = Callable[[User], Client]


def who(person: User) -> dict[str, object]:
    return {"by": person, "access": access_of(person, AT), "at": AT}


@pytest.fixture
def practice(db: None, tmp_path: Path, settings: object, team_manager: User) -> GoodPractice:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    return actions.put_forward(
        **who(team_manager), title="The Monday list is read aloud",  # type: ignore[arg-type]
        why="Somebody offers help at once", level=Level.TEAM, unit=TEAM, since=date(2026, 9, 7),
        source=("meeting", 7),
    )  # fmt: skip


def test_before_it_is_shared_its_author_and_the_deciders_alone_read_it(
    practice: GoodPractice, team_manager: User, director: User, social_worker: User,
    group_manager: User, councillor: User,
) -> None:  # fmt: skip
    def readers() -> list[str]:
        people = (team_manager, director, social_worker, group_manager, councillor)
        return [p.name for p in people if find_practice(practice.pk, access_of(p, AT))]

    assert readers() == ["Team manager", "Director"]
    actions.decide(**who(director), practice=practice, move="share")  # type: ignore[arg-type]
    assert readers() == ["Team manager", "Director", "Social worker", "Group manager"]
    assert practice_from(("meeting", 7), access_of(social_worker, AT)) == [practice]


def test_what_is_not_taken_up_says_why_to_whoever_put_it_forward(
    practice: GoodPractice, team_manager: User, director: User, group_manager: User
) -> None:
    with pytest.raises(NotAllowed, match="Say why it is not taken up"):
        actions.decide(**who(director), practice=practice, move="not take up")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match="whole authority"):
        actions.decide(**who(group_manager), practice=practice, move="share")  # type: ignore[arg-type]
    actions.decide(
        **who(director),
        practice=practice,
        move="not take up",
        said="Too long for large teams",  # type: ignore[arg-type]
    )
    assert Notice.objects.get(person=team_manager).said.startswith("Not taken up: The Monday")


def test_only_what_is_shared_is_used_again_and_a_place_stands_once(
    practice: GoodPractice, director: User, group_manager: User
) -> None:
    use = {"practice": practice, "where": "Team 9", "since": date(2026, 10, 5)}
    with pytest.raises(NotAllowed, match="Only what is shared"):
        actions.use_again(**who(group_manager), **use)  # type: ignore[arg-type]
    actions.decide(**who(director), practice=practice, move="share")  # type: ignore[arg-type]
    made = actions.use_again(**who(group_manager), **use)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match="in the list already"):
        actions.use_again(**who(director), **{**use, "where": " team 9"})  # type: ignore[arg-type]
    actions.take_back_use(**who(group_manager), use=made)  # type: ignore[arg-type]
    assert not PracticeUse.objects.exists()


def test_the_page_keeps_what_was_typed_where_a_rule_refuses_it(
    practice: GoodPractice, visit: Visit, director: User, social_worker: User
) -> None:
    client = visit(director)
    told = {"move": "not take up", "said": "no"}
    refused = client.post(f"{practice.address}decide/", told)
    page = html.fromstring(refused.content.decode())
    assert refused.status_code == 400
    assert page.xpath("string(//textarea[@name='said'])").strip() == "no"
    assert client.post(f"{practice.address}file/", {}).status_code == 400
    shown = SimpleUploadedFile("list.txt", b"Read aloud since September.")
    assert client.post(f"{practice.address}file/", {"file": shown}).status_code == 302
    assert b"list.txt" in client.get(practice.address).content
    assert client.post(f"{practice.address}decide/", {"move": "share"}).status_code == 302
    assert (
        visit(social_worker)
        .get("/good-practice/?words=monday aloud")
        .content.count(b"The Monday list")
    )
    assert b"No good practice is within this filter" in (
        visit(social_worker).get("/good-practice/?words=tuesday").content
    )


def test_the_list_is_taken_away_with_where_it_was_used_again(
    practice: GoodPractice, visit: Visit, director: User
) -> None:
    actions.decide(**who(director), practice=practice, move="share")  # type: ignore[arg-type]
    actions.use_again(**who(director), practice=practice, where="Team 9", since=date(2026, 10, 5))  # type: ignore[arg-type]
    text = visit(director).get("/good-practice/list.csv").content.decode()
    assert "The Monday list is read aloud" in text and "Team 9 (October 2026)" in text

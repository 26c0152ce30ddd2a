"""Assignments, restrictions and break-glass on their pages, on Wrenshire's own records."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.children.breaking_glass import NOT_OPENED
from sightline.apps.children.out_of_reach import TOO_OFTEN
from sightline.apps.children.queries import child_key, holdings
from sightline.apps.events.models import Event
from sightline.apps.people.actions.children import assign_child
from sightline.apps.people.models import Assignment, BreakGlass, Look, Restriction, User

Visit = Callable[[User], Client]
REASON = "The police rang out of hours."


@pytest.fixture
def held(wrenshire: Path) -> dict[str, set[str]]:
    found = holdings()
    assert found is not None
    return {team: set(ids - found.restricted) for team, ids in found.by_team.items()}


@pytest.fixture
def elsewhere(held: dict[str, set[str]]) -> str:
    """A child of another team."""
    return sorted(held[OTHER_TEAM] - held[TEAM])[0]


def until(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_another_teams_child_is_not_there_until_the_glass_is_broken(
    team_manager: User, visit: Visit, elsewhere: str
) -> None:
    client = visit(team_manager)
    page = f"/children/{child_key(elsewhere)}/"
    assert client.get(page).status_code == 404
    answer = client.post("/children/open/", {"child_id": elsewhere, "reason": REASON})
    assert answer["Location"] == page
    assert client.get(page).status_code == 200
    assert Look.objects.get(child_id=elsewhere).right == "break-glass"
    assert BreakGlass.objects.get().reason == REASON


def test_an_id_nobody_has_and_a_restricted_record_get_the_same_answer(
    team_manager: User, guardian: User, visit: Visit, elsewhere: str
) -> None:
    visit(guardian).post("/restrictions/", {"child_id": elsewhere, "reason": "Family of staff."})
    assert Restriction.objects.get().child_id == elsewhere
    client = visit(team_manager)
    pages = [
        client.post("/children/open/", {"child_id": child, "reason": REASON}).content.decode()
        for child in (elsewhere, "nobody-has-this")
    ]
    assert all(NOT_OPENED in page for page in pages)
    assert not BreakGlass.objects.exists()
    assert elsewhere not in str(list(Event.objects.values()))


def test_who_guesses_ids_must_wait(team_manager: User, visit: Visit, elsewhere: str) -> None:
    client = visit(team_manager)
    for number in range(10):
        client.post("/children/open/", {"child_id": f"guess-{number}", "reason": REASON})
    page = client.post("/children/open/", {"child_id": elsewhere, "reason": REASON})
    assert TOO_OFTEN in page.content.decode()
    assert Event.objects.filter(did="child.not_found").count() == 10


def test_a_child_within_reach_opens_without_breaking_anything(
    team_manager: User, visit: Visit, held: dict[str, set[str]]
) -> None:
    child = sorted(held[TEAM])[0]
    visit(team_manager).post("/children/open/", {"child_id": child, "reason": REASON})
    assert not BreakGlass.objects.exists()


def test_a_manager_assigns_a_child_of_the_team_to_an_auditor_and_ends_it(
    team_manager: User, iro: User, visit: Visit, held: dict[str, set[str]]
) -> None:
    child = sorted(held[TEAM])[0]
    client, auditor = visit(team_manager), visit(iro)
    told = {
        "child_id": child, "person": iro.email, "kind": "audit",
        "reason": "Peer audit of November.", "until_on": until(14),
    }  # fmt: skip
    assert auditor.get(f"/children/{child_key(child)}/").status_code == 404
    assert client.post("/assignments/", told).status_code == 302
    assert auditor.get(f"/children/{child_key(child)}/").status_code == 200
    page = client.get("/assignments/").content.decode()
    assert child in page and iro.name in page
    client.post(f"/assignments/{Assignment.objects.get().pk}/end/")
    assert auditor.get(f"/children/{child_key(child)}/").status_code == 404


def test_nobody_assigns_what_they_do_not_see_and_nobody_without_a_childs_role_gets_it(
    team_manager: User, iro: User, councillor: User, visit: Visit, held: dict[str, set[str]],
    elsewhere: str,
) -> None:  # fmt: skip
    client = visit(team_manager)
    told = {"kind": "audit", "reason": "Peer audit of November.", "until_on": until(14)}
    for child in (elsewhere, "nobody-has-this"):
        page = client.post("/assignments/", told | {"child_id": child, "person": iro.email})
        assert "No child with that id is within your reach." in page.content.decode()
    own = sorted(held[TEAM])[0]
    page = client.post("/assignments/", told | {"child_id": own, "person": councillor.email})
    assert "do not let them see children" in page.content.decode()
    assert not Assignment.objects.exists()


def test_a_guardian_restricts_names_removes_and_lifts(
    guardian: User, team_manager: User, visit: Visit, held: dict[str, set[str]]
) -> None:
    child = sorted(held[TEAM])[0]
    keeper, manager = visit(guardian), visit(team_manager)
    page = f"/children/{child_key(child)}/"
    keeper.post("/restrictions/", {"child_id": child, "reason": "Family of staff here."})
    at = f"/restrictions/{Restriction.objects.get().pk}/"
    assert manager.get(page).status_code == 404
    keeper.post(at, {"person": team_manager.email})
    assert manager.get(page).status_code == 200
    (reader,) = team_manager.named_for.all()
    keeper.post(f"{at}readers/{reader.pk}/remove/")
    assert manager.get(page).status_code == 404
    keeper.post(f"{at}lift/")
    assert manager.get(page).status_code == 200
    assert child not in str(list(Event.objects.values()))


def test_what_was_opened_by_break_glass_or_lent_is_passed_on_to_nobody(
    team_manager: User, iro: User, visit: Visit, elsewhere: str
) -> None:
    """Four hours, or one person's audit, would else become another's year."""
    client = visit(team_manager)
    client.post("/children/open/", {"child_id": elsewhere, "reason": REASON})
    told = {
        "child_id": elsewhere, "person": iro.email, "kind": "cover",
        "reason": "Cover for a year.", "until_on": until(360),
    }  # fmt: skip
    page = client.post("/assignments/", told)
    assert "No child with that id is within your reach." in page.content.decode()
    lent = assign_child(
        by=None, person=team_manager, authority="999", child_id=elsewhere, kind="audit",
        reason="Peer audit of November.", at=timezone.now(),
        until=timezone.now() + timedelta(days=7),
    )  # fmt: skip
    client.post("/assignments/", told)
    client.post(f"/assignments/{lent.pk}/end/")
    assert list(Assignment.objects.values_list("person", flat=True)) == [team_manager.pk]
    assert lent.until_at == Assignment.objects.get().until_at

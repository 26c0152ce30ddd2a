"""The tree of units on its pages, and as the records follow it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas
from tests.personas import OTHER_SERVICE, OTHER_TEAM, SERVICE, TEAM

from sightline.apps.people import actions
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Grant, Place, Spelling, Unit, User
from sightline.apps.people.names import NameSeen
from sightline.apps.people.rules import NotAllowed, Right
from sightline.store.organisation import TeamPlace, read_organisation
from sightline.vocabulary.words import Level

AT = datetime(2026, 11, 2, 10, tzinfo=UTC)
Visit = Callable[[User], Client]


@pytest.fixture
def keeper(analyst: User, visit: Visit) -> Client:
    for team in (TEAM, OTHER_TEAM):
        personas.unit_called(Level.TEAM, team)
    personas.unit_called(Level.WORKER, "Worker 1")
    return visit(analyst)


def team(name: str = TEAM) -> Unit:
    return Unit.objects.get(level="team", name=name)


def test_the_tree_of_a_day_is_that_days(keeper: Client) -> None:
    other = personas.unit_called(Level.SERVICE, OTHER_SERVICE)
    told = {"MoveForm-under": other.pk, "MoveForm-from_on": "2026-04-01"}
    assert keeper.post(f"/units/{team().pk}/move/", told).status_code == 302
    for day, above in [("2026-03-31", SERVICE), ("2026-04-01", OTHER_SERVICE)]:
        page = keeper.get(f"/units/?on={day}").content.decode().partition("sightline-tree")[2]
        assert page.index(above) < page.index(TEAM)
        assert Place.objects.on(date.fromisoformat(day)).get(unit=team()).under.name == above


def test_the_latest_move_can_be_undone(keeper: Client, analyst: User) -> None:
    other = personas.unit_called(Level.SERVICE, OTHER_SERVICE)
    actions.place_unit(by=analyst, unit=team(), under=other, from_on=date(2026, 4, 1), at=AT)
    place = Place.objects.get(unit=team(), under=other)
    keeper.post(f"/units/{team().pk}/places/{place.pk}/undo/")
    (left,) = Place.objects.filter(unit=team())
    assert left.under.name == SERVICE and left.to_on is None


def test_a_renamed_team_keeps_its_manager_and_its_old_name_as_a_spelling(
    keeper: Client, team_manager: User
) -> None:
    keeper.post(f"/units/{team().pk}/rename/", {"RenameForm-name": "Front Door Team"})
    assert Spelling.objects.get(text=TEAM).unit.name == "Front Door Team"
    assert Grant.objects.get(person=team_manager).unit.name == "Front Door Team"


def test_records_that_still_bear_the_old_name_are_within_the_managers_reach(
    team_manager: User, analyst: User
) -> None:
    actions.rename_unit(by=analyst, unit=team(), name="Front Door Team", at=AT)
    access = access_of(team_manager, AT)
    assert access.may_see_children_of(Level.TEAM, TEAM)
    assert access.may_see_children_of(Level.TEAM, "Front Door Team")


def test_a_new_name_waits_with_its_near_duplicates_until_it_is_said_what_it_means(
    keeper: Client,
) -> None:
    actions.match_names(seen=[NameSeen(Level.TEAM, "Asessment Team 3")], at=AT)
    spelling = Spelling.objects.get(text="Asessment Team 3")
    page = keeper.get("/units/names/").content.decode()
    assert "Asessment Team 3" in page and TEAM in page
    keeper.post(f"/units/names/{spelling.pk}/match/", {"unit": team().pk})
    assert "Every name" in keeper.get("/units/names/").content.decode()
    keeper.post(f"/units/names/{spelling.pk}/take-back/")
    spelling.refresh_from_db()
    assert spelling.unit is None


def test_all_names_of_the_records_become_units_with_one_button(
    analyst: User, visit: Visit, wrenshire: Path
) -> None:
    visit(analyst).post("/units/names/make-all/")
    assert Unit.objects.filter(level="team").count() > 5
    assert Place.objects.filter(unit=team(), under__name=SERVICE).exists()


def test_the_saved_tree_says_each_spelling_and_each_teams_service(
    keeper: Client, analyst: User, wrenshire: Path
) -> None:
    actions.rename_unit(by=analyst, unit=team(), name="Front Door Team", at=AT)
    keeper.post("/units/save/")
    saved = read_organisation(wrenshire / "authorities" / "999")
    assert saved.team_names == {TEAM: "Front Door Team"}
    assert TeamPlace("Front Door Team", SERVICE) in saved.teams


def test_a_team_with_workers_cannot_leave(keeper: Client) -> None:
    page = keeper.post(f"/units/{team().pk}/leave/", {"LeaveForm-last_day": "2026-11-30"})
    assert "Move what is below first" in page.content.decode()


def test_a_manager_gives_roles_in_their_own_team_alone(
    team_manager: User, social_worker: User, councillor: User, visit: Visit
) -> None:
    stranger = personas.unit_called(Level.WORKER, "Worker 9")
    other = personas.unit_called(Level.TEAM, OTHER_TEAM)
    actions.place_unit(by=None, unit=stranger, under=other, from_on=date(2026, 1, 1), at=AT)
    with pytest.raises(NotAllowed, match="is given by"):
        actions.give_role(
            by=team_manager, person=councillor, role="social_worker", unit=stranger, at=AT
        )
    client = visit(team_manager)
    told = {"role": "social_worker", "unit": "Worker 1"}
    assert client.post(f"/people/{councillor.pk}/", told).status_code == 302
    assert client.get("/people/add/").status_code == 403


def test_one_names_a_deputy_on_ones_own_page_and_ends_it(
    team_manager: User, assistant_team_manager: User, councillor: User, visit: Visit
) -> None:
    client = visit(team_manager)
    grant = Grant.objects.get(person=team_manager)
    days = {"from_on": "2030-01-01", "to_on": "2030-01-31", "grant": grant.pk}
    page = client.post("/me/", days | {"email": councillor.email}).content.decode()
    assert "only somebody whose own role does" in page
    client.post("/me/", days | {"email": assistant_team_manager.email})
    (made,) = Grant.objects.filter(deputy_for=grant)
    assert assistant_team_manager.name in client.get("/me/").content.decode()
    assert visit(councillor).post(f"/me/deputies/{made.pk}/end/").status_code == 404
    client.post(f"/me/deputies/{made.pk}/end/")
    assert not Grant.objects.filter(deputy_for=grant).exists()


def test_people_are_added_switched_off_and_told_a_password_once(
    administrator: User, visit: Visit
) -> None:
    client = visit(administrator)
    client.post("/people/add/", {"name": "New Person", "email": "New@Example.org"})
    person = User.objects.get(email="new@example.org")
    page = client.post(f"/people/{person.pk}/password/").content.decode()
    person.refresh_from_db()
    password = page.partition("<code>")[2].partition("</code>")[0]
    assert person.check_password(password)
    client.post(f"/people/{person.pk}/switch/")
    person.refresh_from_db()
    assert not person.is_active
    client.get("/me/")  # where the message about it is shown
    assert person.name not in client.get("/people/").content.decode()
    assert person.name in client.get("/people/?state=off").content.decode()
    own = client.post(f"/people/{administrator.pk}/switch/", follow=True).content.decode()
    assert "Ask another administrator" in own


@pytest.fixture
def keeper_with_a_team(administrator: User, keeper: Client, visit: Visit) -> Client:
    """Keeps the tree, sees no child by it, and manages a team besides."""
    actions.give_role(by=None, person=administrator, role="team_manager", unit=team(), at=AT)
    return visit(administrator)


def reach_of(person: User) -> frozenset[str]:
    branch = access_of(person, timezone.now()).units(Right.SEE_CHILDREN)
    return branch.services | branch.teams | branch.workers


def test_nobody_widens_their_own_reach_by_the_tree(
    keeper_with_a_team: Client, administrator: User
) -> None:
    other, today = team(OTHER_TEAM), timezone.localdate().isoformat()
    worker = personas.unit_called(Level.WORKER, "Worker 2")
    actions.place_unit(by=None, unit=worker, under=other, from_on=date(2026, 1, 1), at=AT)
    actions.match_names(seen=[NameSeen(Level.TEAM, "Team of others")], at=AT)
    waits = Spelling.objects.get(text="Team of others")
    before = reach_of(administrator)
    tries = [
        (f"/units/{team().pk}/merge/", {"MergeForm-other": other.pk}),
        (f"/units/{other.pk}/merge/", {"MergeForm-other": team().pk}),
        (f"/units/{worker.pk}/move/", {"MoveForm-under": team().pk, "MoveForm-from_on": today}),
        (f"/units/{worker.pk}/move/",
         {"MoveForm-under": team().pk, "MoveForm-from_on": "2099-01-01"}),
        (f"/units/{worker.pk}/act-up/", {"ActUpForm-under": team().pk,
         "ActUpForm-from_on": today, "ActUpForm-to_on": "2099-01-01"}),
        (f"/units/{team().pk}/rename/", {"RenameForm-name": "Team of others"}),
    ]  # fmt: skip
    for address, told in tries:
        said = keeper_with_a_team.post(address, told).content.decode()
        assert "your own reach" in said, address
    keeper_with_a_team.post(f"/units/names/{waits.pk}/match/", {"unit": team().pk})
    assert reach_of(administrator) == before
    assert not Place.objects.filter(unit=worker, under=team(), from_on__isnull=False).exists()


def test_a_units_name_is_taken_over_by_no_other_unit(keeper: Client, analyst: User) -> None:
    """Records bear the name: with it the children would pass from one manager to another."""
    own = Spelling.objects.get(level="team", text=OTHER_TEAM)
    keeper.post(f"/units/names/{own.pk}/match/", {"unit": team().pk})
    own.refresh_from_db()
    assert own.unit == team(OTHER_TEAM)
    actions.rename_unit(by=analyst, unit=team(), name="Front Door Team", at=AT)
    with pytest.raises(NotAllowed, match="is a spelling of Front Door Team"):
        actions.add_unit(by=analyst, level=Level.TEAM, name=TEAM, under=None, at=AT)

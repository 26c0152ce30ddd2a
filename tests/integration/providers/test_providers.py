"""The register, a child placed with a reason, and what follows a grade of inadequate."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.children.queries import child_key, holdings, sort_out
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Look, User
from sightline.apps.people.telling import child_was_erased
from sightline.apps.providers import actions, queries
from sightline.apps.providers.models import Home, PlacedChild, PlacingCheck, Provider
from sightline.apps.providers.records import placed_now
from sightline.apps.providers.rules import Grade, InspectionKind
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records(wrenshire: Path) -> Path:
    return wrenshire


def about(who: User) -> dict[str, object]:
    at = timezone.now()
    return {"by": who, "access": access_of(who, at), "at": at}


@pytest.fixture
def home(commissioner: User) -> Home:
    """A home under a number that the records place a child under."""
    provider = actions.add_provider(provider=Provider(name="Larch Care"), **about(commissioner))
    urn = placed_now()[0].urn
    made = Home(provider=provider, name="Larch House", kind="childrens_home", urn=urn.lower())
    return actions.add_home(home=made, **about(commissioner))


def inspected(home: Home, grade: Grade, who: User) -> None:
    actions.add_inspection(
        home=home, on=timezone.localdate(), kind=InspectionKind.FULL, grade=grade, said="",
        **about(who),
    )  # fmt: skip


def test_the_register_shows_who_lives_where_what_is_missing_and_numbers_it_lacks(
    home: Home, visit: Visit, commissioner: User
) -> None:
    page = visit(commissioner).get("/providers/").content.decode()
    assert "Larch House" in page and "No inspection has graded it" in page
    assert "Numbers the register does not have" in page
    inspected(home, Grade.GOOD, commissioner)
    line = queries.line_of(queries.find_home(home.pk), timezone.localdate(), placed_now())
    assert (line.warnings, line.lacks, line.children >= 1) == ((), False, True)
    assert len(line.reports_missing) == 2
    files = [visit(commissioner).get(f"/providers/list.{kind}") for kind in ("csv", "xlsx")]
    assert [each.status_code for each in files] == [200, 200]


def test_only_those_who_keep_the_register_write_in_it(
    home: Home, visit: Visit, lead_member: User, social_worker: User, team_manager: User
) -> None:
    for who in (lead_member, social_worker, team_manager):
        assert visit(who).get("/providers/").status_code == 200
        assert visit(who).post("/providers/new/", {"name": "Mine"}).status_code in {403, 404}
        with pytest.raises(NotAllowed):
            inspected(home, Grade.GOOD, who)
    told = {"group": "social_workers", "on": "2026-10-01", "said": "Staff know the children."}
    assert (
        visit(team_manager).post(f"/providers/{home.provider_id}/add/view/", told).status_code
        == 302
    )
    assert not Provider.objects.filter(name="Mine").exists()


def test_two_who_change_one_entry_are_shown_both_and_a_number_stands_once(
    home: Home, visit: Visit, commissioner: User
) -> None:
    client, at = visit(commissioner), f"/providers/homes/{home.pk}/change/"
    told = {"kind": "childrens_home", "urn": home.urn, "is_registered": "on", "read": "1"}
    assert client.post(at, told | {"name": "Larch Lodge"}).status_code == 302
    second = client.post(at, told | {"name": "The Larches"})
    assert second.status_code == 400 and "Larch Lodge" in second.content.decode()
    other = Home(provider=home.provider, name="Other", kind="other", urn=home.urn)
    with pytest.raises(NotAllowed, match="another home"):
        actions.add_home(home=other, **about(commissioner))


def _visible_child(who: User) -> str:
    held = holdings()
    assert held is not None
    return sorted(sort_out(access_of(who, timezone.now()), held.children).visible)[0]


def test_a_child_is_placed_in_ungraded_provision_only_with_a_reason_that_stays(
    home: Home, visit: Visit, team_manager: User, commissioner: User
) -> None:
    child = _visible_child(team_manager)
    client = visit(team_manager)
    page = client.get(f"/providers/placing/new/?child={child_key(child)}").content.decode()
    assert child in page
    told = {"child": child, "home": home.pk, "planned_on": "2026-12-01"}
    at = client.post("/providers/placing/new/", told)["Location"]
    refused = client.post(at, {"place": "yes", "reason": ""})
    assert refused.status_code == 400 and "Not looked at yet" in refused.content.decode()
    points = {f"p_{key}": "yes" for key in queries.policy().before_placing}
    client.post(at, points | {"why_no_visit": "The move was overnight."})
    assert "in spite of the warning" in client.post(at, {"place": "yes"}).content.decode()
    told = {"place": "yes", "reason": "He lives near his brother."}
    assert client.post(at, told).status_code == 302
    found = PlacingCheck.objects.get()
    assert found.state == "placed" and found.warned == ["No inspection has graded it."]
    # Commissioning sees the check and never the child.
    seen = visit(commissioner).get(at).content.decode()
    assert "A child out of your reach" in seen and child not in seen and "brother" not in seen
    assert Look.objects.filter(child_id=child, person=team_manager).exists()
    assert visit(personas.person("social_worker", "Somebody else")).get(at).status_code == 404


def test_inadequate_starts_the_provider_s_plan_and_each_child_is_seen_once(
    home: Home, visit: Visit, commissioner: User, director: User
) -> None:
    inspected(home, Grade.INADEQUATE, commissioner)
    response = queries.responses().get()
    inspected(home, Grade.INADEQUATE, commissioner)  # the same press twice, or put right that day
    plan, days = AgreedAction.objects.get(), queries.policy()
    assert plan.pk == response.plan_id and plan.owner == commissioner and days.plan_within == 10
    children = list(PlacedChild.objects.all())
    assert children and {each.child_id for each in children} == {
        each.child_id for each in placed_now() if each.urn == home.urn
    }
    assert actions.add_newly_placed(at=timezone.now()) == 0
    one = children[0]
    page = visit(commissioner).get(response.address).content.decode()
    assert one.child_id not in page and "out of your reach" in page
    assert visit(commissioner).get(one.address).status_code == 403
    client, today = visit(director), timezone.localdate()
    told = {"visited_on": today.isoformat(), "concern": "care", "severity": "high",
            "decision": "moves", "said": "The staff sleep at night."}  # fmt: skip
    assert client.post(one.address, told | {"said": ""}).status_code == 400
    assert client.post(one.address, told).status_code == 302
    assert PlacedChild.objects.get(pk=one.pk).decision == "moves"
    child_was_erased("999", one.child_id, timezone.now())
    assert not PlacedChild.objects.filter(child_id=one.child_id).exists()


def test_use_stops_with_the_review_that_says_so_and_begins_again_for_a_reason(
    home: Home, visit: Visit, commissioner: User
) -> None:
    client, at = visit(commissioner), f"/providers/{home.provider_id}/add"
    month = (timezone.localdate() - timedelta(days=40)).isoformat()
    told = {"month": month, "from_visits": "Two complaints of food.", "outcome": "stops"}
    assert client.post(f"{at}/review/", told).status_code == 400
    assert client.post(f"{at}/review/", told | {"why": "No better in a year."}).status_code == 302
    assert "Use of this provider was stopped." in queries.warnings_of(queries.find_home(home.pk))
    ((key, day, _, _),) = queries.occurrences(date(2020, 1, 1), timezone.localdate())
    assert (key, day) == (queries.REVIEW_ACTIVITY, timezone.localdate())
    assert client.post(f"{at}/use-again/", {"reason": "A new manager came."}).status_code == 302
    assert queries.find_provider(home.provider_id).use_stopped_on is None
    assert client.get(f"{at}/nothing/").status_code == 404

"""Who may see which unit and which child, on Wrenshire's own records."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests import personas
from tests.personas import OTHER_SERVICE, OTHER_TEAM, SERVICE, TEAM

from sightline.apps.children.queries import (
    child_key,
    child_of,
    holdings,
    sort_out,
)
from sightline.apps.people import actions
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Grant, Look, Seal, User
from sightline.apps.people.rules import NotAllowed, Right, profiles, roles
from sightline.vocabulary.words import Level

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_there_are_at_most_nine_profiles_and_every_role_has_one_and_a_giver() -> None:
    assert len(profiles()) <= 9
    for role in roles().values():
        assert role.purpose.endswith(".")
        assert role.granted_by and set(role.granted_by) <= profiles().keys()


def test_only_profiles_that_see_children_may_export_or_break_glass() -> None:
    for profile in profiles().values():
        if profile.rights & {Right.EXPORT_CHILDREN, Right.BREAK_GLASS}:
            assert Right.SEE_CHILDREN in profile.rights, profile.title


@pytest.mark.parametrize(
    ("who", "units"),
    {
        "social_worker": {(Level.AUTHORITY, ""), (Level.SERVICE, SERVICE), (Level.TEAM, TEAM)},
        "team_manager": {(Level.AUTHORITY, ""), (Level.SERVICE, SERVICE), (Level.TEAM, TEAM)},
        "head_of_service": {
            (Level.AUTHORITY, ""), (Level.SERVICE, SERVICE), (Level.TEAM, TEAM),
            (Level.TEAM, OTHER_TEAM),
        },
        "lead_member": {(Level.AUTHORITY, "")},
        "councillor": set(),
        "guardian": set(),
        "administrator": set(),
    }.items(),
)  # fmt: skip
def test_figures_are_seen_up_the_line_and_down_the_branch(
    db: None, who: str, units: set[tuple[Level, str]]
) -> None:
    for team in (TEAM, OTHER_TEAM):
        personas.unit_called(Level.TEAM, team)
    access = access_of(personas.person(who), NOW)
    every = [
        (Level.AUTHORITY, ""), (Level.SERVICE, SERVICE), (Level.SERVICE, OTHER_SERVICE),
        (Level.TEAM, TEAM), (Level.TEAM, OTHER_TEAM),
    ]  # fmt: skip
    assert {unit for unit in every if access.may_see_unit(*unit)} == units


def test_a_worker_sees_their_own_figure_and_no_colleagues(social_worker: User) -> None:
    personas.unit_called(Level.WORKER, "Worker 2")
    access = access_of(social_worker, NOW)
    assert access.may_see_unit(Level.WORKER, "Worker 1")
    assert not access.may_see_unit(Level.WORKER, "Worker 2")


def test_a_manager_sees_the_figures_of_the_teams_workers(team_manager: User) -> None:
    personas.unit_called(Level.WORKER, "Worker 2")
    assert access_of(team_manager, NOW).may_see_unit(Level.WORKER, "Worker 2")


def test_two_roles_do_not_lend_each_other_their_reach(social_worker: User) -> None:
    actions.give_role(by=None, person=social_worker, role="complaints_officer", at=personas.AT)
    personas.unit_called(Level.TEAM, OTHER_TEAM)
    access = access_of(social_worker, NOW)
    assert access.may_see_unit(Level.AUTHORITY, "")
    assert not access.may_see_unit(Level.TEAM, OTHER_TEAM)
    assert not access.may_see_children_of(Level.TEAM, OTHER_TEAM)
    assert not access.sees_all_children


def test_a_worker_who_changes_team_is_seen_by_the_new_manager_alone(team_manager: User) -> None:
    worker = personas.unit_called(Level.WORKER, "Worker 7")
    other = personas.unit_called(Level.TEAM, OTHER_TEAM)
    moved = date(2026, 11, 1)
    actions.place_unit(by=None, unit=worker, under=other, from_on=moved, at=NOW)
    assert not access_of(team_manager, NOW).may_see_unit(Level.WORKER, "Worker 7")
    before = NOW - timedelta(days=5)
    assert access_of(team_manager, before).may_see_unit(Level.WORKER, "Worker 7")


def test_a_deputy_sees_what_the_holder_sees_for_the_days_named(
    team_manager: User, social_worker: User
) -> None:
    (grant,) = Grant.objects.filter(person=team_manager)
    actions.name_deputy(
        by=team_manager, grant=grant, deputy=social_worker, at=NOW,
        from_on=date(2026, 11, 2), to_on=date(2026, 11, 6),
    )  # fmt: skip
    personas.unit_called(Level.WORKER, "Worker 2")
    assert access_of(social_worker, NOW).may_see_unit(Level.WORKER, "Worker 2")
    later = NOW + timedelta(days=7)
    assert not access_of(social_worker, later).may_see_unit(Level.WORKER, "Worker 2")


def test_a_role_given_by_a_deputy_ends_with_the_deputys_days(
    director: User, team_manager: User, social_worker: User
) -> None:
    """Else standing in for a week would make a friend a director's officer for ever."""
    last = date(2026, 11, 6)
    (grant,) = Grant.objects.filter(person=director)
    actions.name_deputy(
        by=director, grant=grant, deputy=team_manager, at=NOW,
        from_on=date(2026, 11, 2), to_on=last,
    )  # fmt: skip
    given: dict[str, Any] = {"person": social_worker, "role": "quality_officer", "at": NOW}
    for to_on in (None, date(2026, 11, 7)):
        with pytest.raises(NotAllowed, match="as a deputy, until 6 November 2026"):
            actions.give_role(by=team_manager, to_on=to_on, **given)
    assert actions.give_role(by=team_manager, to_on=last, **given).to_on == last
    assert actions.give_role(by=director, **given).to_on is None


def test_nobody_gives_themselves_a_role_and_only_givers_give(
    administrator: User, councillor: User, director: User
) -> None:
    with pytest.raises(NotAllowed, match="yourself"):
        actions.give_role(by=administrator, person=administrator, role="director", at=NOW)
    with pytest.raises(NotAllowed, match="given by: administrator"):
        actions.give_role(by=director, person=councillor, role="performance_analyst", at=NOW)


def test_an_account_that_is_switched_off_may_do_nothing(director: User) -> None:
    director.is_active = False
    assert access_of(director, NOW).rights == frozenset()


def test_a_team_role_without_a_unit_is_refused(councillor: User) -> None:
    with pytest.raises(NotAllowed, match="for which team"):
        actions.give_role(by=None, person=councillor, role="team_manager", at=NOW)


@pytest.fixture
def held(wrenshire: Path) -> Iterator[dict[str, set[str]]]:
    """Wrenshire's children by team, without the restricted ones."""
    found = holdings()
    assert found is not None
    yield {team: set(ids - found.restricted) for team, ids in found.by_team.items()}


def test_a_manager_reaches_the_teams_children_and_no_others(
    held: dict[str, set[str]], team_manager: User
) -> None:
    everyone = set().union(*held.values())
    reach = sort_out(access_of(team_manager, NOW), everyone)
    assert reach.visible == held[TEAM]
    assert reach.out_of_reach == everyone - held[TEAM]
    assert f"{len(reach.out_of_reach)} out of your reach" in reach.not_shown


@pytest.mark.parametrize(
    "who", ["councillor", "lead_member", "guardian", "administrator", "commissioner"]
)
def test_people_without_a_child_level_role_reach_no_child(
    db: None, held: dict[str, set[str]], who: str
) -> None:
    everyone = set().union(*held.values())
    assert not sort_out(access_of(personas.person(who), NOW), everyone).visible


def test_an_assignment_opens_one_child_until_it_ends(
    held: dict[str, set[str]], social_worker: User
) -> None:
    child = sorted(held[OTHER_TEAM] - held[TEAM])[0]
    assert not sort_out(access_of(social_worker, NOW), [child]).visible
    actions.assign_child(
        by=None, person=social_worker, authority="999", child_id=child, kind="audit",
        reason="Peer audit of November.", until=NOW + timedelta(days=14), at=NOW,
    )  # fmt: skip
    now = access_of(social_worker, NOW + timedelta(hours=1))
    assert sort_out(now, [child]).rights == {child: "assignment: audit"}
    assert not sort_out(access_of(social_worker, NOW + timedelta(days=15)), [child]).visible


def test_a_restricted_child_is_for_named_people_alone(
    held: dict[str, set[str]], director: User, social_worker: User, guardian: User
) -> None:
    child = sorted(held[TEAM])[0]
    actions.restrict_child(
        by=guardian, authority="999", child_id=child, reason="Family of staff here.", at=NOW
    )
    reach = sort_out(access_of(director, NOW), held[TEAM])
    assert reach.restricted == {child} and child not in reach.visible
    assert reach.not_shown == "of whom 1 restricted"
    actions.name_reader(by=guardian, person=director, authority="999", child_id=child, at=NOW)
    assert sort_out(access_of(director, NOW), [child]).rights == {child: "named"}
    reason = "Out of hours call from the police."
    actions.break_glass(by=social_worker, authority="999", child_id=child, reason=reason, at=NOW)
    assert not sort_out(access_of(social_worker, NOW), [child]).visible


def test_break_glass_opens_a_record_for_four_hours_with_a_reason(
    held: dict[str, set[str]], social_worker: User
) -> None:
    child = sorted(held[OTHER_TEAM] - held[TEAM])[0]
    with pytest.raises(NotAllowed, match="Say why"):
        actions.break_glass(by=social_worker, authority="999", child_id=child, reason="", at=NOW)
    reason = "Out of hours call from the police."
    actions.break_glass(by=social_worker, authority="999", child_id=child, reason=reason, at=NOW)
    assert sort_out(access_of(social_worker, NOW), [child]).rights == {child: "break-glass"}
    assert not sort_out(access_of(social_worker, NOW + timedelta(hours=4)), [child]).visible


def test_a_childs_key_leads_back_to_the_child_and_a_changed_one_to_nobody(wrenshire: Path) -> None:
    key = child_key("W0012345")
    assert "12345" not in key and child_key("W0012345") == key
    assert child_of(key) == "W0012345"
    changed = ("B" if key[0] != "B" else "C") + key[1:]
    assert child_of(changed) is None and child_of("nonsense") is None and child_of("é") is None


def test_the_access_log_refuses_change_and_is_sealed_day_by_day(social_worker: User) -> None:
    for day in (1, 2):
        actions.log_looks(
            by=social_worker, authority="999", children={"A": "role", "B": "role"},
            page="children:child", at=datetime(2026, 10, day, 12, tzinfo=UTC),
        )  # fmt: skip
        seal = actions.seal_day(day=date(2026, 10, day), at=NOW)
        assert seal.looks == 2
    assert Seal.objects.count() == 2 == len(set(Seal.objects.values_list("fingerprint", flat=True)))
    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.update(page="nothing")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_look")
    with pytest.raises(ValueError, match="over"):
        actions.seal_day(day=date(2026, 11, 2), at=NOW)

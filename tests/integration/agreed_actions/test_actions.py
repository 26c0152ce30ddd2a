"""Agreeing, moving and closing an action: who is told, what stays, and what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.integration.agreed_actions.conftest import AT, DUE, MONTHLY, Agree, close, who

from sightline.apps.agreed_actions import actions, reminding
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.queries import actions_from
from sightline.apps.events.models import Event
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.thread.queries import links_of
from sightline.judgement.marks import Rating
from sightline.vocabulary.not_allowed import NotAllowed


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("said", flat=True))


def test_what_led_to_an_action_is_linked_to_it_and_its_owner_is_told(
    agreed: Agree, director: User, team_manager: User, social_worker: User
) -> None:
    first = agreed()
    second = agreed("Then look again", source=first)
    seen = access_of(director, AT)
    assert actions_from(first, seen) == [second]
    assert actions_from(first, access_of(social_worker, AT)) == []
    assert [bead.how for bead in links_of("agreed_action", second.pk, seen).beads] == ["comes from"]
    assert "agreed an action with you, due on 1 December 2026" in told(team_manager)[0]


def test_whoever_sees_no_figures_or_has_left_can_t_own_an_action(
    agreed: Agree, councillor: User, team_manager: User
) -> None:
    with pytest.raises(NotAllowed, match="show them no figures"):
        agreed(owner=councillor)
    team_manager.is_active = False
    with pytest.raises(NotAllowed, match="switched off"):
        agreed(owner=team_manager)
    assert not AgreedAction.objects.exists()


def test_from_agreed_to_closed_every_step_is_told_by_whom_and_nothing_typed_is_in_the_events(
    agreed: Agree, director: User, team_manager: User
) -> None:
    action = agreed()
    actions.say_how_it_goes(
        **who(team_manager), action=action, rating=Rating.RED, said="", at=AT,
        reason="Nobody keeps the diary", next_step="The service manager keeps it",
    )  # fmt: skip
    close(action, team_manager, director, AT)
    assert (action.state, action.brag, action.closed_on) == ("closed", "blue", AT.date())
    assert [step.did for step in action.steps.all()] == [
        "Agreed", "Rated: off track", "Done", "Checked and closed",
    ]  # fmt: skip
    assert [row.state for row in action.history.order_by("history_id")] == [
        "agreed", "started", "done", "closed",
    ]  # fmt: skip
    events = Event.objects.filter(kind="agreed_action", object_id=str(action.pk))
    assert events.count() == 4 and not any("diary" in event.said for event in events)


def test_a_check_can_be_taken_back_and_the_evidence_stays(
    agreed: Agree, director: User, team_manager: User
) -> None:
    action = agreed()
    close(action, team_manager, director, AT)
    with pytest.raises(NotAllowed, match="Somebody else than the owner"):
        actions.take_back_check(**who(team_manager), action=action, at=AT)
    actions.take_back_check(**who(director), action=action, at=AT)
    assert (action.state, action.closed_on) == ("done", None)
    assert action.evidence == "The diary lies open on the page"


def test_the_first_day_stays_whatever_day_it_is_moved_to(agreed: Agree, team_manager: User) -> None:
    action = agreed()
    with pytest.raises(NotAllowed, match="why the day moves"):
        actions.move_day(
            **who(team_manager), action=action, due_on=date(2027, 1, 8), reason="", at=AT
        )
    for day in (date(2027, 1, 8), date(2027, 2, 5)):
        actions.move_day(
            **who(team_manager), action=action, due_on=day, reason="The chair is away", at=AT
        )
    assert (action.due_on, action.first_due_on) == (date(2027, 2, 5), DUE)


def test_handing_over_tells_both_and_the_old_owner_can_no_longer_change_it(
    agreed: Agree, director: User, social_worker: User, head_of_service: User
) -> None:
    action = agreed(owner=social_worker)
    actions.hand_over(**who(director), action=action, to=head_of_service, said="", at=AT)
    assert told(head_of_service)[-1].startswith("An action is yours now")
    assert "has taken over an action from you" in told(social_worker)[-1]
    with pytest.raises(NotAllowed, match="Only the owner"):
        actions.start(**who(social_worker), action=action, at=AT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"brag": "blue"},
        {"state": "done"},
        {"state": "closed", "brag": "blue", "evidence": "There it is"},
        {"brag": "red", "reason": "Nobody came"},
        {"level": "team"},
    ],
)
def test_the_database_itself_refuses_what_the_rules_forbid(
    agreed: Agree, wrong: dict[str, str]
) -> None:
    action = agreed()
    for name, value in wrong.items():
        setattr(action, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        action.save()


def test_an_owner_is_reminded_a_week_before_and_once_it_is_late_each_once(
    agreed: Agree, team_manager: User
) -> None:
    agreed()
    days = (AT, AT + timedelta(days=23), AT + timedelta(days=24), AT + timedelta(days=31))
    counts = [reminding.remind_owners(at=day) for day in (*days, days[-1] + timedelta(days=1))]
    assert counts == [0, 1, 0, 1, 0]
    assert "is late since 1 December 2026" in told(team_manager)[-1]


def test_after_three_six_and_twelve_months_both_hear_whether_the_figure_moved(
    agreed: Agree, director: User, team_manager: User
) -> None:
    agreed_at = AT.replace(year=2025, month=8, day=4)
    action = agreed(at=agreed_at, due_on=date(2025, 9, 1), indicator=MONTHLY)
    closed = AT.replace(year=2025, month=9, day=1)
    close(action, team_manager, director, closed)
    before = Notice.objects.count()
    days = [closed.replace(month=11), closed.replace(month=12), closed.replace(month=12, day=9)]
    days += [closed.replace(year=2026, month=month) for month in (3, 9, 10)]
    assert [reminding.tell_whether_moved(at=day) for day in days] == [0, 2, 0, 2, 2, 0]
    assert Notice.objects.count() == before + 6
    assert (
        "Moved: higher than what was usual before the action. Higher is better."
        in (told(director)[-1])
    )

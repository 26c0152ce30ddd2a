from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.integration.board.conftest import AT, Board

from sightline.apps.agreed_actions.actions import agree
from sightline.apps.board import actions, queries
from sightline.apps.board.actions.challenges import Inequality
from sightline.apps.board.last_time import last_time, last_time_in_words
from sightline.apps.board.models import BoardChallenge, Exploration
from sightline.apps.board.states import Consulted, ExplorationKind, Presence
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed


def challenged(board: Board, by: User, **more: object) -> BoardChallenge:
    return actions.challenge(
        by=by, meeting=board.first, challenged_by=board.chair, text="Why so late?", at=AT, **more
    )


def held(board: Board, by: User) -> None:
    for meeting in (board.first, board.second):
        came = {board.chair: (Presence.PRESENT, ""), board.member: (Presence.PRESENT, "")}
        actions.record_attendance(by=by, meeting=meeting, came=came, at=AT)
        actions.hold_meeting(
            by=by, access=access_of(by, AT), meeting=meeting, today=AT.date(), at=AT
        )


def test_challenge_answer_and_action_open_the_next_meeting(board: Board, director: User) -> None:
    access = access_of(director, AT)
    made = challenged(board, director, indicator="cpp_count")
    actions.answer_challenge(
        by=director, access=access, challenge=made, answer="One team.", answered_by="Head",
        read=made.version, at=AT,
    )  # fmt: skip
    agree(by=director, title="Look each Monday", owner=director, due_on=date(2026, 12, 1),
          source=made, at=AT)  # fmt: skip
    found = last_time(board.second, access)
    assert found is not None and [action.title for action in found.actions] == ["Look each Monday"]
    assert "Challenge 1: answered." in last_time_in_words(found)


def test_a_challenge_about_inequality_stays_open_until_its_outcome_is_known(
    board: Board, director: User
) -> None:
    unequal = Inequality("Ethnicity", "Mixed", "1.6 times the rate of all children")
    made = challenged(board, director, inequality=unequal, answer="We look.", answered_by="Head")
    close = {"by": director, "challenge": made, "read": made.version, "at": AT}
    with pytest.raises(NotAllowed, match="closed with its outcome"):
        actions.follow_up_challenge(outcome="", **close)
    past_the_rule = BoardChallenge.objects.get(pk=made.pk)
    past_the_rule.state = "followed up"
    with pytest.raises(IntegrityError), transaction.atomic():
        past_the_rule.save()
    actions.follow_up_challenge(outcome="Thresholds were compared.", **close)
    assert not queries.open_challenges().exists()


def test_of_two_who_answer_at_once_the_second_is_told(board: Board, director: User) -> None:
    made = challenged(board, director)
    one, other = (BoardChallenge.objects.get(pk=made.pk) for _ in range(2))
    said = {"by": director, "access": access_of(director, AT), "answered_by": "Head", "at": AT}
    actions.answer_challenge(challenge=one, answer="Mine.", read=1, **said)
    with pytest.raises(EditedMeanwhile):
        actions.answer_challenge(challenge=other, answer="Theirs.", read=1, **said)


def test_somebody_who_only_contributes_figures_does_not_answer_the_board(
    board: Board, director: User, hr_contributor: User
) -> None:
    with pytest.raises(NotAllowed, match="do not let you answer"):
        actions.answer_challenge(
            by=hr_contributor, access=access_of(hr_contributor, AT), read=1, at=AT,
            challenge=challenged(board, director), answer="Yes.", answered_by="HR",
        )  # fmt: skip


def test_what_is_to_be_explored_comes_back_until_the_board_has_looked_at_it(
    board: Board, director: User
) -> None:
    access = access_of(director, AT)
    asked = actions.ask_to_explore(
        by=director, meeting=board.first, kind=ExplorationKind.AUDIT, question="Closed too early?",
        asked_of="Head of safeguarding", due_on=date(2026, 10, 1), at=AT,
    )  # fmt: skip
    assert list(queries.coming_back(board.second)) == [asked] and asked.is_late(AT.date())
    actions.report_back(
        by=director, access=access, exploration=asked, result="Eleven of thirty.", on=AT.date(),
        read=asked.version, at=AT,
    )  # fmt: skip
    actions.look_at_exploration(
        by=director, exploration=asked, meeting=board.second, read=asked.version, at=AT
    )
    assert list(queries.coming_back(board.second)) == [asked]
    later = actions.plan_meeting(
        by=director, body=board.body, held_on=date(2026, 11, 18),
        papers_due_on=date(2026, 11, 11), at=AT,
    )  # fmt: skip
    assert not queries.coming_back(later)
    assert Exploration.objects.get(pk=asked.pk).looked_at_in == board.second


def test_minutes_are_frozen_when_a_later_meeting_agrees_them_and_a_correction_is_a_new_version(
    board: Board, director: User
) -> None:
    held(board, director)
    of = {"by": director, "access": access_of(director, AT), "meeting": board.first, "at": AT}
    with pytest.raises(NotAllowed, match="at a later meeting"):
        actions.agree_minutes(agreed_at=board.first, **of)
    first = actions.agree_minutes(agreed_at=board.second, **of)
    actions.write_notes(by=director, meeting=board.first, notes="A slip.", read=1, at=AT)
    with pytest.raises(NotAllowed, match="what was corrected"):
        actions.correct_minutes(changes="", **of)
    actions.correct_minutes(changes="A note was missing.", **of)
    assert [each.number for each in versions(board.first)] == [2, 1]
    assert "A slip." not in str(first.document) and first.is_whole


def test_minutes_say_how_last_months_actions_stood_on_the_day_not_today(
    board: Board, director: User
) -> None:
    made = challenged(board, director)
    held(board, director)
    before = list(board.second.opened_with)
    actions.answer_challenge(
        by=director, access=access_of(director, AT), challenge=made, answer="Now.",
        answered_by="Head", read=made.version, at=AT,
    )  # fmt: skip
    board.second.refresh_from_db()
    assert before == list(board.second.opened_with) and "Challenge 1: open." in before


def test_consultation_evidence_is_given_from_a_day_on_and_a_finding_waits_in_the_inbox(
    board: Board, director: User
) -> None:
    hear = {"by": director, "authority": "999", "how": "Forum", "said": "Ask us first.", "at": AT}
    for day in (date(2026, 5, 1), date(2026, 9, 1)):
        actions.record_consultation(heard=Consulted.CHILDREN, held_on=day, **hear)
    assert [c.held_on for c in queries.consultations(date(2026, 8, 1))] == [date(2026, 9, 1)]
    sent = actions.send_finding(
        by=director, meeting=board.first, theme="Plans", text="Too many drift.", at=AT
    )
    with pytest.raises(NotAllowed, match="Say why it is left out"):
        actions.settle_finding(by=director, finding=sent, is_taken_up=False, at=AT)
    assert [f.state for f in queries.findings_for_self_assessment()] == ["sent"]

"""The rules of committees' meetings: notice, private items, seats and votes, moves."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.board.kinds import body_kinds
from sightline.apps.scrutiny.meetings import agenda, attendance, notice, seats, voting
from sightline.apps.scrutiny.meetings.openness import (
    Ground,
    Openness,
    check_ground,
    check_public_left,
    exempt_paragraphs,
)
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.meetings.states import (
    COMMITTEE_MOVES,
    CommitteeMeetingState,
    check_can_record,
)
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

DAYS = WorkingDays()


def test_neither_the_day_of_publication_nor_that_of_the_meeting_is_a_clear_day() -> None:
    wednesday = date(2026, 12, 9)
    assert notice.clear_days(date(2026, 12, 1), wednesday, DAYS) == 5
    assert notice.clear_days(date(2026, 12, 2), wednesday, DAYS) == 4
    assert notice.clear_days(wednesday, wednesday, DAYS) == 0


def test_bank_holidays_and_closures_give_no_notice() -> None:
    meeting = date(2027, 1, 5)
    assert notice.clear_days(date(2026, 12, 24), meeting, DAYS) == 4
    closed = WorkingDays.with_closures([date(2026, 12, 29), date(2026, 12, 30)])
    assert notice.clear_days(date(2026, 12, 24), meeting, closed) == 2


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(min_value=1, max_value=10))
def test_the_latest_day_gives_the_notice_and_the_next_working_day_does_not(
    held_on: date, wanted: int
) -> None:
    latest = notice.latest_day(held_on, wanted, DAYS)
    assert DAYS.is_working(latest)
    assert notice.clear_days(latest, held_on, DAYS) >= wanted
    following = latest + timedelta(days=1)
    while not DAYS.is_working(following):
        following += timedelta(days=1)
    assert notice.clear_days(following, held_on, DAYS) < wanted


def test_shorter_notice_needs_its_reason() -> None:
    latest = date(2026, 12, 1)
    with pytest.raises(NotAllowed, match=r"3 clear days’ notice and 5 are needed.*1 December 2026"):
        notice.check_notice(3, 5, latest=latest, short_because="")
    notice.check_notice(3, 5, latest=latest, short_because="The court hears it on Monday")
    notice.check_notice(5, 5, latest=latest, short_because="")


def test_a_meeting_in_a_pre_election_period_is_warned_of(tmp_path: Path) -> None:
    known = notice.pauses()
    assert "local elections of 6 May 2027" in notice.warning_of(known, date(2027, 4, 20))
    assert notice.warning_of(known, date(2026, 12, 9)) == ""
    own = 'period = [{title = "by-election", from_on = 2026-12-01, to_on = 2026-12-10}]'
    (tmp_path / "pre_election.toml").write_text(own, encoding="utf-8")
    assert "by-election" in notice.warning_of(notice.pauses(tmp_path), date(2026, 12, 9))


WHOLE = Ground(Openness.EXEMPT, 3, "A contract is being negotiated", "Chief legal officer")


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (Ground(Openness.EXEMPT, None, "why", "who"), "1 to 7"),
        (Ground(Openness.EXEMPT, 8, "why", "who"), "1 to 7"),
        (Ground(Openness.EXEMPT, 3, "", "who"), "public interest"),
        (Ground(Openness.EXEMPT, 3, "why", ""), "proper officer"),
        (Ground(Openness.EXEMPT, 3, "why", "who", "a court said so"), "two different things"),
        (Ground(Openness.CONFIDENTIAL), "why it is confidential"),
        (Ground(Openness.CONFIDENTIAL, 3, "", "", "a court said so"), "no paragraph"),
        (Ground(Openness.OPEN, 3), "choose one"),
    ],
)
def test_each_class_has_its_own_grounds_whole_and_no_others(ground: Ground, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        check_ground(ground)


def test_an_exempt_ground_says_its_paragraph_and_a_confidential_one_has_none() -> None:
    check_ground(WHOLE)
    assert WHOLE.in_words.startswith("Exempt information, Schedule 12A paragraph 3")
    assert sorted(exempt_paragraphs()) == [1, 2, 3, 4, 5, 6, 7]
    secret = Ground(Openness.CONFIDENTIAL, confidential_because="A court forbids it")
    check_ground(secret)
    assert "paragraph" not in secret.in_words


def test_exempt_items_wait_for_the_resolution_and_confidential_ones_do_not() -> None:
    with pytest.raises(NotAllowed, match="exclude the press and public"):
        check_public_left(Openness.EXEMPT, is_excluded=False, title="Fostering contract")
    check_public_left(Openness.EXEMPT, is_excluded=True, title="Fostering contract")
    check_public_left(Openness.CONFIDENTIAL, is_excluded=False, title="A court’s order")


def test_church_and_parent_governors_vote_on_education_and_nothing_else() -> None:
    there = [SeatKind.COUNCILLOR] * 4 + [SeatKind.CHURCH, SeatKind.PARENT_GOVERNOR]
    there += [SeatKind.CO_OPTED, SeatKind.YOUTH]
    assert voting.voters(there, on_education=False) == 4
    assert voting.voters(there, on_education=True) == 6
    assert "2 co-opted here vote on education only" in voting.in_words(there, on_education=False)
    with pytest.raises(NotAllowed, match="6 votes are more than the 4"):
        voting.check_votes((5, 1, 0), 4)
    voting.check_votes(None, 0)


def test_only_a_councillor_has_a_group_and_chairs() -> None:
    with pytest.raises(NotAllowed, match="political group"):
        seats.check_seat_kind(SeatKind.COUNCILLOR, "", chairs=False, is_vice_chair=False)
    with pytest.raises(NotAllowed, match="Only councillors"):
        seats.check_seat_kind(SeatKind.YOUTH, "Labour", chairs=False, is_vice_chair=False)
    with pytest.raises(NotAllowed, match="chaired by a councillor"):
        seats.check_seat_kind(SeatKind.CHURCH, "", chairs=False, is_vice_chair=True)


def test_silence_about_interests_is_no_nil_return() -> None:
    with pytest.raises(NotAllowed, match="say that nobody declared"):
        attendance.check_declarations_taken(0, said_none=False)
    with pytest.raises(NotAllowed, match="take them back"):
        attendance.check_nil(1)


def test_a_late_item_has_its_urgency_and_the_chairs_leave() -> None:
    with pytest.raises(NotAllowed, match="can’t wait"):
        agenda.check_late("urgent", "Chair")
    with pytest.raises(NotAllowed, match="chair’s agreement"):
        agenda.check_late("The bid closes on Friday", " ")


def test_signed_minutes_are_the_end_and_nothing_is_minuted_before_the_agenda_is_out() -> None:
    assert COMMITTEE_MOVES.possible(CommitteeMeetingState.SIGNED) == ()
    for state in ("planned", "minutes drafted", "minutes signed", "cancelled"):
        with pytest.raises(NotAllowed):
            check_can_record(CommitteeMeetingState(state))
    check_can_record(CommitteeMeetingState.SUMMONED)


def test_councillors_sit_on_the_kinds_marked_as_committees() -> None:
    kinds = body_kinds()
    assert kinds["scrutiny_committee"].is_committee
    assert not kinds["performance_board"].is_committee


def test_each_kind_of_resolution_has_words() -> None:
    found = agenda.committee_settings()
    assert {"congratulated", "comments", "updates", "noted", "excluded"} <= set(found.resolutions)
    assert (found.clear_days, found.minutes_years, found.background_years) == (5, 6, 4)
    with pytest.raises(NotAllowed, match="what kind"):
        agenda.check_resolution("shouted", "Words")

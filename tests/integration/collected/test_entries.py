"""Asking, entering, approving, and what others read of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.integration.collected.conftest import AT, TODAY, collect

from sightline.apps.collected import actions, queries
from sightline.apps.collected.due_work import ask
from sightline.apps.collected.models import CollectedIndicator, Entry, Reason
from sightline.apps.collected.rules import EntryState, Said
from sightline.apps.events.models import Event
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values import read_value
from sightline.vocabulary.printed_values.directions import read_directions
from sightline.vocabulary.printed_values.periods import PeriodKind
from sightline.vocabulary.words import Basis, Level, Status


def said(written: str, **more: object) -> Said:
    return Said(Status.OK, read_value(written), **more)  # type: ignore[arg-type]


def enter(by: User, entry: Entry, what: Said) -> Entry:
    entry.refresh_from_db()
    return actions.enter_value(by=by, entry=entry, said=what, read=entry.version, at=AT)


def test_each_period_that_ended_is_asked_for_once(asked: list[Entry]) -> None:
    assert sorted({each.period.label for each in asked}) == ["Q1 2026/27", "Q2 2026/27"]
    assert ask(AT) == "0 collected figures asked for."


def test_a_value_is_due_so_many_working_days_after_the_period(september: Entry) -> None:
    assert september.due_on == date(2026, 10, 14)
    assert not september.is_late(date(2026, 10, 14)) and september.is_late(date(2026, 10, 15))


def test_the_owner_has_the_task_and_others_have_not(
    asked: list[Entry], hr_contributor: User, commissioner: User
) -> None:
    assert len(queries.tasks_for(access_of(hr_contributor, AT), "999")) == 4
    assert queries.tasks_for(access_of(commissioner, AT), "999") == []


def test_an_owner_that_no_role_is_called_by_falls_to_the_analyst(analyst: User) -> None:
    found = collect(analyst, "entrants", owner_role="keeper_of_the_keys")
    assert queries.owners_of(found) == "performance_analyst"


def test_late_ones_are_known_and_chased_once(asked: list[Entry]) -> None:
    late = queries.late_tasks(TODAY, "999")
    assert {each.last for each in late} == {date(2026, 6, 30)}
    assert actions.note_chased(entries=late, on=TODAY, at=AT) == 2
    assert {each.chased_on for each in queries.late_tasks(TODAY)} == {TODAY}


def test_the_owner_enters_a_value_and_it_is_in_force(june: Entry, hr_contributor: User) -> None:
    kept = enter(hr_contributor, june, said("18.9%", explanation="New teams use agency staff."))
    assert kept.state == EntryState.IN_FORCE and queries.printed(kept) == "18.9%"
    event = Event.objects.get(did="collected_entry.entered")
    assert event.object_id == str(june.pk) and event.by == hr_contributor


def test_a_bare_number_is_a_percentage_where_one_is_asked_for(
    june: Entry, hr_contributor: User
) -> None:
    assert queries.printed(enter(hr_contributor, june, said("7.5"))) == "7.5%"


def test_nobody_else_enters_it(june: Entry, commissioner: User, councillor: User) -> None:
    for person in (commissioner, councillor):
        with pytest.raises(NotAllowed, match="human resources contributor"):
            enter(person, june, said("18.9%"))


def test_a_second_person_approves_where_the_indicator_asks_for_it(
    asked: list[Entry], sickness: CollectedIndicator, hr_contributor: User, analyst: User
) -> None:
    entry = sickness.entries.get(last=date(2026, 6, 30))
    entered = enter(hr_contributor, entry, said("6.0%"))
    assert entered.state == EntryState.TO_APPROVE
    assert figures("sickness")[0].status is Status.TO_BE_CONFIRMED
    assert [each.pk for each in queries.to_approve(access_of(analyst, AT), "999")] == [entry.pk]
    actions.approve(by=analyst, entry=entered, read=entered.version, at=AT)
    assert figures("sickness")[0].typed.printed == "6.0%"


def test_nobody_approves_what_they_typed_in(
    asked: list[Entry], sickness: CollectedIndicator, analyst: User
) -> None:
    entered = enter(analyst, sickness.entries.get(last=date(2026, 6, 30)), said("6.0%"))
    with pytest.raises(NotAllowed, match="second person"):
        actions.approve(by=analyst, entry=entered, read=entered.version, at=AT)


def test_it_is_sent_back_with_a_reason_and_entered_again(
    asked: list[Entry], sickness: CollectedIndicator, hr_contributor: User, analyst: User
) -> None:
    entered = enter(hr_contributor, sickness.entries.first(), said("60%"))
    with pytest.raises(NotAllowed, match="looked at again"):
        actions.send_back(by=analyst, entry=entered, why=" ", read=entered.version, at=AT)
    back = actions.send_back(
        by=analyst, entry=entered, why="Ten times last year’s.", read=entered.version, at=AT
    )
    assert back.is_open and back.sent_back_because == "Ten times last year’s."
    assert enter(hr_contributor, back, said("6.0%")).state == EntryState.TO_APPROVE


def test_of_two_who_save_at_once_the_second_is_told(june: Entry, analyst: User) -> None:
    read = june.version
    actions.enter_value(by=analyst, entry=june, said=said("18.9%"), read=read, at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.enter_value(by=analyst, entry=june, said=said("17%"), read=read, at=AT)


def test_every_version_is_kept_with_who_wrote_it(june: Entry, analyst: User) -> None:
    enter(analyst, june, said("18.9%"))
    enter(analyst, june, said("19.1%"))
    june.refresh_from_db()
    versions = list(june.history.all())
    assert len(versions) == 3
    assert versions[0].history_user == analyst and versions[1].value["parts"][0]["value"] == "18.9"


def test_one_reason_spans_several_figures(
    asked: list[Entry], turnover: CollectedIndicator, hr_contributor: User
) -> None:
    entries = list(turnover.entries.all())
    actions.say_for_several(
        by=hr_contributor,
        entries=entries,
        status=Status.NOT_YET_AVAILABLE,
        reason="The payroll system is being replaced",
        expected_on=date(2026, 12, 1),
        at=AT,
    )
    assert Reason.objects.count() == 1
    assert {each.reason for each in figures("turnover")} == {
        "The payroll system is being replaced. Expected on 1 December 2026"
    }


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (Said(Status.OK), "Give a value"),
        (Said(Status.PROVISIONAL, read_value("5%")), "why the value is provisional"),
        (Said(Status.NOT_YET_AVAILABLE), "why the figure is not yet available"),
        (Said(Status.TO_BE_CONFIRMED, read_value("5%")), "Leave the value out"),
        (Said(Status.QUALITATIVE), "write the narrative"),
    ],
)
def test_value_and_state_have_to_agree(
    june: Entry, analyst: User, what: Said, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        enter(analyst, june, what)


def figures(key: str):
    found = queries.collected_in("999").of(Level.AUTHORITY, "")
    return [figure for figure in found if figure.indicator == key]


def test_a_value_becomes_a_figure_with_its_words(june: Entry, hr_contributor: User) -> None:
    enter(
        hr_contributor,
        june,
        said(
            "a) 104 b) 94-90% c) 57-61%",
            directions=read_directions("Interviews ↑ in 72 hours ↓"),
            forecast="It will drop in the school holidays.",
            coverage_note="all schools but one",
            in_year=True,
        ),
    )
    figure = figures("turnover")[0]
    assert figure.typed.printed == "a) 104 b) 94-90% c) 57-61% (in year) (all schools but one)"
    assert figure.typed.directions == "Interviews ↑ in 72 hours ↓"
    assert figure.typed.notes == ("Forecast: It will drop in the school holidays.",)
    assert (figure.basis, figure.as_at) == (Basis.QUARTER, date(2026, 6, 30))


def test_a_share_is_not_rounded_where_its_parts_are_known(june: Entry, analyst: User) -> None:
    enter(analyst, june, said("16.7%", numerator=Decimal(1), denominator=Decimal(6)))
    figure = figures("turnover")[0]
    assert figure.value == pytest.approx(100 / 6)
    assert (figure.numerator, figure.denominator) == (1, 6)


def test_what_is_still_to_come_says_from_whom_and_when(june: Entry, analyst: User) -> None:
    enter(analyst, june, said("18.9%"))
    waiting = figures("turnover")[1]
    assert waiting.status is Status.NOT_YET_AVAILABLE and waiting.value is None
    assert waiting.reason == (
        "Due from the human resources contributor by 14 October 2026. "
        "Last known: 18.9% (Q1 2026/27)"
    )


def test_the_stamp_changes_with_every_entry(june: Entry, analyst: User) -> None:
    first = queries.stamp("999")
    assert queries.stamp("999") == first
    enter(analyst, june, said("18.9%"))
    assert queries.stamp("999") != first
    assert queries.stamp("998") == ""


def test_contradictions_are_listed_beside_the_entry(june: Entry, analyst: User) -> None:
    kept = enter(analyst, june, said("30%", numerator=Decimal(188), denominator=Decimal(643)))
    assert queries.doubts_of(kept) == ["30%: 188 of 643 is 29.2%."]


def test_the_grid_has_every_indicator_and_period_with_its_state(june: Entry, analyst: User) -> None:
    enter(analyst, june, Said(Status.PROVISIONAL, read_value("5%"), why_provisional="New method"))
    (section,) = queries.grid("999", TODAY + timedelta(days=1))
    assert section.title == "Workforce"
    assert section.ends == (date(2026, 6, 30), date(2026, 9, 30))
    by_key = {row.indicator.key: [(c.shown, c.state) for c in row.cells] for row in section.rows}
    assert by_key["turnover"] == [("5%", "provisional"), ("", "late")]


def test_an_academic_year_is_asked_for_when_it_has_ended(analyst: User) -> None:
    collect(analyst, "exclusions", period_kind=PeriodKind.TERM, frequency="termly")
    (entry,) = actions.ask_for_values(at=AT)
    assert entry.period.label == "Summer term 2025/26"

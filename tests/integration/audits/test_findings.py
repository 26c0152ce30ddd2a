"""What audits found: suggested, confirmed by a person, counted within reach, reported, fed on."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.audits.making_audits import (
    CHILD,
    WORKER,
    audit_of,
    case_file,
    handed_in,
    people,
    section,
)

from sightline.apps.audits.findings import actions, queries
from sightline.apps.audits.findings.counting import COUNTED, about_voice
from sightline.apps.audits.findings.feeding import SOURCE, feed
from sightline.apps.audits.findings.periods import period_of
from sightline.apps.audits.form.actions import moved
from sightline.apps.audits.models import Audit, Finding, Moderation, PlannedAudit
from sightline.apps.audits.programme.frames import last_audits
from sightline.apps.audits.programme.rules import Kind, PlannedState
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.collected.actions import enter_value
from sightline.apps.collected.actions.asking import new_entry
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import EntryState, Said
from sightline.apps.events.row_history import save_as
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.people.telling import child_was_erased
from sightline.apps.practice.observing import supervision_looked_at
from sightline.apps.practice.policy import practice_policy
from sightline.vocabulary.months import end_of_month, months_after
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind, periods_between
from sightline.vocabulary.words import Status

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]


@pytest.fixture
def at() -> datetime:
    return timezone.now() - timedelta(days=2)


@pytest.fixture
def who(db: None) -> dict[str, User]:
    return people()


def of(person: User, at: datetime) -> dict[str, object]:
    return {"by": person, "access": access_of(person, at), "at": at}


def found(audit: Audit, by: User, at: datetime, *, good: bool = False, said: str = "") -> Finding:
    return actions.confirm(
        audit=audit, theme="voice", section=section(), is_good=good, said=said, **of(by, at)
    )  # type: ignore[arg-type]


def test_a_finding_is_confirmed_once_by_those_who_run_audits_and_can_be_taken_back(
    who: dict[str, User], at: datetime
) -> None:
    head, audit = who["principal_social_worker"], handed_in(who["quality_officer"], 3, at)
    first = found(audit, head, at, said="Wishes were not asked for")
    assert found(audit, head, at) == first
    today = timezone.localdate(at)
    assert queries.themes_between(today, today) == [
        ("The child’s voice", 1, "Wishes were not asked for")
    ]
    with pytest.raises(NotAllowed, match="programme"):
        found(audit, who["team_manager"], at)
    with pytest.raises(NotAllowed, match="handed in"):
        found(audit_of(who["quality_officer"], at, child="CHILD-2"), head, at)
    actions.take_back(finding=first, **of(head, at))  # type: ignore[arg-type]
    assert queries.themes_between(today, today) == []


def test_good_practice_goes_on_without_names_and_words_go_with_the_child(
    who: dict[str, User], at: datetime
) -> None:
    head, audit = who["principal_social_worker"], handed_in(who["quality_officer"], 1, at)
    silent = found(audit, head, at)
    with pytest.raises(NotAllowed, match="names nobody"):
        actions.share(finding=silent, **of(head, at))  # type: ignore[arg-type]
    good = found(audit, head, at, good=True, said="Each visit ends with the child’s own words")
    actions.share(finding=good, **of(head, at))  # type: ignore[arg-type]
    shared = GoodPractice.objects.get()
    assert audit.worker not in f"{shared.title}{shared.what}{shared.why}{shared.unit}"
    child_was_erased(audit.authority, CHILD, at)
    good.refresh_from_db()
    assert (good.said, good.theme) == ("", "voice")


def test_pages_confirm_suggestions_count_them_and_report(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    head = visit(who["principal_social_worker"])
    audit = handed_in(who["quality_officer"], 3, at)
    audit.answers.filter(question="4.1").update(value="no")
    address = f"/audits/{audit.pk}/findings/"
    (one,) = queries.suggestions(audit)
    assert head.post(address, {"do": "confirm"}).status_code == 400
    assert head.post(address, {"do": "confirm", "chosen": one.key}).status_code == 302
    own = {"do": "add", "theme": "voice", "section": section(), "is_good": "yes"}
    back = head.post(address, {**own, "said": f"{CHILD} was heard"})
    assert back.status_code == 400 and "Name nobody" in back.content.decode()
    assert head.post(address, {**own, "said": "The child was heard"}).status_code == 302
    page = head.get("/audits/themes/?team=&since=1+x").content.decode()
    assert "Findings to improve in each quarter" in page
    period = period_of(timezone.localdate(at), 3).key
    report = head.get(f"/audits/report/{period}/").content.decode()
    assert "fewer than 5" in report and CHILD not in report
    assert head.get(f"/audits/report/{period}/docx/").status_code == 200
    assert head.get("/audits/report/2026-02-3/").status_code == 404
    assert visit(who["team_manager"]).get(address).status_code in {403, 404}


def test_audits_feed_the_indicators_and_never_overwrite_what_a_person_typed(
    who: dict[str, User], at: datetime
) -> None:
    audit = handed_in(who["quality_officer"], 2, at)
    entry = _asked("qa_good_or_better_pct", audit.authority, at)
    later = at + timedelta(days=100)
    assert (feed(later), feed(later)) == (1, 0)
    entry.refresh_from_db()
    assert (entry.numerator, entry.denominator) == (Decimal(1), Decimal(1))
    assert (entry.status, entry.why_provisional) == (Status.PROVISIONAL, SOURCE)
    enter_value(by=None, entry=entry, said=Said(Status.TO_BE_CONFIRMED), read=entry.version, at=at)
    assert feed(later) == 0


def test_the_childs_voice_is_its_own_section_as_moderated(
    who: dict[str, User], at: datetime
) -> None:
    (voice,) = about_voice(tool_of(case_file()))
    audits = [handed_in(who["quality_officer"], grade, at, child=f"CHILD-{grade}")
              for grade in (2, 3, 4)]  # fmt: skip
    audits[1].judgements.filter(dimension=voice).update(grade=None)
    moderation = Moderation.objects.create(
        audit=audits[2], before=4, after=4, feedback="Seen", by=who["head_of_safeguarding"], at=at
    )
    moderation.sections.create(section=voice, before=4, after=2, reasons="The child was heard")
    day = timezone.localdate(at)
    count = COUNTED["qa_voice_good_pct"]
    assert count(audits[0].authority, day, day) == (2, 2)
    assert count(audits[0].authority, day + timedelta(days=1), day + timedelta(days=9)) == (0, 0)


def test_what_a_returned_audit_gave_an_indicator_does_not_stand(
    who: dict[str, User], at: datetime
) -> None:
    audit = handed_in(who["quality_officer"], 2, at)
    entry = _asked("qa_good_or_better_pct", audit.authority, at)
    later = at + timedelta(days=100)
    feed(later)
    moved(audit, "return", by=None, at=later, grade=None, first_grade=None, handed_in_at=None)
    assert (feed(later), feed(later)) == (1, 0)
    entry.refresh_from_db()
    assert (entry.state, entry.denominator) == (EntryState.WAITING.value, None)


def test_audits_beside_the_plan_make_up_for_none_that_was_planned(
    who: dict[str, User], at: datetime
) -> None:
    """A line of two audits, three handed in for it; one of four, none; one without any line."""
    day, officer = timezone.localdate(at), who["quality_officer"]
    audits = [handed_in(officer, 2, at, child=f"CHILD-{n}") for n in range(4)]
    told = {"authority": audits[0].authority, "kind": Kind.CASE_FILE.value}
    early = end_of_month(months_after(day, -1))
    full, empty = (
        PlannedAudit.objects.create(month=month, until=until, title="Files", number=n, **told)
        for n, month, until in ((2, early, end_of_month(day)), (4, end_of_month(day), None))
    )
    PlannedAudit.objects.create(
        month=end_of_month(day), title="Dropped", number=9, state=PlannedState.DROPPED.value, **told
    )
    for audit in audits[:3]:
        audit.planned = full
        save_as(audit, by=None)
    count, month = COUNTED["qa_audits_completed_pct"], (day.replace(day=1), end_of_month(day))
    assert count(full.authority, *month) == (2, 6)
    assert count(full.authority, early.replace(day=1), early) == (0, 0)
    moved(audits[0], "return", by=None, at=at, grade=None, first_grade=None, handed_in_at=None)
    moved(audits[1], "return", by=None, at=at, grade=None, first_grade=None, handed_in_at=None)
    assert count(empty.authority, *month) == (1, 6)


def _asked(key: str, authority: str, at: datetime) -> Entry:
    day = timezone.localdate(at)
    indicator = CollectedIndicator.objects.create(
        authority=authority, key=key, title="Good audits", section="quality", shown_as="percent",
        period_kind="month", frequency="monthly", owner_role="principal_social_worker",
        asked_since=day.replace(day=1),
    )  # fmt: skip
    (period, *_) = periods_between(
        PeriodKind(indicator.period_kind), Frequency(indicator.frequency), day.replace(day=1),
        day + timedelta(days=60),
    )  # fmt: skip
    return new_entry(indicator, period, by=None)


def test_a_theme_leads_on_and_its_quarter_is_frozen_once(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    audit = handed_in(who["quality_officer"], 3, at)
    head = who["principal_social_worker"]
    finding = actions.confirm(
        audit=audit, theme="voice", section=section(), is_good=True,
        said="Every visit ends with the child’s own words.", **of(head, at),
    )  # fmt: skip
    practice = actions.share(finding=finding, **of(head, at))
    page = visit(head).get("/audits/themes/voice/").content.decode()
    assert "own words" in page and "from=audit_theme%3Avoice" in page
    other = visit(who["team_manager"]).get("/audits/themes/voice/").content.decode()
    assert "own words" not in other
    period = period_of(timezone.localdate(at), 3).before
    client, address = visit(head), f"/audits/report/{period.key}/"
    assert [client.post(address).status_code for _ in range(2)] == [302, 302]
    assert client.get(address).content.decode().count("Version 1") == 1
    visit(who["team_manager"]).post(address)
    assert versions(("audit_report", period.key)).count() == 1
    actions.forget_child(authority=audit.authority, child_id=audit.child_id, at=at)
    practice.refresh_from_db()
    assert practice.what == "" and not practice.history.exclude(what="").exists()


def test_audits_of_supervision_of_one_month_are_one_round_by_our_own_clocks(
    who: dict[str, User], db: None
) -> None:
    """Half past midnight on 1 September is still 31 August by the clock of Greenwich."""
    for child, when in (("1", datetime(2026, 8, 31, 23, 30, tzinfo=UTC)),
                        ("2", datetime(2026, 9, 10, 9, tzinfo=UTC))):  # fmt: skip
        audit = handed_in(who["quality_officer"], 2, when, child=f"CHILD-{child}")
        audit.subject, audit.child_id = "supervision", ""
        save_as(audit, by=None)
    found = supervision_looked_at(practice_policy(), date(2026, 4, 1), date(2027, 3, 31))
    assert (found.audited, found.is_met) == (1, False)
    assert last_audits([WORKER, "CHILD-1"]) == {WORKER: (date(2026, 9, 10), 2)}


def test_an_audit_that_found_a_theme_in_two_places_is_one_audit_of_it(
    who: dict[str, User], at: datetime
) -> None:
    head, audit = who["principal_social_worker"], handed_in(who["quality_officer"], 3, at)
    first, second, *_ = tool_of(audit.tool).sections
    for place in (first, second):
        actions.confirm(
            audit=audit, theme="voice", section=place.key, is_good=False, **of(head, at)
        )  # type: ignore[arg-type]
    found(handed_in(who["quality_officer"], 3, at, child="CHILD-2"), head, at)
    day = timezone.localdate(at)
    assert [count for _, count, _ in queries.themes_between(day, day)] == [2]

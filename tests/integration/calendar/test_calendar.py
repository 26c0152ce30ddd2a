"""The QA year: what shows an activity, who records, what is due, what has lasted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import personas

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.calendar import actions, queries
from sightline.apps.calendar.models import Occurrence
from sightline.apps.calendar.reminding import remind
from sightline.apps.calendar.rhythm import Mark
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]
AT = datetime(2026, 11, 25, 10, tzinfo=UTC)
FLOOR = "walking_the_floor"


def does(who: str, at: datetime = AT) -> dict[str, Any]:
    by = personas.person(who)
    return {"by": by, "access": access_of(by, at), "at": at}


def test_walking_the_floor_is_recorded_shown_and_taken_back(
    wrenshire: Path, db: None, visit: Visit
) -> None:
    client = visit(personas.person("director"))
    at = reverse("calendar:record", args=[FLOOR])
    asked = {"on": "2026-10-01", "place": "", "said": "Teams know whom to ask."}
    lacking = client.post(at, asked)
    assert lacking.status_code == 400 and "Teams know whom to ask." in lacking.content.decode()
    assert (
        client.post(at, asked | {"place": "Town hall", "said_back": "Two cars."}).status_code == 302
    )
    made = Occurrence.objects.get()
    assert "Two cars." in client.get(made.address).content.decode()
    row = queries.the_year(2026, AT.date()).of(FLOOR)
    assert row is not None and row.now_mark is Mark.DONE
    other = visit(personas.person("social_worker"))
    assert other.get(at).status_code == 404
    other.post(reverse("calendar:take_back", args=[made.pk]))
    assert queries.find_occurrence(made.pk) is not None
    client.post(reverse("calendar:take_back", args=[made.pk]))
    assert client.get(made.address).status_code == 404


def test_a_look_at_todays_lists_counts_for_the_role_of_whoever_looked(
    wrenshire: Path, db: None
) -> None:
    for who, key in [
        ("group_manager", "reports_group_managers"), ("team_manager", "reports_team_managers"),
        ("assistant_team_manager", "reports_assistant_managers"), ("social_worker", "self_review"),
    ]:  # fmt: skip
        assert actions.look_at_lists(**does(who), note="").activity == key
    again = actions.look_at_lists(**does("team_manager"), note="Two were late.")
    assert Occurrence.objects.count() == 4 and "Two were late." in again.said


def test_only_those_who_answer_record_and_nothing_of_tomorrow(wrenshire: Path, db: None) -> None:
    said = {"activity": FLOOR, "said": "Seen."}
    with pytest.raises(NotAllowed, match="those who answer"):
        actions.record(**does("team_manager"), **said, on=AT.date())
    with pytest.raises(NotAllowed, match="not come yet"):
        actions.record(**does("director"), **said, on=AT.date() + timedelta(days=1))
    with pytest.raises(NotAllowed, match="no such activity"):
        actions.record(**does("director"), activity="none", said="Seen.", on=AT.date())


def test_every_app_that_knows_is_asked_and_silence_is_no_fault(wrenshire: Path, db: None) -> None:
    year = queries.the_year(2026, AT.date())
    assert len(year.rows) >= 17
    assert not any(row.missed for row in year.rows), "nothing was kept, so nothing was missed"
    assert [each.view.value for each in year.coverage] == [
        "independent", "provider", "voice", "professional",
    ]  # fmt: skip


def test_a_month_before_the_years_first_record_is_missed_where_the_year_before_has_some(
    wrenshire: Path, db: None
) -> None:
    """A fortnight from 23 March to 5 April, met in March, is met; April has no scorecard."""
    by = personas.person("director")
    for activity, on in (("extended_leadership", date(2026, 3, 10)), ("looks", date(2026, 3, 28))):
        key = "reports_group_managers" if activity == "looks" else activity
        Occurrence.objects.create(
            authority=authority_code(), activity=key, on=on, said="Held.", by=by, at=AT
        )
    year = queries.the_year(2026, date(2026, 8, 2))
    leaders, looks = year.of("extended_leadership"), year.of("reports_group_managers")
    assert leaders is not None and looks is not None
    assert [each.mark for each in leaders.months[:6]] == [
        None, None, Mark.MISSED, None, None, Mark.DUE,
    ]  # fmt: skip
    assert (looks.months[0].done, looks.evidence, leaders.evidence) == (1, (), ())


def test_who_answers_is_reminded_once_in_the_last_week(wrenshire: Path, db: None) -> None:
    personas.person("principal_social_worker")
    assert remind(AT - timedelta(days=10)) == 0
    told = remind(AT)
    assert told and Notice.objects.filter(said__contains="Practice Improvement Forum").count() == 1
    assert remind(AT + timedelta(days=1)) == 0
    assert not Notice.objects.filter(said__contains="reports and dashboards").exists()


def test_an_improvement_is_checked_again_at_six_and_twelve_months(
    wrenshire: Path, db: None, visit: Visit
) -> None:
    closed = date(2026, 3, 31)
    owner = personas.person("director")
    action = AgreedAction.objects.create(
        authority=authority_code(), title="Visits in time", owner=owner,
        agreed_by=owner, agreed_on=closed, due_on=closed, first_due_on=closed, state="closed",
        brag="blue", evidence="The list is empty.", done_on=closed, closed_on=closed,
    )  # fmt: skip
    about = does("principal_social_worker")
    found = queries.rechecks(about["access"], AT.date())
    assert [(each.months, each.is_due(AT.date())) for each in found] == [(6, True), (12, False)]
    check = {"action": action, "said": "Eight in ten.", "has_lasted": False}
    with pytest.raises(NotAllowed, match="not before"):
        actions.check_again(**about, **check, months=12, checked_on=AT.date())
    actions.check_again(**about, **check, months=6, checked_on=AT.date())
    with pytest.raises(NotAllowed, match="already"):
        actions.check_again(**about, **check, months=6, checked_on=AT.date())
    page = visit(owner).get(reverse("calendar:rechecks")).content.decode()
    assert "Eight in ten." in page


def test_pages_answer_odd_addresses_with_a_page_or_not_found(
    wrenshire: Path, db: None, visit: Visit
) -> None:
    client = visit(personas.person("analyst"))
    for asked in ("?year=99999999999999", "?year=٢٠٢٦", "?year=0000"):
        assert client.get(reverse("calendar:home") + asked).status_code == 200
    assert client.get("/calendar/activities/none/").status_code == 404
    framework = client.get(reverse("calendar:framework")).content.decode()
    assert 'id="messages"' in framework and reverse("audits:programme") in framework
    assert client.get(reverse("calendar:escalation")).status_code == 200

"""Data quality on the pages: who sees which records, what they may do, what is never said."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from tests import personas
from tests.integration.data_quality.conftest import CONTACTS, contact, publish
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.children.pages import wrong_in
from sightline.apps.children.queries import Child
from sightline.apps.data_quality import queries
from sightline.apps.data_quality.models import Acceptance, Fault, FaultFinding
from sightline.apps.events.models import Event
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Look, User
from sightline.apps.retention import actions as retention
from sightline.apps.thread.registry import kind_called
from sightline.pipeline.folder import DataFolder

Visit = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("data")
CHECK = "contact_without_decision"
A_FAULT = {
    "do": "fault",
    "title": "Decision is lost",
    "said": "The form drops the day it was made.",
}
ADDRESS = f"/data-quality/checks/{CHECK}/"


def text(response) -> str:  # type: ignore[no-untyped-def]
    return re.sub(r"\s+", " ", html.fromstring(response.content.decode()).text_content())


def children(response) -> set[str]:  # type: ignore[no-untyped-def]
    return set(re.findall(r"\b(OWN1|OWN2|RIGHT|OTHER|SHUT)\b", text(response)))


def finding_page(child: str) -> str:
    known = queries.found()
    assert known
    (found,) = (f for f in known.all if f.check == CHECK and f.child_id == child)
    return f"/data-quality/findings/{queries.key_of(found)}/"


def test_a_team_manager_sees_the_teams_records_and_no_others(
    visit: Visit, team_manager: User
) -> None:
    page = visit(team_manager).get("/data-quality/list/")

    assert children(page) == {"OWN1", "OWN2"}
    assert "1 more child is restricted" in text(page)


def test_a_social_worker_begins_with_their_own(visit: Visit, social_worker: User) -> None:
    client = visit(social_worker)

    assert "of Worker 1 need correcting" in text(client.get("/data-quality/"))
    assert children(client.get("/data-quality/list/")) == {"OWN1"}


def test_an_analyst_sees_all_but_the_restricted(visit: Visit, analyst: User) -> None:
    assert children(visit(analyst).get(ADDRESS)) == {"OWN1", "OWN2", "OTHER"}


def test_another_team_is_not_there_for_a_team_manager(visit: Visit, team_manager: User) -> None:
    page = visit(team_manager).get("/data-quality/", {"of": f"team:{OTHER_TEAM}"})

    assert page.status_code == 404


def test_the_service_above_can_be_looked_at_in_numbers_alone(
    visit: Visit, team_manager: User
) -> None:
    client = visit(team_manager)
    of = {"of": f"service:{personas.SERVICE}"}

    assert client.get("/data-quality/", of).status_code == 200
    page = client.get("/data-quality/list/", of)
    assert children(page) == {"OWN1", "OWN2"}
    assert "1 more child is out of your reach" in text(page)


@pytest.mark.parametrize(
    "who", ["lead_member", "councillor", "guardian", "administrator", "hr_contributor"]
)
def test_who_sees_no_child_sees_no_data_quality(
    visit: Visit, who: str, request: pytest.FixtureRequest
) -> None:
    page = visit(request.getfixturevalue(who)).get("/data-quality/")

    assert page.status_code == 403


def test_another_teams_finding_is_not_there(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)

    assert client.get(finding_page("OWN1")).status_code == 200
    assert client.get(finding_page("OTHER")).status_code == 404
    assert client.get(finding_page("SHUT")).status_code == 404
    assert client.get("/data-quality/findings/made-up/").status_code == 404


def test_every_look_at_a_child_is_logged(visit: Visit, team_manager: User) -> None:
    visit(team_manager).get("/data-quality/list/")

    assert set(Look.objects.values_list("child_id", flat=True)) == {"OWN1", "OWN2"}


def test_no_address_names_a_child(visit: Visit, analyst: User) -> None:
    root = html.fromstring(visit(analyst).get(ADDRESS).content.decode())

    assert not [a for a in root.xpath("//a/@href") if re.search("OWN|OTHER|SHUT", a)]


def test_what_could_not_run_stands_apart_with_its_reason(visit: Visit, analyst: User) -> None:
    page = text(visit(analyst).get("/data-quality/"))

    assert "Could not run" in page
    assert "“Case-note events” are in no load." in page
    said = text(visit(analyst).get("/data-quality/checks/case_note_recorded_late/"))
    assert "This check could not run." in said


def test_accepted_as_right_it_leaves_the_list_and_can_come_back(
    visit: Visit, team_manager: User
) -> None:
    client, page = visit(team_manager), finding_page("OWN1")

    client.post(page, {"do": "accept", "reason": "Decided in the strategy meeting that day."})

    assert children(client.get(ADDRESS)) == {"OWN2"}
    assert "OWN1" in text(client.get("/data-quality/accepted/"))
    client.post(page, {"do": "take back"})
    assert children(client.get(ADDRESS)) == {"OWN1", "OWN2"}
    assert Acceptance.objects.get().undone_by == team_manager


def test_an_acceptance_ends_when_what_was_looked_at_changes(
    visit: Visit, team_manager: User, data: DataFolder
) -> None:
    client, twice = visit(team_manager), "/data-quality/checks/contact_recorded_twice/"
    pair = [contact("OWN1", TEAM, "Worker 1") | {"source": source} for source in ("1A", "1B")]
    publish(data, "2026-04-30", pair)
    known = queries.found()
    assert known
    for found in [each for each in known.all if each.check == "contact_recorded_twice"]:
        accepted = {"do": "accept", "reason": "Two callers on the same day."}
        client.post(f"/data-quality/findings/{queries.key_of(found)}/", accepted)
    publish(data, "2026-05-31", pair)
    assert children(client.get(twice)) == set()

    publish(data, "2026-06-30", [*pair, contact("OWN1", TEAM, "Worker 1") | {"source": "1C"}])

    assert children(client.get(twice)) == {"OWN1"}


def test_a_reason_is_needed(visit: Visit, team_manager: User) -> None:
    page = visit(team_manager).post(finding_page("OWN1"), {"do": "accept", "reason": "ok"})

    assert "Say why the record is right as it stands." in text(page)
    assert not Acceptance.objects.exists()


def test_a_fault_is_tracked_from_seen_to_fixed(
    visit: Visit, team_manager: User, quality_officer: User
) -> None:
    manager, officer = visit(team_manager), visit(quality_officer)

    manager.post(finding_page("OWN1"), A_FAULT)

    assert children(manager.get(ADDRESS)) == {"OWN2"}
    fault = Fault.objects.get()
    where = f"/data-quality/faults/{fault.pk}/"
    assert "OWN1" not in text(manager.get(where))
    refused = officer.post(where, {"move": "report"})
    assert "Give the supplier's reference" in text(refused)
    officer.post(where, {"move": "report", "reference": "INC-77"})
    officer.post(where, {"move": "fix", "said": "Fixed in release 12.", "reference": ""})
    fault.refresh_from_db()
    assert (fault.state, fault.reference) == ("fixed", "INC-77")
    # Settled, the record stands again until it is right.
    assert children(manager.get(ADDRESS)) == {"OWN1", "OWN2"}


def test_a_second_record_joins_a_known_fault(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    client.post(finding_page("OWN1"), A_FAULT)

    client.post(finding_page("OWN2"), {"do": "fault", "fault": str(Fault.objects.get().pk)})

    assert FaultFinding.objects.count() == 2
    assert children(client.get(ADDRESS)) == set()


def test_only_those_who_manage_data_quality_move_a_fault(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    client.post(finding_page("OWN1"), A_FAULT)
    where = f"/data-quality/faults/{Fault.objects.get().pk}/"

    assert "What happened next" not in text(client.get(where))
    assert client.post(where, {"move": "report", "reference": "x"}).status_code == 403


def test_the_strategy_is_kept_version_by_version_with_its_briefings(
    visit: Visit, quality_officer: User, team_manager: User
) -> None:
    officer = visit(quality_officer)
    written = {
        "do": "write",
        "title": "Right first time",
        "text": "All record.",
        "from_on": "2026-04-01",
    }
    officer.post("/data-quality/strategy/", written)
    officer.post("/data-quality/strategy/", {**written, "text": "All record within three days."})
    held = {"do": "brief", "held_on": "2026-04-02", "briefed": "Assessment Team 3", "people": "9"}
    officer.post("/data-quality/strategy/", held)

    page = text(visit(team_manager).get("/data-quality/strategy/"))

    assert "Version 2" in page
    assert "All record within three days." in page
    assert "Assessment Team 3" in page
    assert "Write a new version" not in page
    refused = visit(team_manager).post("/data-quality/strategy/", written)
    assert refused.status_code == 403


def test_events_say_who_decided_and_name_no_child(visit: Visit, team_manager: User) -> None:
    visit(team_manager).post(
        finding_page("OWN1"), {"do": "accept", "reason": "Decided in the meeting itself."}
    )

    event = Event.objects.get(did="finding.accepted")
    assert event.by == team_manager
    assert "OWN1" not in f"{event.said}{event.facts}{event.object_id}"


def test_the_weekly_counts_hold_no_child(team_manager: User) -> None:
    weekly = queries.weekly_for(access_of(team_manager, timezone.now()))

    assert weekly is not None
    assert (weekly.unit, weekly.open, weekly.grave, weekly.new) == (TEAM, 3, 3, 0)
    said = "3 records need correcting, 3 where a child may be out of sight."
    assert weekly.sentence == said
    assert not re.search("OWN|SHUT", f"{weekly}")


def test_what_is_new_since_the_publication_before_is_marked(
    visit: Visit, team_manager: User, data: DataFolder
) -> None:
    publish(data, "2026-04-30", [*CONTACTS, contact("NEW", TEAM, "Worker 2")])

    page = html.fromstring(visit(team_manager).get(ADDRESS).content.decode())

    new = page.xpath("//tbody/tr[.//strong[contains(@class, 'govuk-tag')]]/th")
    assert [cell.text_content().strip() for cell in new] == ["NEW"]
    home = text(visit(team_manager).get("/data-quality/"))
    assert "Month by month" in home


def test_before_anything_is_published_it_says_so(
    visit: Visit, analyst: User, settings: object, tmp_path: object
) -> None:
    settings.SIGHTLINE_DATA = f"{tmp_path}/empty"  # type: ignore[attr-defined]
    (tmp_path / "empty").mkdir()  # type: ignore[operator]

    assert "The checks have not run yet." in text(visit(analyst).get("/data-quality/"))


def test_a_fault_can_be_linked_to_by_its_title(visit: Visit, team_manager: User) -> None:
    visit(team_manager).post(finding_page("OWN1"), A_FAULT)
    fault = Fault.objects.get()

    kind = kind_called("fault")

    assert kind is not None
    assert kind.title(str(fault.pk)) == "Decision is lost"
    assert kind.address(str(fault.pk)) == f"/data-quality/faults/{fault.pk}/"
    assert kind.may_see(access_of(team_manager, timezone.now()), str(fault.pk))


def test_a_list_is_taken_away_with_its_filter_day_and_a_line_in_the_access_log(
    visit: Visit, team_manager: User
) -> None:
    answer = visit(team_manager).get(f"/data-quality/list.csv?check={CHECK}")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"OWN1", "OWN2"}
    assert all("2026-03-31" in line and TEAM in line for line in lines[1:])
    looks = Look.objects.filter(page="data quality file")
    assert {look.child_id for look in looks} == {"OWN1", "OWN2"}
    assert Event.objects.get(did="findings.exported").facts["rows"] == 2


def test_a_formula_in_a_taken_away_list_is_only_text(
    visit: Visit, team_manager: User, data: DataFolder
) -> None:
    publish(data, "2026-04-30", [contact("=1+1", TEAM, "Worker 1")])
    content = visit(team_manager).get("/data-quality/list.csv").content.decode("utf-8-sig")
    assert "\n=1+1" not in content and "'=1+1" in content


def test_who_may_not_take_lists_away_is_not_offered_it(visit: Visit, social_worker: User) -> None:
    client = visit(social_worker)
    assert "/data-quality/list.csv" not in client.get("/data-quality/list/").content.decode()
    assert client.get("/data-quality/list.csv").status_code == 403


def test_another_units_list_or_an_unknown_check_is_not_there(
    visit: Visit, team_manager: User
) -> None:
    client = visit(team_manager)
    for asked in (f"list.csv?of=team:{OTHER_TEAM}", "list.csv?check=nothing", "list.pdf"):
        assert client.get(f"/data-quality/{asked}").status_code == 404


def test_a_childs_page_leaves_out_what_was_accepted_as_right(
    visit: Visit, team_manager: User
) -> None:
    found = Child("999", "OWN1", "", "role")
    before = len(wrong_in(found))
    visit(team_manager).post(finding_page("OWN1"), {"do": "accept", "reason": "Decided by phone."})
    assert Acceptance.objects.filter(child_id="OWN1").exists()
    assert len(wrong_in(found)) == before - 1


def test_what_was_decided_of_a_child_whose_last_row_went_by_age_goes_too(
    guardian: User, analyst: User, data: DataFolder
) -> None:
    aged = contact("AGED", TEAM, "Worker 1") | {"contacted_on": "1990-03-02"}
    publish(data, "2026-04-30", [*CONTACTS, aged])
    about = {"authority": "999", "check_id": CHECK, "mark": "1", "by": analyst}
    for child in ("OWN1", "AGED"):
        Acceptance.objects.create(
            **about, row_key=child, child_id=child, reason="Right.", at=timezone.now()
        )
    asked = retention.ask_to_purge(
        by=guardian, reason="The yearly run of November.", at=timezone.now()
    )
    ended = retention.run_request(id=asked.pk, at=timezone.now())
    assert ended.said.endswith("Notes about 1 child without a record went as well.")
    assert [each.child_id for each in Acceptance.objects.all()] == ["OWN1"]

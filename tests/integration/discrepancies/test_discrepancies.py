"""A figure is disputed, talked over, corrected; the next extract says whether it arrived."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests import personas
from tests.integration.discrepancies.conftest import AUTHORITY, INDICATOR, Extracts
from tests.personas import OTHER_TEAM, SERVICE, TEAM

from sightline.apps.attachments.actions import attach
from sightline.apps.attachments.kept_files import folder
from sightline.apps.attachments.models import Attachment
from sightline.apps.discrepancies import actions, queries
from sightline.apps.discrepancies.apps import count_disputed
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.rules import State
from sightline.apps.events.models import Event
from sightline.apps.notices.models import Notice
from sightline.apps.people import actions as people
from sightline.apps.people.access import access_of
from sightline.apps.people.child_keys import child_key
from sightline.apps.people.models import Look, User
from sightline.apps.people.telling import child_was_erased
from sightline.apps.thread.registry import kind_called

Visit = Callable[[User], Client]
AS_AT = "as_at=2026-03-31&basis=month"
OF_TEAM = f"of=team:{TEAM.replace(' ', '%20')}&{AS_AT}"
NEW = f"/discrepancies/new/?indicator={INDICATOR}&{OF_TEAM}"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(extracts: Extracts) -> Extracts:
    return extracts


def text(response) -> str:  # type: ignore[no-untyped-def]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def raised_of_child(client: Client, claim: str = "counted") -> Discrepancy:
    """Disputed from the child’s own row, as a team manager does it."""
    page = client.get(f"/figures/{INDICATOR}/?{OF_TEAM}&rows=not_counted").content.decode()
    (address,) = re.findall(r'href="(/discrepancies/new/[^"]*child=[^"]*)"', page)
    told = {"claim": claim, "wrong": "The decision was made on 3 March, not on the 9th."}
    client.post(unescape(address), told)
    return Discrepancy.objects.latest("pk")


def to_be_corrected(client: Client, due: str = "2026-04-20") -> Discrepancy:
    found = raised_of_child(client)
    told = {"corrected_by": "Team business support", "due_on": due, "said": ""}
    client.post(f"/discrepancies/{found.pk}/agree/", told)
    found.refresh_from_db()
    return found


def publish(extracts: Extracts, name: str) -> None:
    data = extracts.publish(name)
    snapshot = data.store.authority(AUTHORITY).published()
    assert snapshot
    count_disputed(snapshot, timezone.now())


def test_from_raised_to_confirmed_with_before_after_reason_and_who(
    visit: Visit, team_manager: User, analyst: User, extracts: Extracts
) -> None:
    client = visit(team_manager)
    found = raised_of_child(client)
    told = {"met_on": "2026-04-07", "with_whom": "Performance team", "said": "Both looked at it."}
    client.post(f"/discrepancies/{found.pk}/meet/", told)
    told = {"corrected_by": "Team business support", "due_on": "2026-04-20"}
    client.post(f"/discrepancies/{found.pk}/agree/", told)
    assert "Give" not in text(client.get(f"/discrepancies/{found.pk}/correct/"))
    client.post(f"/discrepancies/{found.pk}/correct/", {"said": "Changed the date of it."})

    publish(extracts, "put right")

    page = text(visit(analyst).get(f"/discrepancies/{found.pk}/"))
    assert Discrepancy.objects.get().now is State.CONFIRMED
    assert "It was In it, not counted in a figure of 50.0% (1 of 2)" in page
    assert "It is Counted once in a figure of 100.0% (2 of 2)" in page
    assert "Met on 7 April 2026, Performance team. Both looked at it." in page
    assert "Changed the date of it." in page and "Confirmed: the correction is in the" in page
    assert not Notice.objects.exists()


def test_it_opens_again_where_the_next_extract_still_has_it_and_both_are_told(
    visit: Visit, team_manager: User, analyst: User, extracts: Extracts
) -> None:
    client = visit(team_manager)
    found = to_be_corrected(client)
    client.post(f"/discrepancies/{found.pk}/correct/", {"said": "Changed the date of it."})

    publish(extracts, "as before")

    found.refresh_from_db()
    assert found.now is State.REOPENED
    assert {each.person for each in Notice.objects.all()} == {team_manager, analyst}
    said = Notice.objects.first().said  # type: ignore[union-attr]
    assert "the newest extract still has it: Contacts decided" in said and "LATE" not in said
    assert "As before: In it, not counted." in text(client.get(f"/discrepancies/{found.pk}/"))
    assert found.counts.count() == 2


def test_what_is_promised_for_later_waits_for_its_day(
    visit: Visit, team_manager: User, extracts: Extracts
) -> None:
    found = to_be_corrected(visit(team_manager), due="2026-05-31")
    publish(extracts, "as before")
    found.refresh_from_db()
    assert found.now is State.TO_CORRECT and not Notice.objects.exists()


def test_a_whole_figure_is_confirmed_once_it_moved_as_was_said(
    visit: Visit, head_of_service: User, extracts: Extracts
) -> None:
    client = visit(head_of_service)
    address = f"/discrepancies/new/?indicator={INDICATOR}&of=service:{SERVICE}&{AS_AT}"
    assert "66.7% (2 of 3)" in text(client.get(address))
    client.post(address, {"claim": "higher", "wrong": "One date was typed wrongly."})
    found = Discrepancy.objects.get()
    assert found.code.startswith("R-2603-") and found.month == date(2026, 3, 31)
    told = {"corrected_by": "The team", "due_on": "2026-04-20"}
    client.post(f"/discrepancies/{found.pk}/agree/", told)
    publish(extracts, "put right")
    assert "It is 100.0% (3 of 3)" in text(client.get(f"/discrepancies/{found.pk}/"))
    assert Discrepancy.objects.get().now is State.CONFIRMED


def test_what_is_said_of_a_child_is_kept_from_those_who_may_not_see_the_child(
    visit: Visit, team_manager: User, analyst: User, guardian: User
) -> None:
    found = raised_of_child(visit(team_manager))
    page = f"/discrepancies/{found.pk}/"
    assert "LATE" in text(visit(analyst).get(page))
    assert Look.objects.filter(person=analyst, child_id="LATE", page="discrepancy").exists()
    people.restrict_child(
        by=guardian, authority=AUTHORITY, child_id="LATE", reason="Family of staff here.",
        at=personas.AT,
    )  # fmt: skip
    shut = visit(analyst).get(page)
    assert "A child out of your reach" in text(shut)
    assert "LATE" not in shut.content.decode() and "3 March" not in text(shut)
    log = visit(analyst).get("/discrepancies/list.csv").content.decode()
    assert "About one child" in log and "LATE" not in log and "3 March" not in log


def test_with_whom_one_met_and_who_corrects_it_are_said_of_the_child_too(
    visit: Visit, team_manager: User, analyst: User, guardian: User
) -> None:
    client = visit(team_manager)
    page = f"/discrepancies/{raised_of_child(client).pk}/"
    met = {"met_on": "2026-04-07", "with_whom": "Aunt Petronella", "said": "She was in on it."}
    client.post(f"{page}meet/", met)
    client.post(f"{page}agree/", {"corrected_by": "Worker of Zebedee", "due_on": "2026-04-20"})
    seen = text(visit(analyst).get(page))
    assert "Met on 7 April 2026, Aunt Petronella." in seen and "Worker of Zebedee, by 20" in seen
    people.restrict_child(
        by=guardian, authority=AUTHORITY, child_id="LATE", reason="Family of staff here.",
        at=personas.AT,
    )  # fmt: skip
    log = visit(analyst).get("/discrepancies/list.csv").content.decode()
    shut = [text(visit(analyst).get(page)), log]
    assert "Met on 7 April 2026." in shut[0] and "By 20 April 2026" in shut[0]
    assert not [each for each in shut if "Petronella" in each or "Zebedee" in each]


def test_no_event_and_no_address_names_the_child(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    found = to_be_corrected(client)
    events = [f"{each.said} {each.facts}" for each in Event.objects.all()]
    assert not [each for each in events if "LATE" in each or "3 March" in each]
    assert found.child_id == "LATE"
    answer = client.get(f"{NEW}&child={child_key('LATE')}")
    assert "LATE" not in answer.request["QUERY_STRING"] and "disputed already" in text(answer)


def test_another_teams_figure_and_child_are_out_of_reach(
    visit: Visit, team_manager: User, social_worker: User
) -> None:
    client = visit(team_manager)
    others = NEW.replace(TEAM.replace(" ", "%20"), OTHER_TEAM.replace(" ", "%20"))
    assert client.get(others).status_code in {403, 404}
    assert client.get(f"{NEW}&child={child_key('OTHERS')}").status_code == 404
    assert client.get(f"/discrepancies/new/?indicator={INDICATOR}&{AS_AT}").status_code == 403
    assert visit(social_worker).get(NEW).status_code == 403
    found = raised_of_child(client)
    other = personas.person("group_manager")
    assert visit(other).get(f"/discrepancies/{found.pk}/").status_code == 200
    elsewhere = visit(personas.person("youth_justice_manager"))
    assert elsewhere.get(f"/discrepancies/{found.pk}/").status_code in {403, 404}


def test_a_claim_that_no_extract_could_confirm_is_refused(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    told = {"claim": "not counted", "wrong": "Should not be in this at all."}
    answer = client.post(f"{NEW}&child={child_key('LATE')}", told)
    assert answer.status_code == 400 and "is not counted in this figure" in text(answer)
    assert "Should not be in this at all." in text(answer)


def test_only_who_raised_it_or_the_analyst_takes_it_back_and_it_can_be_opened_again(
    visit: Visit, team_manager: User, head_of_service: User
) -> None:
    client = visit(team_manager)
    found = raised_of_child(client)
    withdraw = f"/discrepancies/{found.pk}/withdraw/"
    visit(head_of_service).post(withdraw, {"said": "I would rather not have it."})
    assert Discrepancy.objects.get().now is State.RAISED
    client.post(withdraw, {"said": "The date was right after all."})
    assert Discrepancy.objects.get().now is State.WITHDRAWN
    client.post(f"/discrepancies/{found.pk}/open-again/", {"said": "It was wrong after all."})
    assert Discrepancy.objects.get().now is State.REOPENED


def test_a_card_counts_its_own_open_ones(visit: Visit, team_manager: User, analyst: User) -> None:
    raised_of_child(visit(team_manager))
    service, month = "front_door_and_early_help", date(2026, 3, 31)
    assert queries.open_count(AUTHORITY, service, month) == 1
    assert queries.open_count(AUTHORITY, service, date(2026, 2, 28)) == 0
    assert len(queries.of_card(AUTHORITY, service, month, access_of(analyst, timezone.now()))) == 1
    listed = text(visit(analyst).get("/discrepancies/?state=open&month=2026-03"))
    assert "The child should be counted" in listed and "No discrepancy" not in listed
    assert "No discrepancy is within" in text(visit(analyst).get("/discrepancies/?state=settled"))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "docx"])
def test_the_log_is_taken_away(visit: Visit, team_manager: User, ending: str) -> None:
    client = visit(team_manager)
    raised_of_child(client)
    answer = client.get(reverse("discrepancies:list", args=[ending]))
    assert answer.status_code == 200 and f"discrepancy-log.{ending}" in str(answer.headers)


def test_an_erased_childs_disputes_go_with_the_records_and_the_files_beside_them(
    visit: Visit, team_manager: User, django_capture_on_commit_callbacks: Any
) -> None:
    found, at = raised_of_child(visit(team_manager)), timezone.now()
    assert queries.children_disputed(AUTHORITY) == {"LATE"}
    with django_capture_on_commit_callbacks(execute=True):
        access = access_of(team_manager, at)
        told = {"name": "Letter about LATE.txt", "content": b"A letter.", "at": at}
        kept = attach(by=team_manager, access=access, to=found, **told)
    assert (folder() / kept.stored_as).exists()
    with django_capture_on_commit_callbacks(execute=True):
        child_was_erased(AUTHORITY, "LATE", at)
    assert not Discrepancy.objects.exists() and not Attachment.objects.exists()
    assert not (folder() / kept.stored_as).exists()


def test_the_golden_thread_names_it_to_those_who_see_it(
    visit: Visit, team_manager: User, lead_member: User
) -> None:
    found, kind = raised_of_child(visit(team_manager)), kind_called("discrepancy")
    assert (
        kind and kind.title(str(found.pk)) == "Contacts decided within one working day, March 2026"
    )
    assert kind.may_see(access_of(team_manager, timezone.now()), str(found.pk))
    assert not kind.may_see(access_of(lead_member, timezone.now()), str(found.pk))


def test_the_figures_page_says_that_it_is_disputed(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    raised_of_child(client)
    page = text(client.get(f"/figures/{INDICATOR}/?{OF_TEAM}"))
    assert "1 raised about this figure, 1 of them open." in page and "Dispute this figure" in page


def test_a_correction_is_confirmed_by_an_extract_and_by_nobody_else(
    team_manager: User, visit: Visit
) -> None:
    found = to_be_corrected(visit(team_manager))
    client = visit(team_manager)
    client.post(f"/discrepancies/{found.pk}/confirm/", {"said": "Yes it is."})
    assert Discrepancy.objects.get().now is State.TO_CORRECT
    assert actions.Count.objects.count() == 1

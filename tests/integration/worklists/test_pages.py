"""Worklists of Wrenshire: who sees which rows, what they say of them, what they take away."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from lxml import html
from tests import personas
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.children.queries import holdings
from sightline.apps.events.models import Event
from sightline.apps.people.actions import add_user, give_role
from sightline.apps.people.actions.children import assign_child
from sightline.apps.people.models import Look, User
from sightline.apps.worklists import queries
from sightline.apps.worklists.models import DoneNote, LateReason, ListReview
from sightline.measures.worklists import Urgency
from sightline.pipeline.worklists import KeptWorklists

Visit = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("wrenshire")


@pytest.fixture
def kept(wrenshire: Path) -> KeptWorklists:
    found = queries.current()
    assert found is not None
    return found


def text(response) -> str:  # type: ignore[no-untyped-def]
    return re.sub(r"\s+", " ", html.fromstring(response.content.decode()).text_content())


def rows_of(response) -> str:  # type: ignore[no-untyped-def]
    root = html.fromstring(response.content.decode())
    return " ".join(row.text_content() for row in root.xpath("//tbody/tr"))


def child_ids(response) -> set[str]:  # type: ignore[no-untyped-def]
    return set(re.findall(r"WR\d{6}", response.content.decode()))


def fact(response, name: str) -> str:  # type: ignore[no-untyped-def]
    root = html.fromstring(response.content.decode())
    (found,) = root.xpath(f"//dl[@class='sightline-facts']/div[dt='{name}']/dd/text()")
    return str(found)


def test_a_team_manager_sees_the_teams_rows_and_no_others(
    visit: Visit, team_manager: User, kept: KeptWorklists
) -> None:
    page = visit(team_manager).get("/worklists/assessments_open/?show=all")
    held = kept.lists["assessments_open"].rows
    own = {row.child_id for row in held if row.team == TEAM}
    others = {row.child_id for row in held if row.team == OTHER_TEAM}
    assert child_ids(page)
    assert child_ids(page) <= own
    assert not child_ids(page) & others


def test_a_social_worker_sees_their_own_cases_alone(
    visit: Visit, db: None, kept: KeptWorklists
) -> None:
    rows = kept.lists["assessments_open"].rows
    name = next(row.worker for row in rows if row.team == TEAM and row.worker != "Not recorded")
    client = visit(personas.person("social_worker", worker=name))
    page = client.get("/worklists/assessments_open/?show=all")
    assert child_ids(page) <= {row.child_id for row in rows if row.worker == name}
    assert fact(page, "On the list") == str(
        len([r for r in rows if r.worker == name]) - _hidden(page)
    )


def _hidden(page) -> int:  # type: ignore[no-untyped-def]
    found = re.search(r"of whom (\d+) restricted", text(page))
    return int(found[1]) if found else 0


@pytest.mark.parametrize("who", ["lead_member", "councillor", "guardian", "administrator"])
def test_who_works_with_no_children_gets_no_lists(visit: Visit, db: None, who: str) -> None:
    client = visit(personas.person(who))
    assert client.get("/worklists/").status_code == 403
    assert client.get("/worklists/cp_visits/").status_code == 403
    assert client.get("/worklists/cp_visits/file.csv").status_code == 403


def test_another_teams_list_is_as_if_it_were_not_there(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    for team in (OTHER_TEAM, "Nobody"):
        assert client.get(f"/worklists/cp_visits/?of=team:{team}").status_code == 404
        assert client.get(f"/worklists/?of=team:{team}").status_code == 404
    assert client.get("/worklists/no_such_list/").status_code == 404


def test_each_count_leads_to_as_many_rows(visit: Visit, director: User) -> None:
    client = visit(director)
    root = html.fromstring(client.get("/worklists/").content.decode())
    links = root.xpath("//td[contains(@class, 'sightline-number')]/a")
    assert len(links) > 20
    for link in links[:12]:
        page = html.fromstring(client.get(link.get("href")).content.decode())
        where = "".join(page.xpath("//p[@class='sightline-pagination__where']/text()"))
        shown = where.split(" of ")[-1] if where else str(len(page.xpath("//tbody/tr")))
        assert shown.strip() == link.text


def test_late_rows_and_the_indicators_figure_are_the_same_number(kept: KeptWorklists) -> None:
    from django.conf import settings

    from sightline.pipeline.folder import DataFolder

    data = DataFolder(Path(settings.SIGHTLINE_DATA))
    snapshot = data.store.authority("999").published()
    assert snapshot is not None
    figures, catalogue = data.figures(snapshot), data.catalogue()
    assert figures is not None
    compared = 0
    for one in kept.lists.values():
        for name, rows in (
            (one.worklist.late_equals, [r for r in one.rows if r.urgency is Urgency.LATE]),
            (one.worklist.rows_equal, list(one.rows)),
        ):
            if name:
                indicator = catalogue[name.removesuffix(".rest")]
                figure = figures.one(
                    indicator=indicator.id, basis=indicator.headline, level="authority", unit="",
                    breakdown="", breakdown_value="", as_at=kept.as_at,
                )  # fmt: skip
                assert figure is not None
                counted = figure.numerator or 0
                if name.endswith(".rest"):
                    counted = (figure.denominator or 0) - counted
                assert (one.worklist.id, len(rows)) == (one.worklist.id, counted)
                compared += 1
    assert compared >= 20


def test_the_longest_unseen_come_first(visit: Visit, director: User) -> None:
    page = visit(director).get("/worklists/cp_visits/")
    root = html.fromstring(page.content.decode())
    days = [int(cell.text) for cell in root.xpath("//tbody/tr/td[3]")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 50


def test_restricted_children_are_counted_in_words_and_not_shown(
    visit: Visit, director: User, kept: KeptWorklists
) -> None:
    held = holdings()
    assert held is not None
    one = next(
        one for one in kept.lists.values() if held.restricted & {r.child_id for r in one.rows}
    )
    shut = held.restricted & {row.child_id for row in one.rows}
    page = visit(director).get(f"/worklists/{one.worklist.id}/?show=all")
    assert f"of whom {len(shut)} restricted" in text(page)
    assert not child_ids(page) & shut


def test_children_shown_are_in_the_access_log_and_in_no_address(
    visit: Visit, team_manager: User
) -> None:
    page = visit(team_manager).get("/worklists/assessments_open/?show=all")
    assert set(Look.objects.values_list("child_id", flat=True)) == child_ids(page)
    root = html.fromstring(page.content.decode())
    assert not [a for a in root.xpath("//@href") if re.search(r"WR\d{6}", a) and "example" not in a]


def first_row(client: Client, name: str = "cp_visits", show: str = "late") -> str:
    root = html.fromstring(client.get(f"/worklists/{name}/?show={show}").content.decode())
    return str(root.xpath("//tbody/tr/td[last()]/a/@href")[0])


def test_why_it_is_late_is_said_changed_and_taken_back(visit: Visit, director: User) -> None:
    client = visit(director)
    address = first_row(client)
    given = {"reason-code": "refused", "reason-note": "Mother cancelled twice", "reason-read": "0"}
    assert client.post(f"{address}why/", given).status_code == 302
    assert "Child or family refused: Mother cancelled twice" in text(client.get(address))
    assert "Child or family refused" in text(client.get("/worklists/cp_visits/?reason=refused"))
    changed = {"reason-code": "court", "reason-note": "", "reason-read": "1"}
    assert client.post(f"{address}why/", changed).status_code == 302
    assert LateReason.objects.get().code == "court"
    client.post(f"{address}take-back/reason/")
    assert "Waiting for court" not in rows_of(client.get("/worklists/cp_visits/?show=late"))
    assert LateReason.objects.get().undone_by == director
    told = set(Event.objects.values_list("did", flat=True))
    assert {"worklist.reason_given", "worklist.reason_taken_back"} <= told


def test_two_who_say_why_at_once_are_told_and_nothing_typed_is_lost(
    visit: Visit, director: User, assistant_director: User
) -> None:
    address = first_row(visit(director))
    given = {"reason-code": "court", "reason-note": "", "reason-read": "0"}
    visit(director).post(f"{address}why/", given)
    mine = {"reason-code": "other", "reason-note": "Away at camp", "reason-read": "0"}
    page = visit(assistant_director).post(f"{address}why/", mine)
    assert page.status_code == 400
    assert "Somebody else has changed this reason" in text(page)
    assert "Waiting for court" in text(page)
    assert b"Away at camp" in page.content
    read = html.fromstring(page.content.decode()).xpath("//input[@name='reason-read']/@value")[0]
    assert visit(assistant_director).post(f"{address}why/", {**mine, "reason-read": read})
    assert LateReason.objects.get().note == "Away at camp"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason-code": ""}, "Choose why it is late."),
        ({"reason-code": "other"}, "Say in the note what the other reason is."),
    ],
)
def test_a_reason_that_says_nothing_is_asked_for_again(
    visit: Visit, director: User, given: dict[str, str], sentence: str
) -> None:
    client = visit(director)
    page = client.post(f"{first_row(client)}why/", given)
    assert page.status_code == 400
    assert sentence in text(page)
    assert not LateReason.objects.exists()


def test_done_since_the_extract_is_noted_and_no_count_changes(visit: Visit, director: User) -> None:
    client = visit(director)
    before = fact(client.get("/worklists/cp_visits/"), "Late")
    address = first_row(client)
    today = localdate()
    given = {"done-done_on": today.isoformat(), "done-note": "Seen at school"}
    assert client.post(f"{address}done/", given).status_code == 302
    assert "Noted as done" in text(client.get("/worklists/cp_visits/?show=late"))
    assert fact(client.get("/worklists/cp_visits/"), "Late") == before
    ahead = {"done-done_on": (today + timedelta(days=1)).isoformat()}
    assert "today or earlier" in text(client.post(f"{address}done/", ahead))
    client.post(f"{address}take-back/done/")
    assert DoneNote.objects.get().standing == "undone"


def test_another_teams_row_can_be_neither_read_nor_noted(
    visit: Visit, director: User, db: None
) -> None:
    # A looked-after child whom no assessment team held of late.
    address = first_row(visit(director), "cla_visits")
    stranger = visit(personas.person("team_manager"))
    assert stranger.get(address).status_code == 404
    given = {"done-done_on": localdate().isoformat()}
    assert stranger.post(f"{address}done/", given).status_code == 404
    assert not DoneNote.objects.exists()


def test_a_file_says_whose_it_is_by_which_filter_and_of_which_day(
    visit: Visit, director: User, kept: KeptWorklists
) -> None:
    client = visit(director)
    csv = client.get("/worklists/cp_visits/file.csv?show=late").content.decode("utf-8-sig")
    assert "show: late" in csv
    assert kept.as_at.isoformat() in csv
    book = client.get("/worklists/cp_visits/file.xlsx?show=late")
    sheets = openpyxl.load_workbook(io.BytesIO(book.content))
    cover = " ".join(str(c.value) for s in sheets for row in s.iter_rows() for c in row if c.value)
    assert "Filter: whose: all I answer for; show: late" in cover
    assert f"Data as at {kept.as_at:%d/%m/%Y}." in cover
    event = Event.objects.filter(did="worklist.exported").latest("at")
    assert event.facts["rows"] == len(csv.strip().splitlines()) - 1
    assert Look.objects.filter(page="worklist file cp_visits").exists()


def test_text_in_a_file_never_becomes_a_formula(visit: Visit, director: User) -> None:
    client = visit(director)
    formula = {"reason-code": "other", "reason-note": "=HYPERLINK(1)", "reason-read": "0"}
    client.post(f"{first_row(client)}why/", formula)
    csv = client.get("/worklists/cp_visits/file.csv?show=late").content.decode("utf-8-sig")
    assert "HYPERLINK" in csv
    assert ",=HYPERLINK" not in csv


def test_a_social_worker_takes_no_list_away(visit: Visit, db: None) -> None:
    client = visit(personas.person("social_worker", worker="Worker 001"))
    assert client.get("/worklists/cp_visits/file.csv").status_code == 403


def test_a_manager_records_that_the_list_was_gone_through(
    visit: Visit, team_manager: User, db: None
) -> None:
    client = visit(team_manager)
    address = "/worklists/assessments_open/"
    given = {"review-reviewed_on": localdate().isoformat(), "review-note": "Three closed today"}
    query = f"?of=team:{TEAM.replace(' ', '+')}"
    assert client.post(f"{address}reviewed/{query}", given).status_code == 302
    assert "Three closed today" in text(client.get(address + query))
    director = visit(personas.person("director"))
    assert "Three closed today" not in text(director.get(address))
    review = ListReview.objects.get()
    assert (review.level, review.unit) == ("team", TEAM)
    short = {**given, "review-note": "Done"}
    assert "which key actions progressed" in text(client.post(f"{address}reviewed/{query}", short))
    worker = visit(personas.person("social_worker", worker="Worker 001"))
    assert worker.post(f"{address}reviewed/", given).status_code == 403


def test_reasons_add_up_to_a_pareto_for_the_indicator(visit: Visit, director: User) -> None:
    client = visit(director)
    root = html.fromstring(client.get("/worklists/cp_visits/?show=late").content.decode())
    rows = root.xpath("//tbody/tr/td[last()]/a/@href")[:3]
    for address, code in zip(rows, ("court", "refused", "court"), strict=True):
        client.post(f"{address}why/", {"reason-code": code, "reason-read": "0"})
    page = visit(director).get("/worklists/cp_visits/")
    counted = "Waiting for court 2 67% 67% Child or family refused 1 33% 100% No reason yet"
    assert counted.replace(" ", "") in text(page).replace(" ", "")
    found = queries.reasons_for("cpp_visits_in_time_pct")
    told = [(each.title, each.count, round(each.cumulative, 2)) for each in found.reasons]
    assert told == [("Waiting for court", 2, 0.67), ("Child or family refused", 1, 1.0)]
    assert not queries.reasons_for("cpp_visits_in_time_pct", since=date(2099, 1, 1)).reasons
    assert not queries.reasons_for("icpc_15wd_pct").reasons


def test_a_reviewing_officer_reaches_exactly_the_children_assigned(
    visit: Visit, iro: User, director: User, kept: KeptWorklists
) -> None:
    held = holdings()
    assert held is not None
    rows = kept.lists["cla_reviews"].rows
    mine = next(row.child_id for row in rows if row.child_id not in held.restricted)
    before = child_ids(visit(iro).get("/worklists/cla_reviews/?show=all"))
    assert mine not in before
    now = timezone.now()
    assign_child(
        by=director, person=iro, authority="999", child_id=mine, kind="iro",
        reason="Their reviewing officer", at=now, until=now + timedelta(days=30),
    )  # fmt: skip
    after = child_ids(visit(iro).get("/worklists/cla_reviews/?show=all"))
    assert after == before | {mine}


def test_what_one_team_noted_of_its_whole_list_is_not_read_by_another(
    visit: Visit, team_manager: User, director: User
) -> None:
    address = "/worklists/assessments_open/"
    given = {"review-reviewed_on": localdate().isoformat(), "review-note": "Three closed today"}
    manager = visit(team_manager)
    assert manager.post(f"{address}reviewed/", given).status_code == 302
    assert "Three closed today" in text(manager.get(address))
    other = personas.unit_called(personas.Level.TEAM, OTHER_TEAM)
    stranger = add_user(
        email="other@example.org", name="Other", password=personas.PASSWORD, at=personas.AT
    )
    give_role(by=None, person=stranger, role="team_manager", unit=other, at=personas.AT)
    assert "Three closed today" not in text(visit(stranger).get(address))
    assert "Three closed today" not in text(visit(director).get(address))


def test_a_file_holds_only_children_of_the_role_that_may_take_them_away(
    visit: Visit, team_manager: User, director: User, kept: KeptWorklists
) -> None:
    held = holdings()
    assert held is not None
    rows = kept.lists["assessments_open"].rows
    lent = next(
        row.child_id
        for row in rows
        if row.team != TEAM and row.child_id not in held.restricted | held.by_team[TEAM]
    )
    now = timezone.now()
    assign_child(
        by=director, person=team_manager, authority="999", child_id=lent, kind="audit",
        reason="Peer audit of November.", at=now, until=now + timedelta(days=30),
    )  # fmt: skip
    client = visit(team_manager)
    assert lent in child_ids(client.get("/worklists/assessments_open/?show=all"))
    taken = child_ids(client.get("/worklists/assessments_open/file.csv?show=all"))
    assert taken and lent not in taken

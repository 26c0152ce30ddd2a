"""What councillors are told, what they ask, and what they did with it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from sightline.apps.board.models import Body
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import versions
from sightline.apps.papers.registry import register
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions, queries, rules
from sightline.apps.scrutiny.models import ReportPart, ScrutinyReport, ScrutinyRequest
from sightline.apps.scrutiny.rules import NONE_ARISING, Outcome
from sightline.apps.thread.registry import kind_called
from sightline.documents.model import Document, Paragraph
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2027, 1, 10)


@pytest.fixture(autouse=True)
def _here(settings: object) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]


def begun(**more: object) -> ScrutinyReport:
    front = {
        "meeting_on": DAY, "title": "How performance is watched over", "portfolios": "Children",
        "contact_post": "Assistant director", **more,
    }  # fmt: skip
    return actions.begin_report(by=None, authority="999", front=front, at=AT)


def fill(report: ScrutinyReport) -> None:
    for part in report.parts.all():
        heading = rules.headings()[part.heading]
        actions.write_part(
            by=None, part=part, text="" if heading.may_be_none else f"{heading.title} in words.",
            none_arising=heading.may_be_none, read=part.version, at=AT,
        )  # fmt: skip


def test_a_report_has_every_heading_of_the_form_from_the_start(db: None) -> None:
    report = begun()
    titles = [rules.headings()[part.heading].title for part in queries.parts_of(report)]
    assert titles[:3] == ["Executive Summary", "Reason for scrutiny", "Recommendations"]
    assert {"Citizen impact", "Environmental impact", "Equality Implications"} <= set(titles)
    headings = [b.text for b in queries.document_of(report).blocks if hasattr(b, "level")]
    assert "Background papers" in headings and headings[-1] == "Contact Officer"


def test_it_is_cleared_only_when_each_heading_is_answered(db: None, analyst: User) -> None:
    report = begun()
    with pytest.raises(NotAllowed, match="Executive Summary"):
        actions.move_report(by=analyst, report=report, move="clear", at=AT)
    fill(report)
    actions.move_report(by=analyst, report=report, move="clear", at=AT)
    assert report.state == "cleared"


def test_nothing_arising_is_an_answer_only_where_the_form_takes_it(db: None) -> None:
    summary = begun().parts.get(heading="executive_summary")
    with pytest.raises(NotAllowed, match="can’t be"):
        actions.write_part(
            by=None, part=summary, text="", none_arising=True, read=summary.version, at=AT
        )


def test_what_the_committee_has_is_frozen_and_relies_on_frozen_papers(
    db: None, analyst: User
) -> None:
    report = begun()
    relied = frozen_paper()
    actions.add_background(by=analyst, report=report, version=relied, at=AT)
    fill(report)
    actions.move_report(by=analyst, report=report, move="clear", at=AT)
    sent = actions.send_report(
        by=analyst, report=report, document=queries.document_of(report), changes="", at=AT
    )
    assert relied.sha256[:12] in str(sent.document.blocks) and NONE_ARISING in str(sent.content)
    with pytest.raises(NotAllowed, match="with the committee"):
        actions.add_background(by=analyst, report=report, version=relied, at=AT)


def frozen_paper(kind: str = "card", title: str = "Scorecard of October") -> PaperVersion:
    from sightline.apps.papers.actions import freeze

    document = Document(title, (), (Paragraph("As it was."),))
    return freeze(by=None, about=(kind, "7"), document=document, at=AT)


def test_the_next_report_begins_with_what_the_committee_said_last_time(
    visit: Visit, analyst: User
) -> None:
    first, second = begun(), begun(meeting_on=DAY + timedelta(days=60))
    fill(first)
    actions.move_report(by=analyst, report=first, move="clear", at=AT)
    actions.send_report(
        by=analyst, report=first, document=queries.document_of(first), changes="", at=AT
    )
    actions.record_outcome(
        by=analyst, report=first, on=DAY, what=Outcome.MORE_ASKED, said="Show us re-referrals.",
        at=AT,
    )  # fmt: skip
    assert "Show us re-referrals." in visit(analyst).get(second.address).content.decode()


def test_two_people_at_one_heading_are_both_shown(visit: Visit, analyst: User) -> None:
    part: ReportPart = begun().parts.get(heading="report")
    client, read = visit(analyst), part.version
    address = f"/scrutiny/parts/{part.pk}/"
    client.post(address, {"text": "The first to save.", "read": read})
    answer = client.post(address, {"text": "Mine, typed meanwhile.", "read": read})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "The first to save." in text and "Mine, typed meanwhile." in text


def test_a_request_is_due_answered_by_a_paper_and_late_on_the_home_page(
    visit: Visit, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = actions.ask(
        by=analyst, authority="999", asked="Why do re-referrals rise?", asked_by=None,
        asked_on=date(2026, 10, 1), due_on=date(2026, 10, 31), at=AT,
    )  # fmt: skip
    assert asked.is_late(date(2026, 11, 1)) and not asked.is_late(date(2026, 10, 31))
    client = visit(analyst)
    assert "late" in client.get("/scrutiny/requests/?state=open").content.decode()
    refused = client.post(asked.address, {"answer": "", "on": "2026-11-01"})
    assert refused.status_code == 400 and "Write the answer" in refused.content.decode()
    client.post(asked.address, {"answer": "See the paper.", "on": "2026-11-01"})
    assert ScrutinyRequest.objects.get(pk=asked.pk).state == "answered"


def test_an_answer_is_never_due_before_it_was_asked_for(visit: Visit, analyst: User) -> None:
    told = {"asked": "What?", "asked_on": "2026-11-02", "due_on": "2026-11-01", "asked_by": ""}
    answer = visit(analyst).post("/scrutiny/requests/new/", told)
    assert answer.status_code == 400 and "can’t be due before" in answer.content.decode()


def test_a_briefing_is_planned_and_held_once(visit: Visit, analyst: User) -> None:
    client = visit(analyst)
    told = {"planned_on": "2026-12-01", "audience": "All members", "topics": "Placements"}
    client.post("/scrutiny/briefings/", told)
    (briefing,) = queries.briefings()
    client.post(briefing.address, {"do": "held", "held_on": "2026-12-01", "present": "14"})
    (briefing,) = queries.briefings()
    assert (briefing.held_on, briefing.present) == (date(2026, 12, 1), 14)
    with pytest.raises(NotAllowed, match="already"):
        actions.cancel_briefing(by=analyst, briefing=briefing, why="Snow", at=AT)


def test_seven_aims_and_what_shows_them(visit: Visit, analyst: User) -> None:
    client = visit(analyst)
    client.post("/scrutiny/aims/challenge/", {"text": "Minutes of the Board", "where": "Papers"})
    text = client.get("/scrutiny/aims/").content.decode()
    assert "1 of 7 aims" in text and "Minutes of the Board" in text
    assert client.get("/scrutiny/aims/none/").status_code == 404


def test_a_report_of_another_authority_is_not_there(visit: Visit, analyst: User) -> None:
    foreign = actions.begin_report(
        by=None, authority="998", at=AT,
        front={"meeting_on": DAY, "title": "Theirs", "portfolios": "Children"},
    )  # fmt: skip
    assert visit(analyst).get(foreign.address).status_code == 404


def test_only_bodies_of_here_are_offered(visit: Visit, analyst: User) -> None:
    for code, title in (("999", "Our committee"), ("998", "Theirs")):
        Body.objects.create(
            authority=code, kind="scrutiny_committee", title=title, started_on=date(2024, 1, 1)
        )
    text = visit(analyst).get("/scrutiny/reports/new/").content.decode()
    assert "Our committee" in text and "Theirs" not in text


def test_only_papers_that_one_may_read_are_offered_and_taken(visit: Visit, analyst: User) -> None:
    register(
        "open_to_all", noun="Paper", title=lambda id: "A paper", address=lambda id: "/",
        may_read=lambda access, id: True,
    )  # fmt: skip
    read = frozen_paper("open_to_all", "Everybody’s paper")
    unread = frozen_paper("of_nobody", "Nobody’s paper")
    report, client = begun(), visit(analyst)
    text = client.get(report.address).content.decode()
    assert str(read) in text and str(unread) not in text
    for version in (unread, read):
        client.post(f"{report.address}background/", {"version": version.pk})
    assert [each.version for each in report.background.all()] == [read]


@pytest.mark.usefixtures("wrenshire")
def test_the_corporate_parenting_report_holds_only_what_serves_its_priorities(
    visit: Visit, analyst: User
) -> None:
    from sightline.apps.figures.actions import mark_indicator

    mark_indicator(
        by=analyst, indicator="lac_rate_10k", kind="priority", word="A stable home", at=AT
    )
    mark_indicator(
        by=analyst, indicator="referrals_received", kind="priority", word="Early help", at=AT
    )
    report = actions.write_parenting(
        by=analyst, authority="999", report=None, title="Our children", words="",
        as_at=date(2026, 10, 31), priorities=["A stable home", "A good school"], at=AT,
    )  # fmt: skip
    client = visit(analyst)
    text = client.get(report.address).content.decode()
    assert "A stable home" in text and "A good school: no indicator" in text
    assert "Referrals received" not in text
    client.post(f"{report.address}freeze/", {"changes": ""})
    assert [each.number for each in versions(report)] == [1]


def test_until_the_committee_has_a_report_it_is_theirs_who_write_it(
    visit: Visit, analyst: User, head_of_service: User
) -> None:
    report, client = begun(title="Not yet said"), visit(head_of_service)
    kind = kind_called("scrutiny_report")
    access = access_of(head_of_service, AT)
    for address in (report.address, f"{report.address}report.html"):
        assert client.get(address).status_code == 404
        assert visit(analyst).get(address).status_code == 200
    assert "Not yet said" not in client.get("/scrutiny/").content.decode()
    assert kind and not kind.may_see(access, str(report.pk))
    fill(report)
    actions.move_report(by=analyst, report=report, move="clear", at=AT)
    document = queries.document_of(report)
    actions.send_report(by=analyst, report=report, document=document, changes="", at=AT)
    assert client.get(report.address).status_code == 200
    assert kind.may_see(access, str(report.pk))

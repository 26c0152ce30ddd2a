"""What members were promised: from the meeting to its fulfilment, and who knows of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.scrutiny.conftest import EVENING, FIRST, MEETS

from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.actions import asked, forward, keeping
from sightline.apps.scrutiny.asked import queries
from sightline.apps.scrutiny.asked.keeping import KeptKind
from sightline.apps.scrutiny.asked.keeping_queries import is_closed, past_their_years
from sightline.apps.scrutiny.asked.rules import AskedForm, AskedKind, Decision
from sightline.apps.scrutiny.due_work import nudge, remind
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting, Undertaking
from sightline.vocabulary.not_allowed import NotAllowed

DUE, SENT = date(2027, 1, 15), MEETS
WEEK_LATER = EVENING + timedelta(days=7)


@pytest.fixture
def promise(summoned: CommitteeMeeting, clerk: User) -> Callable[..., Undertaking]:
    """Under the open item, owed by a post, due on a day, unless said otherwise."""

    def made(**more: Any) -> Undertaking:
        usual: dict[str, Any] = {
            "by": clerk, "meeting": summoned, "item": summoned.items.get(number=5),
            "kind": AskedKind.UNDERTAKING, "text": "Share the report on exclusions",
            "form": AskedForm.REPORT, "post": "Service director", "due_on": DUE, "at": EVENING,
        }  # fmt: skip
        return asked.record_undertaking(**{**usual, **more})

    return made


Promise = Callable[..., Undertaking]


def test_a_promise_needs_somebody_who_owes_it_and_one_day(promise: Promise) -> None:
    with pytest.raises(NotAllowed, match="who owes it"):
        promise(post="")
    with pytest.raises(NotAllowed, match="next meeting"):
        promise(due_on=None)
    with pytest.raises(NotAllowed, match="next meeting"):
        promise(next_meeting=True)
    with pytest.raises(NotAllowed, match="before the meeting"):
        promise(due_on=MEETS - timedelta(days=1))


def test_a_report_becomes_a_briefing_and_who_agreed_is_kept(promise: Promise, clerk: User) -> None:
    made = promise()
    with pytest.raises(NotAllowed, match="who agreed"):
        asked.change_form(
            by=clerk,
            undertaking=made,
            form=AskedForm.BRIEFING,
            agreed_by="",
            why="Later",
            at=EVENING,
        )
    asked.change_form(
        by=clerk, undertaking=made, form=AskedForm.BRIEFING, agreed_by="The panel",
        why="Published later than thought", at=EVENING,
    )  # fmt: skip
    last = made.steps.last()
    assert last is not None
    assert (last.before, last.after, last.agreed_by) == (
        "report to a meeting", "briefing paper", "The panel",
    )  # fmt: skip


def test_what_comes_to_the_next_meeting_is_due_on_its_day_and_moves_with_it(
    promise: Promise, panel: Committee, clerk: User
) -> None:
    made = promise(due_on=None, next_meeting=True)
    assert queries.due_day(made) is None
    later = actions.plan_committee_meeting(
        by=clerk, committee=panel, held_on=date(2027, 2, 10), starts_at=EVENING.time(), at=FIRST
    )
    assert queries.due_day(made) == date(2027, 2, 10)
    late = queries.one(made, date(2027, 2, 11))
    assert late.is_late and "the next meeting" in late.due_words
    actions.cancel_committee_meeting(by=clerk, meeting=later, why="No business to do", at=FIRST)
    assert queries.due_day(made) is None


def test_the_owner_is_reminded_once_before_and_once_after_its_day(
    promise: Promise, head_of_service: User
) -> None:
    promise(owner=head_of_service, post="")
    told = Notice.objects.filter(person=head_of_service, topic="undertaking_due")
    assert told.count() == 1
    for day in (DUE - timedelta(days=8), DUE - timedelta(days=6), DUE - timedelta(days=5),
                DUE + timedelta(days=1), DUE + timedelta(days=2)):  # fmt: skip
        remind(EVENING.replace(year=day.year, month=day.month, day=day.day))
    assert told.count() == 3


def test_a_measure_not_taken_up_tells_members_why(promise: Promise, clerk: User) -> None:
    made = promise(kind=AskedKind.MEASURE, text="Count school exclusions")
    no = {"by": clerk, "undertaking": made, "decision": Decision.NOT_TAKEN_UP, "at": EVENING}
    with pytest.raises(NotAllowed, match="why the measure"):
        asked.decide_measure(why="", **no)
    asked.decide_measure(why="Schools publish it each term", **no)
    assert (made.state, made.closing_words) == ("let go", "Schools publish it each term")


def test_what_was_said_under_a_private_item_stays_with_members(
    promise: Promise, summoned: CommitteeMeeting, councillor: User, lead_member: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    made = promise(item=summoned.items.get(number=7))
    assert visit(lead_member).get(made.address).status_code == 404
    assert visit(councillor).get(made.address).status_code == 200
    assert made not in queries.undertakings_of(access_of(lead_member, EVENING))
    assert promise() in queries.undertakings_of(access_of(lead_member, EVENING))


def test_it_is_recorded_under_its_item_and_fulfilled_on_its_page(
    summoned: CommitteeMeeting, clerk: User, lead_member: User, visit: Callable[[User], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(timezone, "now", lambda: WEEK_LATER)
    item = summoned.items.get(number=5)
    address = f"/scrutiny/items/{item.pk}/asked/"
    assert visit(lead_member).get(address).status_code == 404
    said = {"kind": "commitment", "text": "Train every worker", "post": "Head of service",
            "form": "deed", "next_meeting": "on"}  # fmt: skip
    wrong = visit(clerk).post(address, {**said, "post": ""})
    assert wrong.status_code == 400 and "Train every worker" in wrong.content.decode()
    assert visit(clerk).post(address, said).status_code == 302
    made = Undertaking.objects.get()
    done = {"words": "All were trained", "on": "2026-12-15"}
    assert visit(lead_member).post(f"{made.address}fulfil/", done).status_code == 404
    assert visit(clerk).post(f"{made.address}fulfil/", done).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.closed_on) == ("fulfilled", date(2026, 12, 15))


def test_a_delivery_keeps_the_promise_and_each_members_receipt(
    promise: Promise, panel: Committee, clerk: User, councillor: User, lead_member: User,
    visit: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(timezone, "now", lambda: WEEK_LATER)
    made = promise()
    line = forward.plan_item(
        by=clerk, committee=panel, title="Quarter two", why="Members asked", who="Director",
        undertaking=made, at=EVENING,
    )  # fmt: skip
    sent = forward.send_outside(
        by=clerk, committee=panel, title="Quarter two update", words="In short: on track.",
        undertaking=made, forward=line, on=SENT, at=EVENING,
    )  # fmt: skip
    made.refresh_from_db()
    line.refresh_from_db()
    assert (made.state, line.state, sent.receipts.count()) == (
        "fulfilled", "sent outside a meeting", 6,
    )  # fmt: skip
    assert visit(lead_member).get(sent.address).status_code == 404
    assert "1 members asked" in nudge(WEEK_LATER)
    assert "0 members asked" in nudge(WEEK_LATER + timedelta(days=1))
    assert visit(councillor).post(f"{sent.address}receipt/").status_code == 302
    assert sent.receipts.exclude(received_on=None).get().seat.seat.person == councillor


def test_a_line_of_the_forward_plan_is_moved_with_a_reason(panel: Committee, clerk: User) -> None:
    line = forward.plan_item(
        by=clerk, committee=panel, title="Strategy", why="Draft", who="Director",
        expected_on=date(2027, 3, 1), at=FIRST,
    )  # fmt: skip
    to = {"by": clerk, "item": line, "meeting": None, "at": EVENING}
    with pytest.raises(NotAllowed, match="Say why"):
        forward.move_item_to(expected_on=date(2027, 4, 1), why=" ", **to)
    forward.move_item_to(expected_on=date(2027, 4, 1), why="Cabinet meets later", **to)
    last = line.steps.last()
    assert last is not None and (last.before, last.after) == (
        "About March 2027",
        "About April 2027",
    )


def test_the_councillors_page_says_what_was_promised_and_works_without_anything(
    panel: Committee, promise: Promise, councillor: User, lead_member: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    promise()
    page = visit(councillor).get("/scrutiny/councillor/").content.decode()
    assert "Share the report on exclusions" in page and "your committee" in page
    assert "No figures are published yet." in page
    other = visit(lead_member).get("/scrutiny/councillor/").content.decode()
    assert "You sit on no committee here" in other
    since = visit(councillor).get(f"/scrutiny/committees/{panel.pk}/since/").content.decode()
    assert "Share the report on exclusions" in since


def test_papers_past_their_years_go_only_when_somebody_says_so(
    summoned: CommitteeMeeting, clerk: User, guardian: User, visit: Callable[[User], Client]
) -> None:
    def close(years: int) -> None:
        keeping.decide_keeping(
            by=guardian, meeting=summoned, kind=KeptKind.BACKGROUND, closes=True,
            why="The record is in the committee system", at=EVENING.replace(year=2026 + years),
        )  # fmt: skip

    assert "Nothing is past its years" in visit(guardian).get("/scrutiny/keeping/").content.decode()
    with pytest.raises(NotAllowed, match="within their years"):
        close(4)
    listed = past_their_years(date(2031, 1, 1))
    assert [(each.kind, each.decided) for each in listed] == [(KeptKind.BACKGROUND, None)]
    close(5)
    assert is_closed(summoned, KeptKind.BACKGROUND)
    assert not is_closed(summoned, KeptKind.MINUTES)

"""The way of a paper through bodies: the same frozen words to each, and what they said."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from sightline.apps.board import actions, queries
from sightline.apps.board.models import Body, Consideration
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.registry import register
from sightline.apps.people.models import User
from sightline.apps.people.rules import Right
from sightline.documents.model import Document, Paragraph
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
register(
    "tried", noun="Tried", title=lambda id: "Tried", address=lambda id: "/",
    may_read=lambda access, id: access.may(Right.SEE_BOARD) and id != "hidden",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(db: None, settings: object) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]


def body(title: str) -> Body:
    return Body.objects.create(
        authority="999", kind="leadership_team", title=title, started_on=date(2024, 1, 1)
    )


def paper(about: str = "1") -> PaperVersion:
    document = Document("Quarter 2", (), (Paragraph("As it was."),))
    return freeze(by=None, about=("tried", about), document=document, at=AT)


def test_a_paper_goes_through_bodies_in_the_order_of_their_days(
    visit: Visit, analyst: User
) -> None:
    version, team, committee = paper(), body("Leadership team"), body("Scrutiny")
    client = visit(analyst)
    for each, day in ((committee, "2026-12-08"), (team, "2026-11-16")):
        client.post(f"/board/routes/{version.pk}/", {"body": each.pk, "planned_on": day})
    assert [stop.body for stop in queries.stops_of(version)] == [team, committee]
    text = client.get("/board/routes/").content.decode()
    assert "overdue" in text and text.index("Leadership team") < text.index("Scrutiny")
    assert "no outcome yet" in client.get("/").content.decode() or queries.waiting_for(AT.date())


def test_what_a_body_said_is_kept_with_its_day_and_never_ahead_of_it(analyst: User) -> None:
    stop = actions.plan_stop(
        by=analyst, version=paper(), body=body("Team"), planned_on=date(2026, 11, 16), at=AT
    )
    with pytest.raises(NotAllowed, match="still to come"):
        record(analyst, stop, "consider", "Noted.", date(2026, 11, 21))
    kept = record(analyst, stop, "consider", "Noted.", date(2026, 11, 16))
    assert (kept.state, kept.considered_on) == ("considered", date(2026, 11, 16))
    with pytest.raises(NotAllowed, match="last state"):
        record(analyst, kept, "leave out", "No.", None)


def test_left_out_needs_a_reason_and_may_be_planned_again(analyst: User) -> None:
    stop = actions.plan_stop(
        by=analyst, version=paper(), body=body("Team"), planned_on=date(2026, 11, 16), at=AT
    )
    with pytest.raises(NotAllowed, match="why"):
        record(analyst, stop, "leave out", " ", None)
    record(analyst, stop, "leave out", "The meeting fell out.", None)
    again = record(analyst, stop, "plan again", "", date(2026, 12, 1))
    assert (again.state, again.planned_on) == ("planned", date(2026, 12, 1))


def record(by: User, stop: Consideration, move: str, said: str, on: date | None) -> Consideration:
    return actions.record_stop(by=by, stop=stop, move=move, said=said, on=on, at=AT)


def test_what_was_typed_of_a_stop_comes_back_where_a_rule_refuses_it(
    visit: Visit, analyst: User
) -> None:
    stop = actions.plan_stop(
        by=analyst, version=paper(), body=body("Team"), planned_on=date(2024, 5, 1), at=AT
    )
    client, told = visit(analyst), {"move": "consider", "said": "Noted with thanks."}
    assert 'value="2024-05-01"' in client.get(stop.address).content.decode()
    page = client.post(f"/board/stops/{stop.pk}/", told | {"on": "2099-01-01"})
    text = page.content.decode()
    assert page.status_code == 400 and "still to come" in text and "Noted with thanks." in text
    client.post(f"/board/stops/{stop.pk}/", told | {"on": "2024-05-01"})
    stop.refresh_from_db()
    assert (stop.state, stop.said) == ("considered", "Noted with thanks.")


def test_a_paper_is_with_a_body_once(analyst: User) -> None:
    version, team = paper(), body("Team")
    plan = {"by": analyst, "version": version, "body": team, "at": AT}
    actions.plan_stop(planned_on=date(2026, 11, 16), **plan)
    with pytest.raises(NotAllowed, match="already"):
        actions.plan_stop(planned_on=date(2026, 12, 16), **plan)


def test_a_paper_one_may_not_read_is_not_there(visit: Visit, analyst: User) -> None:
    hidden = paper("hidden")
    client = visit(analyst)
    assert client.get(f"/board/routes/{hidden.pk}/").status_code == 404
    actions.plan_stop(
        by=analyst, version=hidden, body=body("Team"), planned_on=date(2026, 11, 16), at=AT
    )
    assert str(hidden) not in client.get("/board/routes/").content.decode()

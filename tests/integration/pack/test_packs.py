"""What others bring, a pack made complete, frozen, corrected; and what a killed worker leaves."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.integration.pack.conftest import LATER, everything_brought, who
from tests.made_cards import OCTOBER

from sightline.apps.pack import actions, queries
from sightline.apps.pack.actions import freezing
from sightline.apps.pack.feeders import Fed, feed, forget
from sightline.apps.pack.models import ImprovementLine, Pack
from sightline.apps.pack.rules import PackState, Side
from sightline.apps.pack.standing import standing_of
from sightline.apps.papers.actions import files
from sightline.apps.papers.models import PaperFile
from sightline.apps.papers.queries import versions
from sightline.apps.people.models import User
from sightline.apps.scorecards.models import Card
from sightline.apps.work.queue import run_queued_tasks
from sightline.documents.exports import FORMATS
from sightline.documents.model import Paragraph
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two quick kinds of file: how each is written has its own tests."""
    quick = {each: FORMATS[each] for each in ("html", "csv")}
    monkeypatch.setattr(files, "FORMATS", quick)
    monkeypatch.setattr("sightline.apps.papers.queries.FORMATS", quick)


def _complete(pack: Pack, director: User) -> Pack:
    everything_brought(director)
    return actions.mark_complete(by=director, pack=pack, at=LATER)


def test_it_is_not_complete_until_each_input_is_there_or_has_its_reason(
    begun: Pack, director: User
) -> None:
    with pytest.raises(NotAllowed, match="still to come"):
        actions.mark_complete(by=director, pack=begun, at=LATER)
    for _, stand in standing_of(OCTOBER, LATER.date()):
        for one in stand:
            if one.key.startswith("part:") and not one.is_there:
                piece = queries.piece_of(one.key.removeprefix("part:"), OCTOBER)
                assert piece is not None
                why = "Whoever writes it is away this month."
                actions.say_why_not(piece=piece, why=why, **who(director))
            elif not one.is_there:
                why = "It comes with the next pack."
                actions.say_gap(by=director, pack=begun, what=one.key, why=why, at=LATER)
    assert actions.mark_complete(by=director, pack=begun, at=LATER).now is PackState.COMPLETE


def test_who_is_missing_and_late_is_seen_at_a_glance(
    begun: Pack, analyst: User, visit: Visit
) -> None:
    page = visit(analyst).get(begun.address)
    assert "still to come" in page.content.decode()
    late = [one for _, stand in standing_of(OCTOBER, LATER.date()) for one in stand if one.is_late]
    assert {one.late_by for one in late} == {2}


def test_human_resources_see_their_own_part_and_not_the_pack(
    begun: Pack, hr_contributor: User, visit: Visit
) -> None:
    september = date(2026, 9, 30)
    actions.ask_for_month(month=september, at=LATER)
    own, other = (queries.pieces(september)[key].address for key in ("hr", "audits"))
    browser = visit(hr_contributor)
    assert browser.get(own).status_code == 200
    assert browser.get(other).status_code == 404
    assert browser.get(begun.address).status_code == 403
    assert "Sickness and turnover" in browser.get("/pack/").content.decode()
    told = {"read": "1", "text_1": "A little lower.", "bring": "1"}
    assert browser.post(own, told).status_code == 302
    brought = queries.piece_of("hr", september)
    assert brought is not None and brought.texts["Sickness absence"] == "A little lower."


def test_an_empty_part_is_not_brought(begun: Pack, director: User, visit: Visit) -> None:
    page = visit(director).post(f"{begun.address}parts/audits/", {"read": "1", "bring": "1"})
    assert page.status_code == 400 and "at least one heading" in page.content.decode()


def test_a_module_that_feeds_a_part_brings_it(begun: Pack) -> None:
    def audits(authority: str, month: date) -> Fed:
        return Fed((Paragraph(f"Of {month:%B}."),), is_whole=True)

    feed("audits", audits)
    try:
        found = {one.key: one for _, stand in standing_of(OCTOBER, LATER.date()) for one in stand}
        assert found["part:audits"].is_there
    finally:
        forget("audits", audits)


def test_lines_come_from_the_cards_once_and_rest_on_an_indicator(
    begun: Pack, director: User
) -> None:
    for _ in range(2):
        actions.suggest_lines(by=director, month=OCTOBER, at=LATER)
    improved = [line.indicator for line in queries.lines(OCTOBER, Side.IMPROVED)]
    assert improved == ["visits", "reviews", "plans"]
    with pytest.raises(NotAllowed, match="indicator"):
        actions.add_line(
            by=director, month=OCTOBER, side=Side.FURTHER, words="More", indicator="", at=LATER
        )
    assert ImprovementLine.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_a_frozen_pack_has_one_version_with_its_files(
    begun: Pack, director: User, light: None, visit: Visit
) -> None:
    actions.ask_to_freeze(by=director, pack=_complete(begun, director), at=LATER)
    assert (
        "waiting to be frozen" in visit(director).get(f"{begun.address}freezing/").content.decode()
    )
    run_queued_tasks()
    begun.refresh_from_db()
    (version,) = versions(begun)
    assert begun.now is PackState.FROZEN and version.is_whole
    assert set(PaperFile.objects.values_list("state", flat=True)) == {"made"}


def test_a_worker_killed_half_way_leaves_nothing_in_doubt(
    begun: Pack, director: User, light: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the version stood and before its files: the next run ends it, with one version.
    What somebody changed in between is not in it."""
    complete = _complete(begun, director)
    actions.ask_to_freeze(by=director, pack=complete, at=LATER)

    def killed(*args: Any, **kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as once, pytest.raises(KeyboardInterrupt):
        once.setattr(freezing, "write_files", killed)
        actions.freeze_pack(id=begun.pk, at=LATER)
    actions.suggest_lines(by=director, month=OCTOBER, at=LATER)
    actions.freeze_pack(id=begun.pk, at=LATER)
    begun.refresh_from_db()
    (version,) = versions(begun)
    assert begun.now is PackState.FROZEN
    assert "Visits: 81.0%" not in str(version.content)
    assert actions.freeze_pack(id=begun.pk, at=LATER) is None


def test_a_correction_is_a_version_that_says_what_changed(
    begun: Pack, director: User, light: None
) -> None:
    asked = actions.ask_to_freeze(by=director, pack=_complete(begun, director), at=LATER)
    actions.freeze_pack(id=asked.pk, at=LATER)
    asked.refresh_from_db()
    with pytest.raises(NotAllowed, match="what changed"):
        actions.ask_to_freeze(by=director, pack=asked, at=LATER)
    actions.suggest_lines(by=director, month=OCTOBER, at=LATER)
    changes = "The two columns were added."
    actions.ask_to_freeze(by=director, pack=asked, at=LATER, changes=changes)
    actions.freeze_pack(id=asked.pk, at=LATER)
    assert [(each.number, each.changes) for each in versions(begun)] == [(2, changes), (1, "")]


def test_only_those_who_run_the_board_assemble_and_freeze(
    begun: Pack, head_of_service: User, visit: Visit
) -> None:
    browser = visit(head_of_service)
    assert browser.get(f"{begun.address}read/").status_code == 200
    for where in ("complete/", "freeze/", "improvements/suggest/"):
        assert browser.post(f"{begun.address}{where}").status_code == 403


def test_a_card_that_is_not_verified_is_not_in_the_pack(
    begun: Pack, director: User, visit: Visit
) -> None:
    Card.objects.filter(service="care_and_leaving_care").update(state="draft")
    page = visit(director).get(f"{begun.address}read/").content.decode()
    assert "The verified scorecard of this service is not here." in page


def test_a_card_under_way_is_in_the_pack_of_those_alone_who_may_read_the_card(
    begun: Pack, head_of_service: User, quality_officer: User, visit: Visit
) -> None:
    code = "The verified scorecard of this service is not here."
    for where in ("read/", "pack.html"):
        address = f"{begun.address}{where}"
        mine = visit(head_of_service).get(address).content.decode()
        everybodys = visit(quality_officer).get(address).content.decode()
        others = len(queries.services()) - 1
        assert mine.count(code) == others and "The directorate’s card of this month is not" in mine
        assert code not in everybodys


def test_a_column_that_is_none_is_no_error(begun: Pack, director: User, visit: Visit) -> None:
    answer = visit(director).post(f"{begun.address}improvements/", {"side": "²", "words": ""})
    assert answer.status_code == 400

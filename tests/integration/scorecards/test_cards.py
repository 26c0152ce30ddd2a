"""Cards of a month on a small store: opened by themselves, moved, kept, made again."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from tests.integration.scorecards.conftest import MINE, OCTOBER, OPENED, OTHER, Load

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.explaining import key_of_code, opened
from sightline.apps.figures.models import FigureCode
from sightline.apps.figures.queries import source
from sightline.apps.notices.models import Notice
from sightline.apps.papers.queries import latest
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scorecards import actions, queries
from sightline.apps.scorecards.due_work import chase, open_cards
from sightline.apps.scorecards.models import Card, CardMove, CardVersion
from sightline.vocabulary.not_allowed import NotAllowed

LATER = datetime(2026, 11, 30, 9, tzinfo=UTC)
EARLY = datetime(2026, 11, 1, 9, tzinfo=UTC)  # a Sunday


def onward(by: User, card: Card, at: datetime = OPENED, note: str = "") -> Card:
    move = queries.step_of(card).onward
    return actions.move_card(
        by=by, access=access_of(by, at), card=card, move=move, read=card.version, at=at, note=note
    )


def mine() -> Card:
    card = queries.card_of(MINE, OCTOBER)
    assert card is not None
    return card


def test_due_work_opens_a_covered_month_once_from_the_first_working_day_on(
    db: None, load: Load
) -> None:
    load("2026-10-31", 5)
    assert open_cards(EARLY) == "0 scorecards opened."
    assert open_cards(OPENED) == "2 scorecards opened."
    assert open_cards(OPENED) == "0 scorecards opened."
    (draft,) = mine().versions.all()
    assert (draft.number, draft.kind, draft.is_whole) == (1, "draft", True)
    assert draft.data.by_indicator["contacts_received"].numerator == 5
    assert [move.move for move in queries.moves_of(mine())] == ["opened"]


def test_a_month_that_the_records_do_not_cover_is_not_opened(db: None, load: Load) -> None:
    load("2026-10-30", 5)
    assert open_cards(OPENED) == "0 scorecards opened."
    with pytest.raises(NotAllowed, match="go up to 30 October 2026: they do not cover October"):
        actions.open_month(by=None, month=OCTOBER, at=OPENED)
    assert not Card.objects.exists()


def test_of_two_people_who_move_a_card_at_once_the_second_is_told(
    load: Load, analyst: User, director: User
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    first, second = mine(), mine()
    onward(analyst, first)
    with pytest.raises(EditedMeanwhile):
        onward(director, second)
    assert CardMove.objects.filter(card=first).count() == 2
    assert mine().state == "with_team_managers"


def test_only_whoever_verifies_for_the_service_verifies_its_card(
    load: Load, analyst: User, head_of_service: User, team_manager: User
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    other = queries.card_of(OTHER, OCTOBER)
    assert other is not None
    for card in (mine(), other):
        onward(analyst, card)
        onward(analyst, card)
    assert queries.verified_version(mine()) is None
    with pytest.raises(NotAllowed, match="Head of service"):
        onward(team_manager, mine())
    with pytest.raises(NotAllowed, match="Head of service"):
        onward(head_of_service, queries.card_of(OTHER, OCTOBER) or other)
    verified = queries.verified_version(onward(head_of_service, mine()))
    assert verified is not None
    draft = mine().versions.get(number=1)
    assert (verified.number, verified.kind, verified.sha256) == (2, "verified", draft.sha256)


def test_a_card_goes_back_with_a_reason_alone_and_is_then_no_longer_verified(
    load: Load, director: User
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    for _ in range(3):
        onward(director, mine())
    card, access = mine(), access_of(director, OPENED)
    back = {"by": director, "access": access, "card": card, "read": card.version, "at": OPENED}
    move = queries.step_of(card).back
    with pytest.raises(NotAllowed, match="Say why"):
        actions.move_card(**back, move=move, note="no")
    actions.move_card(**back, move=move, note="Two visits were counted twice.")
    assert queries.verified_version(mine()) is None
    assert queries.moves_of(mine())[-1].note == "Two visits were counted twice."


def test_nothing_goes_before_the_board_unexplained(
    load: Load, director: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    for _ in range(5):
        onward(director, mine())
    needs_words = "sightline.apps.commentary.rules.needs_words"
    monkeypatch.setattr(needs_words, lambda row: "It got worse")
    with pytest.raises(NotAllowed, match="Words are missing about: Contacts"):
        onward(director, mine())
    monkeypatch.setattr(needs_words, lambda row: "")
    assert onward(director, mine()).state == "board"


def test_a_printed_figure_opens_and_comes_out_the_same_after_three_later_loads(
    load: Load, director: User
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    for _ in range(3):
        onward(director, mine())
    for number, on in enumerate(("2026-11-10", "2026-11-20", "2026-11-30"), start=1):
        load(on, 5 + number)
    paper = latest(mine())
    assert paper is not None
    cells = [cell for table in paper.document.blocks if hasattr(table, "rows")
             for row in table.rows for cell in row]  # fmt: skip
    (printed,) = [c for c in cells if getattr(c, "indicator", "") == "contacts_received"]
    kept = FigureCode.objects.get(code=printed.code)
    now = source()
    assert now is not None and now.snapshot != kept.snapshot
    again = opened(now, key_of_code(kept), kept.snapshot)
    assert again.figure is not None and again.explanation is not None
    assert again.figure.value == printed.value == 5
    assert again.agrees and len(again.rows) == 5
    assert opened(now, key_of_code(kept)).figure.value == 8  # type: ignore[union-attr]


def test_a_correction_after_verification_says_why_and_leaves_the_verified_version(
    load: Load, director: User, analyst: User
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    load("2026-11-10", 6)
    access = access_of(analyst, OPENED)
    update = {"by": analyst, "access": access, "card": mine(), "at": OPENED}
    assert actions.make_version(**update).kind == "updated"
    with pytest.raises(NotAllowed, match="Nothing has changed since version 2"):
        actions.make_version(**update)
    for _ in range(3):
        onward(director, mine())
    load("2026-11-20", 7)
    update |= {"card": mine()}
    with pytest.raises(NotAllowed, match="Say what is corrected"):
        actions.make_version(**update)
    actions.make_version(**update, why="A child was counted twice until then.")
    kinds = [(each.number, each.kind) for each in mine().versions.order_by("number")]
    assert kinds == [(1, "draft"), (2, "updated"), (3, "verified"), (4, "corrected")]
    values = [v.data.by_indicator["contacts_received"].value for v in mine().versions.all()]
    assert values == [5, 6, 6, 7]


def test_a_late_card_is_named_and_chased_once_in_five_working_days(
    load: Load, head_of_service: User, director: User, analyst: User
) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    onward(analyst, mine())
    today = LATER.date()
    (late,) = [each for each in queries.late_movers(OCTOBER, today) if each.card == mine()]
    assert (late.due_on.isoformat(), late.working_days) == ("2026-11-11", 13)
    chase(LATER)
    told = Notice.objects.filter(topic="card_late", person=head_of_service).count()
    assert told == 1
    chase(LATER)
    assert Notice.objects.filter(topic="card_late", person=head_of_service).count() == 1
    chase(datetime(2026, 12, 4, 9, tzinfo=UTC))
    assert Notice.objects.filter(topic="card_late", person=head_of_service).count() == 2


def test_what_was_recorded_can_neither_be_changed_nor_removed(db: None, load: Load) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)
    for model, change in ((CardVersion, {"content": "{}"}), (CardMove, {"note": "never"})):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete(using="default")

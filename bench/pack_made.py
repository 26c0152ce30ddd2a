"""A month whose cards are verified and whose parts are brought, for `bench.pack`."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sightline.documents.card import CardData, CardRow
from sightline.documents.card_stored import as_text, hash_of
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
_WORDS = "What was done is told here in as many words as the guide asks for, and no more. " * 4


def director_and_pack(services: Sequence[str], indicators: int, month: date) -> tuple[Any, Any]:
    from sightline.apps.pack import actions, queries
    from sightline.apps.people import actions as people
    from sightline.apps.people.access import access_of

    director = people.add_user(
        email="d@example.org", name="Director", password="a long enough password", at=AT
    )
    people.give_role(by=None, person=director, role="director", at=AT)
    for key in services:
        _verify(key, indicators // len(services), month)
    actions.ask_for_month(month=month, at=AT)
    who = {"by": director, "access": access_of(director, datetime.now(UTC)), "at": AT}
    for summary in queries.summaries(month).values():
        _hand_in_summary(summary, who)
    for report in queries.reports(month).values():
        told = dict.fromkeys(("analysis", "strengths", "to_improve"), _WORDS)
        report = actions.write_report(report=report, told=told, read=report.version, **who)
        actions.hand_in_report(report=report, **who)
    for piece in queries.pieces(month).values():
        texts = dict.fromkeys(queries.make_up().parts[piece.part].headings, _WORDS)
        piece = actions.write_piece(piece=piece, texts=texts, read=piece.version, **who)
        actions.bring_piece(piece=piece, **who)
    actions.suggest_lines(by=director, month=month, at=AT)
    pack = queries.pack_of(month)
    assert pack is not None
    return actions.mark_complete(by=director, pack=pack, at=AT), director


def _hand_in_summary(summary: Any, who: dict[str, Any]) -> None:
    from sightline.apps.pack import actions

    told = {"fewer_improved": "Few.", "fewer_priorities": "Few.", "work": _WORDS}
    for kind in ("improved", "priority"):
        for number in (1, 2, 3):
            chosen = getattr(summary, f"{kind}_{number}")
            told |= {f"{kind}_{number}": chosen, f"{kind}_{number}_how": _WORDS if chosen else ""}
    kept = actions.write_summary(summary=summary, told=told, read=summary.version, **who)
    actions.hand_in_summary(summary=kept, **who)


def _verify(key: str, count: int, month: date) -> None:
    from sightline.apps.scorecards.models import Card, CardVersion

    rows = tuple(_row(key, number, month) for number in range(count))
    data = CardData(
        authority="999", authority_name="Bench", service=key, title=key.title(), month=month,
        snapshot="bench", data_as_at=month, areas=((key, key.title()),), rows=rows,
    )  # fmt: skip
    content = as_text(data)
    card = Card.objects.create(
        authority="999", service=key, title=data.title, month=month, state="verified", since=AT,
        opened_at=AT,
    )  # fmt: skip
    CardVersion.objects.create(
        card=card, number=1, kind="verified", snapshot="bench", data_as_at=month, content=content,
        sha256=hash_of(content), made_at=AT,
    )  # fmt: skip


def _row(key: str, number: int, month: date) -> CardRow:
    is_better = number % 2 == 0
    return CardRow(
        indicator=f"{key}_{number}", title=f"Indicator {number} of {key}", area=key,
        unit=Unit.PERCENT, polarity=Polarity.HIGHER, value=50.0 + number, shown=f"{50 + number}.0%",
        period=period_ending(month, Basis.ROLLING_12_MONTHS), status=Status.OK,
        parts=f"{50 + number} of 100", numerator=50 + number, denominator=100, target=60.0,
        shown_target="60%", rating=Rating.GREEN if number > 10 else Rating.RED,
        change=Change.UP if is_better else Change.DOWN,
        judgement=Judgement.BETTER if is_better else Judgement.WORSE,
        signal=Judgement.BETTER if is_better else Judgement.WORSE,
        signal_change=Change.UP if is_better else Change.DOWN,
        change_why="A point outside the usual range, on a control chart of 24 points.",
        headline=f"{50 + number}.0%, not as usual", definition_hash="0123456789abcdef",
        code=f"R-2610-{number:03}{key[:1].upper()}",
    )  # fmt: skip

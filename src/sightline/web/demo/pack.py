"""Three demo packs: August and September frozen, October being assembled.

The cards of the months and the Board's meetings must be there: see `demo.cards` and `demo.board`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sightline.apps.pack import actions, queries
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.models import Pack, PackPiece, PerformanceSummary, ServiceReport
from sightline.apps.pack.standing import standing_of
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.documents.card import CardRow
from sightline.judgement.polarity import Judgement
from sightline.web.demo.pack_words import HOW, PARTS, REPORTS, WORK

_CLOSED = (date(2026, 8, 31), date(2026, 9, 30))
_OCTOBER = date(2026, 10, 31)
_MISSING_REPORT, _WITH_REASON = "care_and_leaving_care", "supervision"
_OWN = "assessment_and_safeguarding"
_BRINGS = {"audits": "head.of.safeguarding", "conferences": "head.of.safeguarding"}


@dataclass(frozen=True)
class _People:
    of: dict[str, User]
    at: datetime

    def who(self, key: str, day: datetime) -> dict[str, object]:
        """As of today: in the demonstration every role begins on its first day."""
        person = self.of[key]
        return {"by": person, "access": access_of(person, self.at), "at": day}


def ensure_pack(at: datetime) -> None:
    """Once, on first use."""
    if not authority_code() or Pack.objects.exists():
        return
    of = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if {"director", "analyst", "head.of.service", "head.of.safeguarding"} - of.keys():
        return
    people = _People(of, at)
    for month in _CLOSED:
        if _has_cards(month):
            _whole(people, month)
    if _has_cards(_OCTOBER):
        _under_way(people, at)


def _has_cards(month: date) -> bool:
    return any(card_there(each, month) for each in queries.services().values())


def _day(month: date, days: int) -> datetime:
    """Ten in the morning, so many days after the month's end."""
    return datetime.combine(month + timedelta(days=days), time(10), UTC)


def _whole(people: _People, month: date) -> None:
    actions.ask_for_month(month=month, at=_day(month, 5))
    for summary in queries.summaries(month).values():
        _write_summary(people, summary, _day(month, 16))
    for report in queries.reports(month).values():
        _write_report(people, report, _day(month, 17))
    for piece in queries.pieces(month).values():
        _bring(people, piece, _day(month, 19))
    actions.suggest_lines(by=people.of["analyst"], month=month, at=_day(month, 21))
    _freeze(people, month)


def _under_way(people: _People, at: datetime) -> None:
    """One report is missing and one part comes with a reason; nobody has completed it."""
    asked = min(at, _day(_OCTOBER, 5))
    actions.ask_for_month(month=_OCTOBER, at=asked)
    for key, summary in queries.summaries(_OCTOBER).items():
        if key != _OWN:
            _write_summary(people, summary, min(at, _day(_OCTOBER, 17)))
    for key, report in queries.reports(_OCTOBER).items():
        if key not in {_OWN, _MISSING_REPORT}:
            _write_report(people, report, min(at, _day(_OCTOBER, 18)))
    for key, piece in queries.pieces(_OCTOBER).items():
        if key == _WITH_REASON:
            who = people.who("director", min(at, _day(_OCTOBER, 18)))
            why = (
                "The new form for supervision began in October; its first figures come in November."
            )
            actions.say_why_not(piece=piece, why=why, **who)  # type: ignore[arg-type]
        elif key != "feedback":
            _bring(people, piece, min(at, _day(_OCTOBER, 19)))
    analyst = people.of["analyst"]
    actions.suggest_lines(by=analyst, month=_OCTOBER, at=min(at, _day(_OCTOBER, 20)))


def _writer(service: str) -> str:
    return "head.of.service" if service == _OWN else "director"


def _write_summary(people: _People, summary: PerformanceSummary, day: datetime) -> None:
    who, told = people.who(_writer(summary.service), day), _summary_words(summary)
    kept = actions.write_summary(summary=summary, told=told, read=summary.version, **who)  # type: ignore[arg-type]
    actions.hand_in_summary(summary=kept, **who)  # type: ignore[arg-type]


def _summary_words(summary: PerformanceSummary) -> dict[str, str]:
    """What the figures suggest; the manager chose the others by what went up or down."""
    service = queries.services()[summary.service]
    card = card_there(service, summary.month)
    rows = card.data.rows if card else ()
    improved = _three([key for key, _ in summary.improved], rows, Judgement.BETTER)
    priorities = _three([key for key, _ in summary.priorities], rows, Judgement.WORSE, improved)
    told = {"work": WORK[summary.service], "fewer_improved": "", "fewer_priorities": ""}
    for kind, chosen in (("improved", improved), ("priority", priorities)):
        for number, indicator in enumerate(chosen, 1):
            told[f"{kind}_{number}"] = indicator
            told[f"{kind}_{number}_how"] = HOW[kind][number - 1]
    few = "No other figure of this service is settled enough to name this month."
    told["fewer_improved"] = few if len(improved) < 3 else ""
    told["fewer_priorities"] = few if len(priorities) < 3 else ""
    return told


def _three(
    begun: list[str], rows: Iterable[CardRow], way: Judgement, taken: Iterable[str] = ()
) -> list[str]:
    more = [row.indicator for row in rows if row.judgement is way and row.is_readable]
    known = set(taken)
    return [each for each in dict.fromkeys([*begun, *more]) if each not in known][:3]


def _write_report(people: _People, report: ServiceReport, day: datetime) -> None:
    who, told = people.who(_writer(report.service), day), REPORTS[report.service]
    kept = actions.write_report(report=report, told=told, read=report.version, **who)  # type: ignore[arg-type]
    actions.hand_in_report(report=kept, **who)  # type: ignore[arg-type]


def _bring(people: _People, piece: PackPiece, day: datetime) -> None:
    who = people.who(_BRINGS.get(piece.part, "director"), day)
    texts = PARTS[piece.part]
    kept = actions.write_piece(piece=piece, texts=texts, read=piece.version, **who)  # type: ignore[arg-type]
    actions.bring_piece(piece=kept, **who)  # type: ignore[arg-type]


def _freeze(people: _People, month: date) -> None:
    """What is still missing has its reason; its files are made in the background."""
    pack, by, day = queries.pack_of(month), people.of["analyst"], _day(month, 22)
    if pack is None:
        return
    for _, stand in standing_of(month, day.date()):
        for one in stand:
            if not one.is_there:
                why = "The service was still settling its figures when the pack went out."
                actions.say_gap(by=by, pack=pack, what=one.key, why=why, at=day)
    complete = actions.mark_complete(by=by, pack=pack, at=day)
    asked = actions.ask_to_freeze(by=by, pack=complete, at=day)
    actions.freeze_pack(id=asked.pk, at=day, writes_files=False)
    meeting = day + timedelta(days=7)
    for summary in queries.summaries(month).values():
        actions.agree_summary(by=people.of["director"], summary=summary, at=meeting)

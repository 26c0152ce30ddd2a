"""What of the pack is there, what is not, who brings it, and who is late: at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from sightline.apps.pack import queries, rules
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.feeders import fed
from sightline.apps.pack.models import Gap, Pack, PackPiece, PerformanceSummary, ServiceReport
from sightline.apps.pack.rules import HandedIn, PartState, Standing
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import role_called
from sightline.documents.pack_inputs import PackInput, PackPart
from sightline.documents.performance_summary import month_words
from sightline.vocabulary.reporting_services import ReportingService

OfInputs = list[tuple[PackInput, list[Standing]]]


@dataclass(frozen=True)
class _Month:
    """Everything read once for the whole page."""

    month: date
    today: date
    summaries: dict[str, PerformanceSummary]
    reports: dict[str, ServiceReport]
    pieces: dict[str, PackPiece]
    gaps: dict[str, Gap]


def standing_of(month: date, today: date) -> OfInputs:
    """Each input in the order of pack.toml, with all that it is made of."""
    pack = queries.pack_of(month)
    gaps = {gap.what: gap for gap in gaps_of(pack)} if pack else {}
    of = _Month(
        month, today, queries.summaries(month), queries.reports(month), queries.pieces(month), gaps
    )
    return [(each, list(_of_input(each, of))) for each in queries.make_up().inputs]


def gaps_of(pack: Pack) -> list[Gap]:
    return list(pack.gaps.select_related("by"))


def _of_input(each: PackInput, of: _Month) -> Iterable[Standing]:
    for service in queries.services().values() if each.made else ():
        if each.made == "cards":
            yield _card(service, of)
        else:
            yield _handed_in("summary", service, of.summaries.get(service.key), of)
            yield _handed_in("report", service, of.reports.get(service.key), of)
    for part in each.parts:
        yield _part(part, of)


def _card(service: ReportingService, of: _Month) -> Standing:
    key, card = f"card:{service.key}", card_there(service, of.month)
    title, who = f"Scorecard: {service.title}", role_words(service.answers)
    if card is None:
        return _gap(Standing(key, title, who, False, "Not opened yet"), of)
    return _gap(Standing(key, title, who, card.is_verified, card.said, card.address), of)


def _handed_in(
    what: str, service: ReportingService, found: PerformanceSummary | ServiceReport | None,
    of: _Month,
) -> Standing:  # fmt: skip
    key, title = f"{what}:{service.key}", f"{what.capitalize()}: {service.title}"
    who = role_words(service.answers)
    if found is None:
        return _gap(Standing(key, title, who, False, "Not asked for yet"), of)
    done_on = timezone.localdate(found.handed_in_at) if found.handed_in_at else None
    late = rules.late_by(found.due_on, done_on, of.today, queries.calendar())
    said = found.state.capitalize()
    if found.now is HandedIn.DRAFT:
        said = f"Due on {_day(found.due_on)}" + ("; a draft is begun" if found.written_by else "")
    is_there = not found.is_draft
    return _gap(Standing(key, title, who, is_there, said, found.address, late), of)


def _part(part: PackPart, of: _Month) -> Standing:
    who, key = role_words(part.brings), f"part:{part.key}"
    if not part.is_due(of.month):
        said = f"Every {part.every}: next for {month_words(part.due_next(of.month))}"
        return Standing(key, part.title, who, True, said, is_due=False)
    if any(each.is_whole for each in fed(part.key, authority_code(), of.month)):
        return Standing(key, part.title, who, True, "Comes by itself")
    piece = of.pieces.get(part.key)
    if piece is None:
        return Standing(key, part.title, who, False, "Not asked for yet")
    done_on = timezone.localdate(piece.brought_at) if piece.brought_at else None
    late = rules.late_by(piece.due_on, done_on, of.today, queries.calendar())
    is_there = piece.now is not PartState.WAITING
    said = {
        PartState.WAITING: f"Due on {_day(piece.due_on)}",
        PartState.BROUGHT: "Brought",
        PartState.NOT_BROUGHT: f"Not brought: {piece.why_not}",
    }[piece.now]
    has_reason = piece.now is PartState.NOT_BROUGHT
    return Standing(key, part.title, who, is_there, said, piece.address, late, has_reason)


def _gap(one: Standing, of: _Month) -> Standing:
    gap = of.gaps.get(one.key)
    if one.is_there or gap is None:
        return one
    return replace(one, is_there=True, said=f"Not there: {gap.why}", has_reason=True)


def role_words(key: str) -> str:
    role = role_called(key)
    return role.title if role else key.replace("_", " ").capitalize()


def late_in_words(standing: OfInputs) -> list[str]:
    """Who was late, by role: the Board is told, and no name is printed."""
    return [
        f"{one.title} ({one.who}): {one.late_by} working "
        f"day{'' if one.late_by == 1 else 's'} late{'' if one.is_there else ', still to come'}."
        for _, stand in standing
        for one in stand
        if one.is_late
    ]


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"

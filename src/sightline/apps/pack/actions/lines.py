"""The two columns: lines of improvement, begun from the services' summaries and cards."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.pack import queries, rules
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.models import ImprovementLine
from sightline.apps.pack.rules import Side
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.documents.performance_summary import suggest


def add_line(
    *, by: User | None, month: date, side: Side, words: str, indicator: str, at: datetime,
    service: str = "",
) -> ImprovementLine:  # fmt: skip
    rules.check_line(words, indicator)
    of = {"authority": authority_code(), "month": month, "side": side.value}
    with transaction.atomic():
        last = ImprovementLine.objects.filter(**of).aggregate(last=Max("position"))["last"] or 0
        line = ImprovementLine.objects.create(
            **of, words=words.strip()[:300], indicator=indicator, service=service,
            position=last + 1, by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="improvement_line.added", to=line, at=at)
    return line


def change_line(
    *, by: User, line: ImprovementLine, words: str, indicator: str, read: int, at: datetime
) -> ImprovementLine:
    """Raises EditedMeanwhile."""
    rules.check_line(words, indicator)
    line.words, line.indicator, line.by, line.at = words.strip()[:300], indicator, by, at
    with transaction.atomic():
        save_version(line, read=read, fields=["words", "indicator", "by", "at"])
        record_event(by=by, did="improvement_line.changed", to=line, at=at)
    return line


def remove_line(*, by: User, line: ImprovementLine, at: datetime) -> None:
    with transaction.atomic():
        said = "Removed from the two columns."
        record_event(by=by, did="improvement_line.removed", to=line, at=at, said=said)
        line.delete()


def suggest_lines(*, by: User | None, month: date, at: datetime) -> list[ImprovementLine]:
    """A line for each thing that the cards name and that has none yet: what improved or got worse
    by more than chance, in the card's own words."""
    known = {(line.side, line.indicator) for side in Side for line in queries.lines(month, side)}
    made = []
    for service in queries.services().values():
        card = card_there(service, month)
        found = suggest(card.data.rows) if card else None
        sides = ((Side.IMPROVED, found.improved), (Side.FURTHER, found.priorities)) if found else ()
        for side, suggested in sides:
            for each in suggested:
                if (side.value, each.indicator) not in known:
                    known.add((side.value, each.indicator))
                    words = each.sentence.rstrip(".")
                    made.append(
                        add_line(
                            by=by, month=month, side=side, words=words, at=at,
                            indicator=each.indicator, service=service.key,
                        )
                    )  # fmt: skip
    return made

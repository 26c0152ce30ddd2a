"""Which indicators are collected, by whom and how often."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.collected.models import CollectedIndicator
from sightline.apps.collected.rules import DUE_AFTER
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import EditedMeanwhile
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind
from sightline.vocabulary.words import Polarity, Unit


@dataclass(frozen=True)
class Collecting:
    """How an indicator is collected: everything of it that may be changed."""

    title: str
    section: str
    shown_as: Unit
    period_kind: PeriodKind
    frequency: Frequency
    owner_role: str
    asked_since: date
    better: Polarity = Polarity.NEITHER
    section_title: str = ""
    also_in: tuple[str, ...] = ()
    definition: str = ""
    source: str = ""
    part_labels: tuple[str, ...] = ()
    due_after: int = DUE_AFTER
    needs_approval: bool = False
    asked_until: date | None = None
    asked_of: tuple[str, ...] = ()
    counted_of: str = ""
    beside: str = ""
    comparators: tuple[dict[str, Any], ...] = field(default=())
    targets: tuple[dict[str, Any], ...] = field(default=())
    target_said: str = ""

    def values(self) -> dict[str, Any]:
        lists = {"also_in", "asked_of", "part_labels", "comparators", "targets"}
        return {name: list(value) if name in lists else value for name, value in vars(self).items()}


def add_indicator(
    *, by: Any, authority: str, key: str, how: Collecting, at: datetime, in_catalogue: bool = False
) -> CollectedIndicator:
    """From now on the indicator is collected in this authority."""
    if CollectedIndicator.objects.filter(authority=authority, key=key).exists():
        raise NotAllowed(f"“{how.title}” is collected already.")
    with transaction.atomic():
        made = CollectedIndicator(
            authority=authority, key=key, in_catalogue=in_catalogue, **how.values()
        )
        save_as(made, by=by)
        record_event(
            by=by,
            did="collected_indicator.added",
            to=made,
            at=at,
            said=f"“{how.title[:120]}” is collected from {how.asked_since:%B %Y}.",
        )
    return made


def change_indicator(
    *, by: Any, indicator: CollectedIndicator, values: dict[str, Any], read: int, at: datetime
) -> CollectedIndicator:
    """Save these fields if nobody else changed the indicator since it was read."""
    with transaction.atomic():
        kept = CollectedIndicator.objects.select_for_update().get(pk=indicator.pk)
        if kept.version != read:
            raise EditedMeanwhile(kept)
        changed = [name for name, value in values.items() if getattr(kept, name) != value]
        for name in changed:
            setattr(kept, name, values[name])
        kept.version += 1
        save_as(kept, by=by)
        record_event(
            by=by,
            did="collected_indicator.changed",
            to=kept,
            at=at,
            said=f"How “{kept.title[:120]}” is collected was changed.",
            fields=changed,
        )
    return kept


def collect_from_catalogue(
    *, by: Any, authority: str, indicators: Iterable[Indicator], since: date, at: datetime
) -> list[CollectedIndicator]:
    """Ask for all collected indicators of the catalogue that are not asked for yet."""
    known = set(
        CollectedIndicator.objects.filter(authority=authority).values_list("key", flat=True)
    )
    return [
        add_indicator(
            by=by,
            authority=authority,
            key=each.id,
            how=_as_defined(each, since),
            at=at,
            in_catalogue=True,
        )
        for each in indicators
        if each.collected and each.id not in known
    ]


def _as_defined(indicator: Indicator, since: date) -> Collecting:
    kind = PeriodKind.of(indicator.headline)
    return Collecting(
        title=indicator.title,
        section=indicator.service,
        shown_as=indicator.shown_as,
        better=indicator.better,
        period_kind=kind,
        frequency=Frequency.of(kind),
        owner_role=indicator.owner,
        asked_since=since,
        definition=indicator.definition,
        source=indicator.source,
    )

"""Rows as they stood at the end of a day, from the versions kept of them.

One query for each model. The package's own `as_of` gives two rows for one thing that was saved
twice at the same moment, as one action of ours may do; here the later of the two counts.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from sightline.apps.events.row_history import KeepsHistory


def end_of(day: date) -> datetime:
    """The moment at which the day is over, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def rows(model: type[KeepsHistory], until: datetime | None, **chosen: Any) -> list[Any]:
    """Live rows, or (before `until`) the last version of each that was not removed, in no order.

    Versions have the fields of the model under the same names. `chosen` names what never changes
    in a row: its plan, its milestone.
    """
    if until is None:
        return list(model._default_manager.filter(**chosen).order_by())
    newest = Window(
        RowNumber(),
        partition_by=F("id"),
        order_by=[F("history_date").desc(), F("history_id").desc()],
    )
    found = model.history.filter(history_date__lt=until, **chosen)  # type: ignore[attr-defined]
    latest = found.order_by().annotate(newest=newest).filter(newest=1)
    return [row for row in latest if row.history_type != "-"]

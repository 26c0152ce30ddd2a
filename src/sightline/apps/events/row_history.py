"""Row versions: what a row said before, kept by django-simple-history for the models that need it.

Events say who did what; this says what stood there. A model takes `KeepsHistory`. Saving many rows
by `update()` would leave no version behind, so on these models it is refused.
"""

from datetime import datetime
from typing import Any, NoReturn

from django.db import models
from simple_history.models import HistoricalRecords


class _OneByOne(models.QuerySet[Any]):
    def _refuse(self, how: str) -> NoReturn:
        raise TypeError(
            f"{self.model.__name__} keeps the history of its rows, and {how} would leave none: "
            "save them one by one."
        )

    def update(self, **values: Any) -> int:
        self._refuse("update()")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        self._refuse("bulk_update()")

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        self._refuse("bulk_create()")


class KeepsHistory(models.Model):
    """`thing.history` holds its versions. An action says who: `save_as(thing, by=…)`."""

    objects = _OneByOne.as_manager()
    history = HistoricalRecords(inherit=True, cascade_delete_history=False)

    class Meta:
        abstract = True


def save_as(thing: KeepsHistory, *, by: Any, reason: str = "", at: datetime | None = None) -> None:
    """Save the thing as it now is; the version says by whom, why, and from when it holds.

    `at`: for things asked how they stood on a day; else the version has the clock’s time.
    """
    thing._history_user = by  # type: ignore[attr-defined]
    thing._change_reason = reason  # type: ignore[attr-defined]
    if at is not None:
        thing._history_date = at  # type: ignore[attr-defined]
    thing.save()


def delete_as(
    thing: KeepsHistory, *, by: Any, reason: str = "", at: datetime | None = None
) -> None:
    """The thing goes; its versions stay, and the last says by whom it went and why."""
    thing._history_user = by  # type: ignore[attr-defined]
    thing._change_reason = reason  # type: ignore[attr-defined]
    if at is not None:
        thing._history_date = at  # type: ignore[attr-defined]
    thing.delete()

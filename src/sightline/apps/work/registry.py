"""What is due, and how often. An app registers its own in its module `due_work`.

    @due("notices.send", every=timedelta(minutes=1))
    def send(at: datetime) -> str:
        return "3 mails sent."

The function gets the time, may run twice (a worker can be killed just before it says that it is
done), and returns a sentence about what it did, without a child's data.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from django.utils.module_loading import autodiscover_modules

from sightline.apps.work.rules import At, Every, On, Schedule

Function = Callable[[datetime], str]


@dataclass(frozen=True)
class DueWork:
    name: str
    schedule: Schedule
    function: Function

    @property
    def title(self) -> str:
        """The first line of the function's docstring, for the page that lists all work."""
        lines = (self.function.__doc__ or self.name).strip().splitlines()
        return lines[0].rstrip(".")


_all: dict[str, DueWork] = {}


def due(
    name: str,
    *,
    every: timedelta | None = None,
    at: str = "",
    on: On = On.EVERY_DAY,
) -> Callable[[Function], Function]:
    """Register work: either `every` so often, or `at` a time such as "07:00", `on` some days."""
    if (every is None) == (not at):
        raise ValueError(f"Say either every=… or at=… for the due work “{name}”.")
    schedule = Every(every) if every else At(time.fromisoformat(at), on)

    def register(function: Function) -> Function:
        known = _all.get(name)
        if known and known.function.__module__ != function.__module__:
            raise ValueError(f"There are two pieces of due work named “{name}”.")
        _all[name] = DueWork(name, schedule, function)
        return function

    return register


def all_due_work() -> Iterable[DueWork]:
    find_due_work()
    return [_all[name] for name in sorted(_all)]


@cache
def find_due_work() -> None:
    """Import every app's `due_work`, so that each registers what it has.

    When it is first asked for, not when the application starts: figures are slow to import, and
    most commands do no due work.
    """
    autodiscover_modules("due_work")

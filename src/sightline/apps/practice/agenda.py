"""What a worker's next supervision should talk about, gathered from all that knows.

Never a step towards the performance procedure: those are employment data and stand elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.audits.following_up.queries import for_supervision
from sightline.apps.children.queries import authority_code
from sightline.apps.data_quality import queries as data_quality
from sightline.apps.people.reach import Access
from sightline.apps.practice.compliance import WorkerLine
from sightline.apps.practice.models import Direction
from sightline.apps.worklists import queries as worklists
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class AgendaItem:
    """`key` is kept with a session in which it was talked over."""

    group: str
    title: str
    why: str
    address: str = ""

    @property
    def key(self) -> str:
        return f"{self.group}: {self.title}"


def agenda(line: WorkerLine, access: Access, today: date) -> list[AgendaItem]:
    name = line.worker.name
    return [
        *_earlier(name, today),
        *_from_audits(name, today),
        *_late(name, access),
        *_records(name),
        *_practice(line, today),
    ]


def _earlier(worker: str, today: date) -> Iterator[AgendaItem]:
    """Decisions not done yet. The page of the session names the child, and logs the look."""
    found = Direction.objects.filter(
        authority=authority_code(), session__worker=worker, done_on__isnull=True
    ).select_related("session")
    for each in found.order_by("by_when", "id"):
        late = each.by_when is not None and each.by_when < today
        when = f"by {_day(each.by_when)}" if each.by_when else "no day was set"
        said = f"{'Late: ' if late else ''}{when}"
        yield AgendaItem("Earlier decisions", f"{each.session}: {each}", said, each.session.address)


def _from_audits(worker: str, today: date) -> Iterator[AgendaItem]:
    for each in for_supervision(worker, today):
        yield AgendaItem("Audits", each.title, each.why, each.address)


def _late(worker: str, access: Access) -> Iterator[AgendaItem]:
    kept = worklists.current()
    for name, one in (kept.lists if kept else {}).items():
        late = worklists.reached(access, one, (Level.WORKER, worker)).late
        if late:
            address = reverse("worklists:worklist", args=[name])
            yield AgendaItem("Worklists", one.worklist.title, f"{late} late", address)


def _records(worker: str) -> Iterator[AgendaItem]:
    known = data_quality.found()
    if known is None:
        return
    standing = data_quality.decided(authority_code())
    wrong = sum(each.open for each in data_quality.lines(known, standing, Level.WORKER, worker))
    if wrong:
        said = f"{wrong} to correct"
        yield AgendaItem("Records", "Data errors", said, reverse("data_quality:home"))


def _practice(line: WorkerLine, today: date) -> Iterator[AgendaItem]:
    if line.observed < line.wanted:
        said = f"{line.observed} of {line.wanted} in the year"
        yield AgendaItem("Observation", "Plan the next observation of practice", said)
    if not line.is_appraised(today):
        last = f"last held on {_day(line.appraised_on)}" if line.appraised_on else "none is kept"
        yield AgendaItem("Appraisal", "The annual appraisal is due", last)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""

"""The frame of a sample: who or what could be drawn, from the published records.

All open cases, a worklist, the rows behind an indicator, a condition that somebody types, or the
practitioners of the tree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils import timezone

from sightline.apps.audits.afterwards.blind import graded_by_others
from sightline.apps.audits.models import Audit
from sightline.apps.audits.programme import typed
from sightline.apps.audits.programme.sampling import Candidate, age_band
from sightline.apps.audits.rules import FINISHED
from sightline.apps.children.queries import snapshot
from sightline.apps.figures import queries as figures
from sightline.apps.figures.explaining import KEPT, opened
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.authority import authority_code
from sightline.apps.people.queries import Branch, tree_on
from sightline.apps.worklists import queries as worklists
from sightline.documents.source import newest
from sightline.measures.figures.explain import ExplainedRow, Outcome
from sightline.measures.worklists import WorklistRow
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


class From(StrEnum):
    """Where a frame comes from."""

    OPEN = "open"
    TYPED = "typed"
    WORKLIST = "worklist"
    INDICATOR = "indicator"
    PRACTITIONERS = "practitioners"

    @property
    def in_words(self) -> str:
        return _FROM[self]


_FROM = {
    From.OPEN: "All open cases",
    From.TYPED: "Records that meet a condition",
    From.WORKLIST: "A worklist",
    From.INDICATOR: "The rows behind an indicator",
    From.PRACTITIONERS: "Practitioners, by the tree",
}


@dataclass(frozen=True)
class Wanted:
    """`which`: the worklist or indicator; `only`: of an indicator the rows counted, or not."""

    of: From = From.OPEN
    which: str = ""
    only: str = ""
    table: str = "open_cases"
    condition: str = ""
    over: str = typed.NOW
    each_row: bool = False


def frame(wanted: Wanted, today: date) -> tuple[list[Candidate], str]:
    """The candidates, and the snapshot they were read from. Raises NotAllowed with a sentence."""
    records = snapshot()
    if wanted.of is From.PRACTITIONERS:
        return _with_audits(list(_practitioners(today))), records.id if records else ""
    if records is None:
        raise NotAllowed("No records are published yet, so there is nothing to draw from.")
    found = _READ[wanted.of](records, wanted)
    return _with_audits(found), records.id


def _open(records: Snapshot, wanted: Wanted) -> list[Candidate]:
    rows = typed.rows_of(records, "open_cases", wanted.condition, typed.NOW)
    return _of_rows(rows, each_row=False)


def _typed(records: Snapshot, wanted: Wanted) -> list[Candidate]:
    rows = typed.rows_of(records, wanted.table, wanted.condition, wanted.over)
    return _of_rows(rows, each_row=wanted.each_row, noun=typed.tables()[wanted.table])


def _worklist(records: Snapshot, wanted: Wanted) -> list[Candidate]:
    kept = worklists.current()
    if kept is None or wanted.which not in kept.lists:
        raise NotAllowed("Choose a worklist.")
    found = kept.lists[wanted.which]
    if not found.could_run:
        raise NotAllowed(f"This worklist can’t be made: {found.reason}")
    return _known(records, _of_rows(found.rows, wanted.each_row, found.worklist.row.capitalize()))


def _indicator(records: Snapshot, wanted: Wanted) -> list[Candidate]:
    source = figures.source()
    if source is None or wanted.which not in figures.catalogue(source):
        raise NotAllowed("Choose an indicator.")
    indicator = figures.catalogue(source)[wanted.which]
    if indicator.collected:
        raise NotAllowed("This indicator is typed in: there are no rows behind it.")
    found = opened(source, FigureKey(indicator.id, indicator.headline, newest(source)))
    rows = [row for part in (found, *found.parts) for row in part.rows]
    keep = {Outcome(wanted.only)} if wanted.only else set(KEPT)
    return _known(records, [_of_row(row) for row in rows if row.child_id and row.outcome in keep])


_READ = {
    From.OPEN: _open, From.TYPED: _typed, From.WORKLIST: _worklist, From.INDICATOR: _indicator,
}  # fmt: skip


def _of_rows(rows: Iterable[WorklistRow], each_row: bool, noun: str = "") -> list[Candidate]:
    """One candidate a child, or one a row where pieces of work are looked at."""
    found = []
    for row in rows:
        facts = dict(row.facts)
        age, plan = facts.get(typed.AGE), facts.get(typed.PLAN)
        key = f"{row.child_id}|{row.begun_on.isoformat()}" if each_row else row.child_id
        said = f"{noun}, {row.begun_on.day} {row.begun_on:%B %Y}" if each_row else ""
        found.append(
            Candidate(
                key, row.child_id, said, row.service, row.team, row.worker,
                str(plan or ""), age_band(age if isinstance(age, int | float) else None),
            )
        )  # fmt: skip
    return found


def _of_row(row: ExplainedRow) -> Candidate:
    child = row.child_id or ""
    return Candidate(child, child, "", row.service, row.team, row.worker)


def _known(records: Snapshot, found: list[Candidate]) -> list[Candidate]:
    """Age and kind of case of children whom another list named, from their open case."""
    told = {one.child_id: one for one in _of_rows(
        typed.rows_of(records, "open_cases", "", typed.NOW), each_row=False)}  # fmt: skip
    return [
        replace(one, plan=known.plan, age_band=known.age_band)
        if (known := told.get(one.child_id)) else one
        for one in found
    ]  # fmt: skip


def _practitioners(today: date) -> Iterable[Candidate]:
    for place in tree_on(today):
        yield from _workers(place, "", "")


def _workers(place: Branch, service: str, team: str) -> Iterable[Candidate]:
    unit = place.unit
    if unit.level == Level.WORKER:
        yield Candidate(unit.name, "", unit.name, service, team, unit.name)
    inner = (
        unit.name if unit.level == Level.SERVICE else service,
        unit.name if unit.level == Level.TEAM else team,
    )
    for below in place.below:
        yield from _workers(below, *inner)


def _with_audits(found: list[Candidate]) -> list[Candidate]:
    """Each with the grade and day of the last audit of its child, or of its practitioner's own
    records, that was handed in."""
    last = last_audits({one.child_id or one.worker for one in found})
    return [
        replace(one, grade=str(known[1] or ""), last_audited_on=known[0])
        if (known := last.get(one.child_id or one.worker)) else one
        for one in found
    ]  # fmt: skip


def last_audits(whose: Iterable[str]) -> Mapping[str, tuple[date, int | None]]:
    """Of children by their id, of practitioners by their name where no child was looked at. The
    grade is the first look's, and nobody's yet while others still grade the same file."""
    audits = Audit.objects.filter(
        authority=authority_code(), state__in=[each.value for each in FINISHED],
        second_of__isnull=True,
    )  # fmt: skip
    rows = audits.order_by("handed_in_at").values_list(
        "pk", "child_id", "worker", "handed_in_at", "grade"
    )
    wanted, still_graded = set(whose) - {""}, graded_by_others()
    return {
        child or worker: (timezone.localdate(at), None if pk in still_graded else grade)
        for pk, child, worker, at, grade in rows if (child or worker) in wanted
    }  # fmt: skip

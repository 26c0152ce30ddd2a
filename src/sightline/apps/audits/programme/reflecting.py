"""Files a manager reads with a worker before supervision: some drawn, some where it went well."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.audits.programme.frames import From, Wanted, frame
from sightline.apps.audits.programme.sampling import Candidate, place
from sightline.apps.audits.queries import audits_within
from sightline.apps.audits.rules import FINISHED
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.children.queries import sort_out
from sightline.apps.people.queries import units_on
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class Files:
    worker: str
    drawn: tuple[Candidate, ...] = ()
    good: tuple[Candidate, ...] = ()
    problem: str = ""

    @property
    def every(self) -> tuple[Candidate, ...]:
        return (*self.drawn, *self.good)


def workers_within(access: Access, today: date) -> list[str]:
    branch = access.units(Right.SEE_AUDITS)
    every = [name for _, name in units_on(today, [Level.WORKER])]
    return sorted(every if branch.everything else set(branch.workers) & set(every))


def files_of(access: Access, today: date, *, worker: str, number: int, seed: int) -> Files:
    """Of the worker's open cases that the person may see. Best practice: the last audit of the
    file found it good or better."""
    try:
        found, _ = frame(Wanted(From.OPEN), today)
    except NotAllowed as refused:
        return Files(worker, problem=str(refused))
    theirs = [one for one in found if one.worker == worker]
    seen = sort_out(access, [one.child_id for one in theirs]).rights
    theirs = [one for one in theirs if one.child_id in seen]
    praised = _praised(access, {one.child_id for one in theirs})
    good = [one for one in theirs if one.child_id in praised]
    rest = sorted(
        (one for one in theirs if one.child_id not in praised),
        key=lambda one: place(one.key, seed),
    )
    return Files(worker, tuple(rest[:number]), tuple(good[:number]))


def _praised(access: Access, children: set[str]) -> set[str]:
    done = audits_within(access).filter(state__in=[each.value for each in FINISHED])
    last = {}
    for audit in done.filter(child_id__in=children).order_by("handed_in_at"):
        last[audit.child_id] = audit
    return {
        child for child, audit in last.items()
        if audit.grade is not None and tool_of(audit.tool).scale[audit.grade].is_good
    }  # fmt: skip

"""The file of the targets that pages set: written after each change, for all who read figures."""

import fcntl
import os
from functools import partial
from itertools import groupby
from pathlib import Path
from sys import maxsize

from django.conf import settings
from django.db import transaction

from sightline.apps.targets.models import IndicatorBands, SetTarget
from sightline.apps.targets.rules import Step, in_order
from sightline.documents.set_targets import SET_ON_PAGES, Bands, SetOnPages, write_set_targets
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import Target, TargetKind, TargetState
from sightline.store.files import FILE, make_folder


def write_when_committed(authority: str) -> None:
    """Once the change stands. Of several in one transaction each writes, and the last holds all."""
    transaction.on_commit(partial(write_file, authority))


def write_file(authority: str) -> None:
    """What the database holds, read and written under a lock: two savers leave the later state."""
    folder = make_folder(Path(settings.SIGHTLINE_DATA) / "authorities" / authority)
    handle = os.open(folder / ".set_targets.lock", os.O_RDWR | os.O_CREAT, FILE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        write_set_targets(folder / SET_ON_PAGES, set_on_pages(authority))
    finally:
        os.close(handle)


def set_on_pages(authority: str) -> SetOnPages:
    """All that pages have set, as figures are judged by it."""
    every = list(SetTarget.objects.filter(authority=authority).order_by("indicator", "pk"))
    by_indicator = groupby(every, key=lambda one: one.indicator)
    targets = {name: tuple(judged_by(list(found))) for name, found in by_indicator}
    kept = IndicatorBands.objects.filter(authority=authority)
    return SetOnPages(
        targets={name: found for name, found in targets.items() if found},
        bands={each.indicator: bands_of(each) for each in kept},
        taken_over=frozenset(
            (each.indicator, TargetKind(each.kind)) for each in every if each.taken_over
        ),
    )


def judged_by(of_indicator: list[SetTarget]) -> list[Target]:
    """One for what is proposed, and one for each row of adopted ones that replaced each other."""
    found = [
        Target(TargetKind(one.kind), TargetState.PROPOSED, one.profile)
        for one in of_indicator
        if one.now is Step.PROPOSED
    ]
    for kind in TargetKind:
        adopted = [one for one in of_indicator if one.kind == kind and _was_adopted(one)]
        found += _rows(kind, adopted)
    return found


def _rows(kind: TargetKind, adopted: list[SetTarget]) -> list[Target]:
    rows = [_back_from(last) for last in adopted if last.now is not Step.REPLACED]
    rows.sort(key=lambda row: row[0].pk or maxsize)  # one only looked at has no number yet
    made: list[Target] = []
    for row in rows:
        points = in_order((one.from_on, one.profile) for one in row)
        begins = min((point.due for point in points), default=None)
        if made and begins and (made[-1].until is None or begins < made[-1].until):
            made[-1] = Target(kind, TargetState.ADOPTED, made[-1].profile, until=begins)
        made.append(Target(kind, TargetState.ADOPTED, tuple(points), until=row[-1].until))
    return made


def _back_from(last: SetTarget) -> list[SetTarget]:
    """The adopted target and those it replaced, the oldest first."""
    row = [last]
    while before := row[0].replaces:
        row.insert(0, before)
    return row


def _was_adopted(target: SetTarget) -> bool:
    """A proposal that was withdrawn never held, and has no day until when."""
    return target.now in {Step.ADOPTED, Step.REPLACED} or target.until is not None


def bands_of(kept: IndicatorBands) -> Bands:
    return Bands(
        Tolerance(kept.tolerance, kept.tolerance_in_percent),
        Tolerance(kept.amber, kept.amber_in_percent),
        Tolerance(kept.level, kept.level_in_percent),
    )

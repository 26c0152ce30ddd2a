"""What was set on pages, as a file of the authority's folder: targets and tolerances.

Pages write `set_targets.json` whole after each change; the command line, cards and figures read it
together with `targets.toml`. A target of a page stands beside the file's; where one was taken over
to a page, the file's of that indicator and kind speaks no more.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sightline.documents.judged import Settings
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState, WorkedOut
from sightline.store import files
from sightline.store.errors import StoreError

SET_ON_PAGES = "set_targets.json"


@dataclass(frozen=True)
class Bands:
    """How near is near enough, of one indicator: within `tolerance` of its target counts as met,
    within `amber` beyond that is close, and a change within `level` is none.
    """

    tolerance: Tolerance = field(default_factory=Tolerance)
    amber: Tolerance = field(default_factory=Tolerance)
    level: Tolerance = field(default_factory=Tolerance)


@dataclass(frozen=True)
class SetOnPages:
    """`taken_over`: indicator and kind of the file's targets that pages keep from now on."""

    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    bands: Mapping[str, Bands] = field(default_factory=dict)
    taken_over: frozenset[tuple[str, TargetKind]] = frozenset()


def together(in_files: Settings, on_pages: SetOnPages) -> Settings:
    """The file's targets that were not taken over, then the pages'; bands hold for both."""
    targets = {}
    for name in {**in_files.targets, **on_pages.targets}:
        kept = [
            each
            for each in in_files.targets.get(name, ())
            if (name, each.kind) not in on_pages.taken_over
        ]
        found = [*kept, *on_pages.targets.get(name, ())]
        if bands := on_pages.bands.get(name):
            found = [replace(one, tolerance=bands.tolerance, amber=bands.amber) for one in found]
        if found:
            targets[name] = tuple(found)
    levels = {name: bands.level for name, bands in on_pages.bands.items()}
    return Settings(targets, in_files.rebases, {**in_files.levels, **levels})


def read_set_targets(file: Path, known: Mapping[str, object]) -> SetOnPages:
    """Nothing where no page has set any. An indicator that is no longer known is left out: the
    page of targets lists it. Raises StoreError for a file that can't be read.
    """
    if not file.is_file():
        return SetOnPages()
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return SetOnPages(
            targets={
                name: tuple(map(_target, found))
                for name, found in raw["targets"].items()
                if name in known
            },
            bands={name: _bands(one) for name, one in raw["bands"].items() if name in known},
            taken_over=frozenset((name, TargetKind(kind)) for name, kind in raw["taken_over"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{file} can't be read as targets ({error}). Save a target on its page again, or "
            "restore a backup."
        ) from error


def write_set_targets(file: Path, said: SetOnPages) -> None:
    """Write the file whole, for everybody who reads it next."""
    raw = {
        "targets": {name: [_written(one) for one in said.targets[name]] for name in said.targets},
        "bands": {
            name: {"tolerance": _band(one.tolerance), "amber": _band(one.amber),
                   "level": _band(one.level)}
            for name, one in said.bands.items()
        },
        "taken_over": sorted([name, kind.value] for name, kind in said.taken_over),
    }  # fmt: skip
    with files.said_plainly(file.parent):
        files.make_folder(file.parent)
        files.write_text(file, json.dumps(raw, indent=1, ensure_ascii=False, sort_keys=True))


def point_written(point: TargetPoint) -> dict[str, Any]:
    """A point as JSON can hold it; one that was worked out keeps what from."""
    said: dict[str, Any] = {"due": point.due.isoformat(), "value": point.value}
    if worked := point.worked_out:
        said |= {"percent": worked.percent, "of": worked.of, "base": worked.base}
    return said | ({"note": point.note} if point.note else {})


def point_read(said: Mapping[str, Any]) -> TargetPoint:
    worked = None
    if "percent" in said:
        worked = WorkedOut(float(said["percent"]), float(said["of"]), said.get("base", ""))
    value = worked.value if worked else float(said["value"])
    return TargetPoint(date.fromisoformat(said["due"]), value, worked, said.get("note", ""))


def _written(target: Target) -> dict[str, Any]:
    return {
        "kind": target.kind.value,
        "state": target.state.value,
        "points": [point_written(point) for point in target.profile],
        "until": target.until.isoformat() if target.until else None,
    }


def _target(said: Mapping[str, Any]) -> Target:
    return Target(
        TargetKind(said["kind"]),
        TargetState(said["state"]),
        tuple(sorted(point_read(point) for point in said["points"])),
        until=date.fromisoformat(said["until"]) if said["until"] else None,
    )


def _band(band: Tolerance) -> dict[str, Any]:
    return {"size": band.size, "is_percentage": band.is_percentage}


def _bands(said: Mapping[str, Any]) -> Bands:
    return Bands(*(Tolerance(**said[name]) for name in ("tolerance", "amber", "level")))

"""One name for each team and worker, and which service a team belonged to when.

Extracts spell the same team in several ways, and say nothing of how services changed. What an
authority has settled stands in `organisation.json` beside its loads and is applied whenever records
are built; the loads themselves stay as they came.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sightline.store import files
from sightline.store.errors import StoreError

FILE = "organisation.json"


@dataclass(frozen=True)
class TeamPlace:
    """The service a team belongs to from a day on (None: always) until a day (None: still)."""

    team: str
    service: str
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True)
class Organisation:
    """What was settled. The names map a spelling to the one name; all else stays as written.

    A team that has places here has only these: the loaded list of teams does not speak of it.
    """

    team_names: Mapping[str, str] = field(default_factory=dict)
    worker_names: Mapping[str, str] = field(default_factory=dict)
    teams: tuple[TeamPlace, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of all of it; "" where nothing was settled."""
        if not (self.team_names or self.worker_names or self.teams):
            return ""
        return hashlib.sha256(_as_json(self).encode()).hexdigest()


def read_organisation(folder: Path) -> Organisation:
    """The authority's organisation; empty where none was written. Raises StoreError."""
    file = folder / FILE
    if not file.is_file():
        return Organisation()
    try:
        return _from_json(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{file} can't be read as an organisation ({error}). Save the tree of teams again, or "
            "restore a backup."
        ) from error


def write_organisation(folder: Path, organisation: Organisation) -> None:
    """Write the file whole into an authority's folder. Counts from the next building on."""
    with files.said_plainly(folder):
        files.make_folder(folder)
        files.write_text(folder / FILE, _as_json(organisation))


def _as_json(organisation: Organisation) -> str:
    teams = sorted(organisation.teams, key=lambda one: (one.team, one.from_on or date.min))
    known = {
        "team_names": dict(sorted(organisation.team_names.items())),
        "worker_names": dict(sorted(organisation.worker_names.items())),
        "teams": [
            {"team": one.team, "service": one.service, "from": _written(one.from_on),
             "to": _written(one.to_on)}
            for one in teams
        ],
    }  # fmt: skip
    return json.dumps(known, indent=1, ensure_ascii=False)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _from_json(raw: dict[str, Any]) -> Organisation:
    return Organisation(
        team_names={str(said): str(name) for said, name in raw["team_names"].items()},
        worker_names={str(said): str(name) for said, name in raw["worker_names"].items()},
        teams=tuple(
            TeamPlace(one["team"], one["service"], _day(one["from"]), _day(one["to"]))
            for one in raw["teams"]
        ),
    )

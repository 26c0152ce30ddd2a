"""How loads stand, for the pages: what is published, what waits, what was loaded and set aside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sightline.apps.loads.actions.files import data
from sightline.apps.loads.models import Noticed, Preparation
from sightline.apps.loads.rules import State
from sightline.pipeline.changes import TableChanges, record_changes
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.moved_figures import MovedFigures, moved_figures
from sightline.store.kept_loads import all_quarantined, read_load
from sightline.store.loads import LoadRecord
from sightline.store.organisation import read_organisation
from sightline.store.publications import Publication
from sightline.store.publishing import TakenBack
from sightline.store.snapshots import Snapshot
from sightline.store.store import AuthorityStore

SHOWN = 20


@dataclass(frozen=True)
class Standing:
    """An authority's records as the first page shows them. `place` None: none are there yet."""

    authority: str
    name: str
    published: Snapshot | None
    published_by: Publication | None
    candidate: Snapshot | None
    withdrawn: Publication | None
    loads: Sequence[LoadRecord]
    taken_back: Sequence[tuple[LoadRecord, TakenBack]]
    publications: Sequence[Publication]
    organisation_changed: bool

    @property
    def is_first(self) -> bool:
        return not self.loads

    @property
    def waits_with_figures(self) -> bool:
        return self.candidate is not None and data().has_figures(self.candidate)


@dataclass(frozen=True)
class SetAside:
    """A row or cell that was set aside, as the file has it."""

    sheet: str
    row: int
    column: str
    raw: str
    reason: str
    whole_row: bool


def authority() -> str:
    """The authority these pages are about: the one set, else the only one; "" before the first."""
    if settings.SIGHTLINE_AUTHORITY:
        return str(settings.SIGHTLINE_AUTHORITY)
    return next(iter(data().store.authorities()), "")


def place() -> AuthorityStore | None:
    code = authority()
    return data().store.authority(code) if code in data().store.authorities() else None


def standing() -> Standing | None:
    """None before the first load."""
    here = place()
    if here is None:
        return None
    steps = here.publications()
    newest = here.newest()
    organisation = read_organisation(here.folder).hash
    return Standing(
        authority=here.code,
        name=data().settings().name(here.code),
        published=here.published(),
        published_by=steps[-1] if steps else None,
        candidate=here.candidate(),
        withdrawn=here.withdrawn(),
        loads=here.loads()[::-1],
        taken_back=here.taken_back(),
        publications=steps[::-1],
        organisation_changed=newest is not None and newest.manifest.organisation != organisation,
    )


def preparations() -> list[Preparation]:
    return list(Preparation.objects.select_related("by")[:SHOWN])


def under_way() -> list[Preparation]:
    return list(Preparation.objects.filter(state__in=[State.WAITING, State.RUNNING]))


def not_told() -> list[Noticed]:
    """What was to be done after the last publication and failed."""
    return list(Noticed.objects.filter(authority=authority()).exclude(failed=""))


def find_load(load_id: str) -> tuple[LoadRecord, TakenBack | None] | None:
    """A load by its name, counting or taken back; None for any other."""
    here = place()
    if here is None:
        return None
    for load in here.loads():
        if load.id == load_id:
            return load, None
    return next((found for found in here.taken_back() if found[0].id == load_id), None)


def set_aside(load: LoadRecord, sheet: str = "", reason: str = "") -> list[SetAside]:
    """What a load set aside, of one sheet or for one kind of reason, as the file is ordered."""
    rows = all_quarantined([load]).drop_columns(["load_id"]).to_pylist()
    found = [SetAside(**{**row, "column": row["column"] or "", "raw": row["raw"] or ""})
             for row in rows]  # fmt: skip
    return [
        one
        for one in found
        if sheet in {"", one.sheet} and reason in {"", kind_of_reason(one.reason)}
    ]


def kind_of_reason(reason: str) -> str:
    """The reason without the value it begins with, so that the same fault is one choice."""
    if reason.startswith("The same as row"):
        return "Repeats another row."
    if "about the same thing" in reason:
        return "A later row is about the same thing."
    if reason.startswith("“") and "” is no date" in reason:
        return "Is no date."
    _, quote, rest = reason.rpartition("”")
    if reason.startswith("“") and quote and rest.strip():
        words = rest.strip()
        return words[0].upper() + words[1:]
    return reason


def choices(rows: Sequence[SetAside]) -> tuple[Counter[str], Counter[str]]:
    """The sheets and kinds of reason among the rows, with how many of each."""
    return Counter(one.sheet for one in rows), Counter(kind_of_reason(one.reason) for one in rows)


@dataclass(frozen=True)
class WhatChanges:
    records: Sequence[TableChanges]
    figures: MovedFigures


def what_changes(before: Snapshot | None, after: Snapshot) -> WhatChanges:
    """What publishing `after` would change; worked out once for each pair."""
    counted = _stamp(after), _stamp(before) if before else 0.0
    return _what_changes(data().path, before.folder if before else None, after.folder, counted)


@lru_cache(maxsize=4)
def _what_changes(
    folder: Path, before: Path | None, after: Path, counted: tuple[float, float]
) -> WhatChanges:
    here = DataFolder(folder)
    old, new = Snapshot(before) if before else None, Snapshot(after)
    return WhatChanges(record_changes(old, new), moved_figures(here, old, new, here.catalogue()))


def _stamp(snapshot: Snapshot) -> float:
    file = data().figures_folder(snapshot) / "figures.parquet"
    return file.stat().st_mtime if file.is_file() else 0.0


def as_at(snapshot: Snapshot) -> date:
    return snapshot.manifest.data_as_at


def load_of(preparation: Preparation) -> LoadRecord | None:
    """The load that came of it, while it is there."""
    if not preparation.load_id or not preparation.authority:
        return None
    folder = data().authority_folder(preparation.authority) / "loads" / preparation.load_id
    return read_load(folder) if (folder / "load.json").is_file() else None


def day_taken_back(mark: TakenBack) -> datetime:
    return datetime.fromisoformat(mark.at)

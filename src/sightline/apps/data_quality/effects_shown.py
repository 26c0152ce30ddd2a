"""A check's effects on figures, and a finding's facts, as a page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sightline.apps.children.queries import authority_code
from sightline.apps.data_quality.found import Found
from sightline.documents.cells import cell
from sightline.measures.model.indicator import Indicator
from sightline.pipeline.folder import DataFolder
from sightline.quality.effects import Effect, breakdowns_affected, effects, indicators_affected
from sightline.quality.findings import Finding

_MOST = 4


@dataclass(frozen=True)
class Moved:
    """A figure in doubt: '4 of 49 rows', what it reads, and how far it might move."""

    indicator: Indicator
    in_doubt: str
    value: str
    between: str


@dataclass(frozen=True)
class Effects:
    """`moved`: figures whose rows are in doubt; `others`: how many more indicators read them."""

    moved: tuple[Moved, ...]
    others: int
    breakdowns: tuple[str, ...]


@lru_cache(maxsize=256)
def effects_of(known: Found, check_id: str) -> Effects:
    """Worked out when first asked for: each figure is opened once for each publication."""
    check = known.checks[check_id]
    said = _data().settings(known.catalogue)
    moved = effects(
        check, known.findings, known.snapshot, known.catalogue, most=_MOST,
        settings=said.changes, calendar=said.calendars.get(known.authority),
    )  # fmt: skip
    others = len(indicators_affected(check, known.catalogue)) - len(moved)
    breakdowns = tuple(breakdowns_affected(check, known.catalogue))
    return Effects(tuple(map(_moved, moved)), others, breakdowns)


def _moved(effect: Effect) -> Moved:
    unit = effect.indicator.shown_as
    low, high = cell(effect.lowest, unit), cell(effect.highest, unit)
    between = "" if effect.lowest is None else low if low == high else f"{low} to {high}"
    in_doubt = f"{effect.in_doubt:,} of {effect.rows:,}"
    return Moved(effect.indicator, in_doubt, cell(effect.value, unit), between)


def facts_of(known: Found, finding: Finding) -> Iterator[tuple[str, str]]:
    """What the check looked at, in words: the column's name, and what stands there."""
    records = known.catalogue.records
    for label, value in finding.facts.items():
        owner, _, name = label.rpartition(".")
        table = "children" if owner == "child" else finding.table
        if name not in records[table].names:
            continue  # a count over other records, which has no name people know
        codes = records.code_list(table, name)
        words = name.removesuffix("_on").replace("_", " ").capitalize()
        yield words, _shown(value, codes)


def _shown(value: object, codes: object) -> str:
    if value is None or value == "unknown":
        return "Not recorded"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "None"
    text = str(value)
    if codes is not None and text in getattr(codes, "values", {}):
        return str(codes.meaning(text))  # type: ignore[attr-defined]
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}"


def authority_name() -> str:
    return _data().settings().name(authority_code())


def _data() -> DataFolder:
    return DataFolder(Path(settings.SIGHTLINE_DATA))

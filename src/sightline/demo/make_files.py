"""Makes all of Wrenshire's files in a folder, as a council's own systems would have left them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from sightline.demo.annex_a import annex_a_lists
from sightline.demo.as_on import as_on
from sightline.demo.care import CareSystem
from sightline.demo.children import Children
from sightline.demo.cin_census import Census
from sightline.demo.events import History
from sightline.demo.files import write_csv, write_list_csvs, write_workbook
from sightline.demo.front_door import FrontDoor
from sightline.demo.local_lists import local_lists
from sightline.demo.published import write_published
from sightline.demo.slips import with_slips
from sightline.demo.ssda903 import COLUMNS, Return903
from sightline.demo.workforce import Workforce, people_the_teams
from sightline.demo.world import (
    DATA_AS_AT,
    EXTRACT_DAYS,
    FIRST_CARE_DAY,
    FIRST_DAY,
    PUBLISHED_DAYS,
    RETURN_YEARS,
    SEED,
)

Progress = Callable[[str, float], None]
WORKBOOKS = EXTRACT_DAYS[-2:]


@dataclass(frozen=True)
class Extract:
    """One thing to load: files of one kind, drawn on one day."""

    kind: str
    extract_on: date
    path: Path


@dataclass(frozen=True)
class DemoFiles:
    extracts: tuple[Extract, ...]
    published: Path


def simulate() -> tuple[History, Workforce]:
    """The whole history of Wrenshire, the same every time."""
    random, history = Random(SEED), History()
    children = Children(random, FIRST_CARE_DAY)
    CareSystem(random, children, history).run()
    FrontDoor(random, children, history).run()
    return history, people_the_teams(random, FIRST_DAY)


def make_files(folder: Path, progress: Progress | None = None) -> DemoFiles:
    """Writes every file below `folder`; says what it does as (sentence, share done)."""
    tell = progress or (lambda sentence, share: None)
    tell("Living through the years of Wrenshire", 0.0)
    history, workforce = simulate()
    extracts = []
    for number, day in enumerate(EXTRACT_DAYS):
        tell(
            f"Drawing the extract of {day.day} {day:%B %Y}", 0.2 + 0.6 * number / len(EXTRACT_DAYS)
        )
        extracts.append(_annex_a(folder, history, workforce, day))
    tell("Writing returns, local lists and comparators", 0.85)
    for year in RETURN_YEARS:
        extracts += [_ssda903(folder, history, workforce, year), _cin(folder, history, year)]
    extracts += _local(folder, history, workforce)
    write_published(folder / "published")
    return DemoFiles(tuple(sorted(extracts, key=lambda e: e.extract_on)), folder / "published")


def _annex_a(folder: Path, history: History, workforce: Workforce, day: date) -> Extract:
    lists = with_slips(annex_a_lists(history, workforce, day), day)
    if day in WORKBOOKS:
        path = folder / f"Annex A {day:%Y-%m-%d}.xlsx"
        folder.mkdir(parents=True, exist_ok=True)
        write_workbook(path, lists, day)
    else:
        path = folder / f"Annex A {day:%Y-%m-%d}"
        write_list_csvs(path, lists)
    return Extract("annex_a", day, path)


def _ssda903(folder: Path, history: History, workforce: Workforce, year: int) -> Extract:
    path = folder / f"SSDA903 {year}"
    path.mkdir(parents=True, exist_ok=True)
    for table, rows in Return903(history, workforce, year).tables().items():
        write_csv(path / f"{table}.csv", COLUMNS[table].split(), rows)
    return Extract("ssda903", date(year, 3, 31), path)


def _cin(folder: Path, history: History, year: int) -> Extract:
    path = folder / f"CIN census {year}.xml"
    path.write_bytes(Census(history, year).xml())
    return Extract("cin_census", date(year, 3, 31), path)


def _local(folder: Path, history: History, workforce: Workforce) -> list[Extract]:
    """The whole lists on the last day, and as they were on the days published before it."""
    lists = local_lists(history, workforce)
    extracts = []
    for day in PUBLISHED_DAYS:
        is_last = day == DATA_AS_AT
        path = folder / ("Local lists" if is_last else f"Local lists {day:%Y-%m-%d}")
        path.mkdir(parents=True, exist_ok=True)
        for name, whole in lists.items():
            columns, rows = whole if is_last else as_on(name, whole, day)
            write_csv(path / f"{name}.csv", columns, rows)
        extracts.append(Extract("local", day, path))
    return extracts

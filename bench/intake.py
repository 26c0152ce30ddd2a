"""From a return's file to a published snapshot, against merely reading the same file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.csv as csv
from lxml import etree
from python_calamine import CalamineWorkbook

from bench.returns import Returns
from bench.timing import Row, best, show, times
from sightline.intake.load import LoadOutcome, load_files
from sightline.store.store import Store

AUTHORITY = "999"
ANNEX_A_ROWS, CIN_CHILDREN, LOOKED_AFTER_CHILDREN = 29_500, 33_200, 26_750


@dataclass(frozen=True)
class Case:
    what: str
    path: Path
    bare_read: Callable[[Path], None]
    reach: str


def run(folder: Path, *, share: float = 1.0, repeats: int = 3) -> None:
    """`share` of the full sizes."""
    rows = [row for case in _cases(folder, share) for row in _measured(case, folder, repeats)]
    show("Intake: file → published snapshot", rows)


def _cases(folder: Path, share: float) -> Iterator[Case]:
    returns = Returns(folder / "returns")
    yield Case("Annex A workbook", returns.annex_a(round(ANNEX_A_ROWS * share)),
               read_workbook, "2 s")  # fmt: skip
    yield Case("CIN census XML", returns.cin_census(round(CIN_CHILDREN * share)), read_xml, "3 s")
    yield Case("SSDA903 CSV files", returns.ssda903(round(LOOKED_AFTER_CHILDREN * share)),
               read_csvs, "1 s")  # fmt: skip


def _measured(case: Case, folder: Path, repeats: int) -> Iterator[Row]:
    bare = best(lambda: case.bare_read(case.path), repeats)
    outcomes: list[LoadOutcome] = []
    # A store of its own each time: a file loaded before changes nothing.
    work = lambda: outcomes.append(  # noqa: E731
        load_files(Store(folder / f"{case.what} {len(outcomes)}"), [case.path], authority=AUTHORITY)
    )
    whole = best(work, repeats)
    load = outcomes[0].load
    if load is None:
        raise RuntimeError(f"{case.path} was not loaded")
    rows = sum(count.rows for count in load.counts)
    yield Row(f"{case.what}, read and nothing more", bare)
    yield Row(f"{case.what}, {rows:,} rows", whole, f"{times(whole / bare)} the reading",
              case.reach, f"{rows / whole.seconds:,.0f} rows a second")  # fmt: skip


def read_workbook(path: Path) -> None:
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def read_xml(path: Path) -> None:
    for _ in etree.parse(path).iter():
        pass


def read_csvs(path: Path) -> None:
    for file in sorted(path.glob("*.csv")):
        csv.read_csv(file)

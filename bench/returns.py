"""Large returns: those of the made-up authority, said again with fresh identifiers until enough."""

import copy
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from sightline.demo.annex_a import annex_a_lists
from sightline.demo.cin_census import Census
from sightline.demo.files import write_csv, write_workbook
from sightline.demo.make_files import simulate
from sightline.demo.ssda903 import COLUMNS, Return903

DAY, YEAR = date(2026, 3, 31), 2026


class Returns:
    """Writes a return of each kind; the simulation behind them is lived through once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.history, self.workforce = simulate()

    def annex_a(self, rows: int) -> Path:
        """A workbook of all eleven lists with so many rows in all."""
        lists = annex_a_lists(self.history, self.workforce, DAY)
        share = rows / sum(map(len, lists.values()))
        wanted = {number: round(len(found) * share) for number, found in lists.items()}
        path = self.folder / f"Annex A {DAY}.xlsx"
        write_workbook(path, {n: list(_again(lists[n], wanted[n])) for n in lists}, DAY)
        return path

    def cin_census(self, children: int) -> Path:
        root = etree.fromstring(Census(self.history, YEAR).xml())
        parent = root.find("Children")
        known = list(parent)
        for n in range(len(known), children):
            child = copy.deepcopy(known[n % len(known)])
            child.find("ChildIdentifiers/LAchildID").text += f"x{n // len(known)}"
            parent.append(child)
        for child in known[children:]:
            parent.remove(child)
        path = self.folder / f"CIN census {YEAR}.xml"
        path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
        return path

    def ssda903(self, children: int) -> Path:
        """A folder of one CSV per table; `children` is how many the header lists."""
        tables = Return903(self.history, self.workforce, YEAR).tables()
        share = children / len(tables["header"])
        path = self.folder / f"SSDA903 {YEAR}"
        path.mkdir(exist_ok=True)
        for table, rows in tables.items():
            more = _again(rows, round(len(rows) * share))
            write_csv(path / f"{table}.csv", COLUMNS[table].split(), more)
        return path


def _again(rows: Sequence[list[Any]], wanted: int) -> Iterable[list[Any]]:
    """The rows over and over, from the second time on as other people."""
    for n in range(wanted if rows else 0):
        turn, at = divmod(n, len(rows))
        identifier, *rest = rows[at]
        yield [f"{identifier}x{turn}" if turn else identifier, *rest]

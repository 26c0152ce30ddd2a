"""Word files of a plan as committee papers have them: tables cut by pages in every way."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document

HEADINGS = ("Action Number", "Action", "Milestones", "Timescale", "Lead Officers", "Progress")
Line = dict[str, str]


def paper(lines: Sequence[Line], a_page: int = 7) -> bytes:
    """A page holds so many rows. Every other page begins a table of its own, without headings on
    every third; the others repeat the headings. A row at a page's end is split in the middle of
    its words, and an action's cells are merged downwards."""
    made = _Paper(a_page)
    area = ""
    for place, line in enumerate(lines):
        if line["area"] != area:
            area = line["area"]
            made.area(area)
        made.line(line, is_new=place == 0 or lines[place - 1]["number"] != line["number"])
    out = io.BytesIO()
    made.file.save(out)
    return out.getvalue()


class _Paper:
    def __init__(self, a_page: int) -> None:
        self.file = Document()
        self.a_page = a_page
        self.rows = self.pages = 0
        self.table: Any = None
        self.above: Any = None
        self._begin()

    def _begin(self, headed: bool = True) -> None:
        self.table = self.file.add_table(rows=0, cols=len(HEADINGS))
        self.above = None
        if headed:
            self._row(HEADINGS)

    def _row(self, cells: Sequence[str]) -> Any:
        row = self.table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
        return row

    def area(self, name: str) -> None:
        row = self.table.add_row()
        row.cells[0].merge(row.cells[-1]).text = name
        self.above = None

    def line(self, line: Line, is_new: bool) -> None:
        self.rows += 1
        cells = [line["number"] if is_new else "", line["action"] if is_new else ""]
        milestone = f"{line['milestone_number']} {line['milestone']}".strip()
        cells += [milestone, line["timescale"], line["leads"].replace("; ", "\n"), line["progress"]]
        if self.rows % self.a_page == 0:
            self._split(cells)
            return
        row = self._row(cells)
        if is_new:
            self.above = row
        elif self.above is not None:
            for column in (0, 1):
                self.above.cells[column].merge(row.cells[column])

    def _split(self, cells: list[str]) -> None:
        """The words go on behind the page's end."""
        halves = [_halves(text) if place in (1, 2, 5) else (text, "") for place, text in
                  enumerate(cells)]  # fmt: skip
        self._row([first for first, _ in halves])
        self._turn()
        self._row([second for _, second in halves])

    def _turn(self) -> None:
        self.pages += 1
        if self.pages % 2:
            self.above = None
            self._row(HEADINGS)
        else:
            self.file.add_page_break()
            self._begin(headed=self.pages % 3 != 0)


def _halves(text: str) -> tuple[str, str]:
    words = text.split(" ")
    if len(words) < 4 or "\n" in text:
        return text, ""
    return " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])

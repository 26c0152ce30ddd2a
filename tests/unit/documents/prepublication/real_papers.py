"""The papers of one real quarter, read from the files beside the project into what is compared."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from tests.unit.documents.plan_pictures import real_plan

from sightline.documents.prepublication import (
    Item,
    Narrative,
    Papers,
    Report,
    ReportPart,
    Row,
    Section,
)

_SOURCE = "003_15cc654dee8c25b0.txt"
_SAID = re.compile(r"^(?P<title>.*?)\s[–-]\s?(?P<words>.*)$", re.DOTALL)


def real_papers(shared_data: Path) -> Papers:
    seeds = shared_data / "seeds"
    lines = (seeds / _SOURCE).read_text(encoding="utf-8").splitlines()
    plan = replace(real_plan(shared_data), title="Plan")
    return Papers(_narrative(seeds, lines), plan, _report(seeds, lines))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _narrative(seeds: Path, lines: list[str]) -> Narrative:
    items = _rows(seeds / "cover_report_items.csv")
    start = next(n for n, line in enumerate(lines) if line.startswith("Report title"))
    block = tuple(
        (term, words)
        for term, _, words in (line.partition("\t") for line in lines[start : start + 12])
        if words
    )
    sections = [*_sections(lines[start + 12 : start + 125])]
    for number in ("4.2", "4.3"):
        of = tuple(_item(row) for row in items if row["section"] == number)
        sections.append(Section(number, "Progress", items=of))
    return Narrative("Cover report", tuple(sections), block)


def _sections(lines: list[str]) -> Iterator[Section]:
    title = ""
    for line in lines:
        said = re.match(r"^(?:- )?(\d+\.\d+) (.+)$", line)
        if said and said[1].endswith(".0"):
            title = said[2]
        elif said and said[1] not in {"4.2", "4.3"}:
            yield Section(said[1], title, said[2])


def _item(row: dict[str, str]) -> Item:
    reference = row["ref_as_cited"]
    said = _SAID.match(row["text"].removeprefix(reference).lstrip(": "))
    assert said, row["text"]
    return Item(reference, said["title"], said["words"], f"item:{row['source_line']}")


def _report(seeds: Path, lines: list[str]) -> Report:
    analysis: dict[str, list[str]] = {}
    for each in _rows(seeds / "scorecard_analysis.csv"):
        analysis.setdefault(each["section"], []).append(each["text"])
    rows = _rows(seeds / "scorecard_wolverhampton.csv")
    parts = tuple(
        ReportPart(title, tuple(map(_row, of)), tuple(analysis.get(title, ())))
        for title, of in groupby(rows, lambda each: each["section"])
    )
    start = next(n for n, line in enumerate(lines) if line.startswith("Produced by"))
    return Report("Performance report", parts, tuple(filter(None, lines[start : start + 7])))


def _row(row: dict[str, str]) -> Row:
    stands_alone = row["outturn_status"] == "see_reason"
    return Row(
        row["indicator"], row["comparators_text"], row["outturn_text"],
        tuple(row[f"q{n}_text"] for n in range(1, 5)), row["target_text"], row["direction_raw"],
        row["not_available_reason"] if stands_alone else row["merged_cell_text"],
    )  # fmt: skip

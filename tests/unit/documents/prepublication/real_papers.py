"""The papers of one real quarter, read from the files beside the project into what is compared."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from sightline.documents.plan.data import ActionData, AreaData, LeadData, MilestoneData, PlanData
from sightline.documents.plan.names import bare
from sightline.documents.prepublication import (
    Item,
    Narrative,
    Papers,
    Report,
    ReportPart,
    Row,
    Section,
)
from sightline.documents.prepublication.dates import dates_in

_SOURCE = "003_15cc654dee8c25b0.txt"
_SAID = re.compile(r"^(?P<title>.*?)\s[–-]\s?(?P<words>.*)$", re.DOTALL)


def real_papers(shared_data: Path) -> Papers:
    seeds = shared_data / "seeds"
    lines = (seeds / _SOURCE).read_text(encoding="utf-8").splitlines()
    return Papers(
        narrative=_narrative(seeds, lines), plan=_plan(seeds), report=_report(seeds, lines)
    )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _plan(seeds: Path) -> PlanData:
    rows = _rows(seeds / "plan_wolverhampton.csv")
    numbered = list(enumerate(rows, 1))
    areas = []
    for code, of_area in groupby(numbered, lambda each: each[1]["area_code"]):
        actions = []
        for number, of_action in groupby(of_area, lambda each: each[1]["action_number"]):
            found = list(of_action)
            milestones = tuple(_milestone(id, row) for id, row in found)
            is_done = found[0][1]["is_completed_action_table"] == "true"
            actions.append(
                ActionData(
                    found[0][0], number, found[0][1]["action"], milestones,
                    completed_number=number if is_done else "",
                )
            )  # fmt: skip
        areas.append(AreaData(len(areas) + 1, code, code, tuple(actions)))
    return PlanData(1, "Improvement plan", "2017-18", date(2017, 8, 1), tuple(areas))


def _milestone(id: int, row: dict[str, str]) -> MilestoneData:
    days = [day for day in dates_in(row["timescale_text"]) if day.year]
    due = None
    if days and not days[0].is_impossible:
        due = date(days[0].year or 1, min(days[0].months), days[0].day or 28)
    names = [name for name in row["lead_officers"].split("; ") if name]
    leads = tuple(LeadData(name, bare(name), is_group="Heads" in name) for name in names)
    return MilestoneData(
        id, row["milestone_number"], row["milestone"], row["timescale_text"], due, leads,
        progress=row["progress"],
    )  # fmt: skip


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
        if heading := re.match(r"^\d+\.0 (.+)$", line):
            title = heading[1]
        elif said := re.match(r"^(?:- )?(\d+\.\d+) (.+)$", line):
            if said[1] not in {"4.2", "4.3"}:
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
    quarters = tuple(row[f"q{n}_text"] for n in range(1, 5))
    stands_alone = row["outturn_status"] == "see_reason"
    note = row["not_available_reason"] if stands_alone else row["merged_cell_text"]
    return Row(
        row["indicator"], row["comparators_text"], row["outturn_text"], quarters,
        row["target_text"], row["direction_raw"], note,
    )  # fmt: skip

"""The cover report and the plan of a real council's quarter, made again from stored data and set
beside what was printed. No sentence of it is kept here: both sides are read where they lie."""

import csv
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.integration.cover_reports.plans import body

from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.rules import Sample
from sightline.apps.plan import actions as planning
from sightline.apps.plan.importing.deeds import look_at, upload_plan, write_upload
from sightline.documents.exports import to_fragment
from sightline.documents.plan.cover_report import cover_report
from sightline.documents.plan.samples import quotable

AT = datetime(2017, 8, 24, 9, tzinfo=UTC)
QUARTER = date(2017, 6, 30)
FIRST, LAST = 196, 321
LISTS = {"blue_or_green": Sample.ON_TRACK, "amber_or_red": Sample.AT_RISK}
PARAGRAPH = re.compile(r"(?:- )?(\d+)\.([1-9]\d*) (.+)")
STOPS = re.compile(r"([A-Z][A-Za-z ]+?) – (\d+) August 2017")
CODE = re.compile(r"\[([A-Z]+/\d+/[A-Z])\]")
DIFFERENCES = {
    207: "“Accountable employee” stands before each of them, so it is not in brackets.",
    210: "The cover has words of its own for where the report goes; bodies and days are there.",
    212: "The heading is put in the plural without brackets.",
    214: "The body is named whole, as in the register.",
    237: "The sentence that leads to the list of what is on track is Sightline’s.",
    259: "The sentence that leads to the list of what is at risk is Sightline’s.",
}


def source(shared_data: Path) -> list[str]:
    text = (shared_data / "seeds" / "003_15cc654dee8c25b0.txt").read_text(encoding="utf-8")
    return text.split("\n")


def rows(shared_data: Path, name: str) -> list[dict[str, str]]:
    with (shared_data / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """Letters and digits alone: marks of a list, bold type and line ends are no words."""
    return re.sub(r"[^a-z0-9%]+", " ", text.casefold().replace("’", "'")).strip()


def words_of(document: Any) -> str:
    made = to_fragment(document).replace("<br>", " ").replace("</", " </")
    return plain(html.fromstring(f"<div>{made}</div>").text_content())


@pytest.fixture
def report(shared_data: Path, quality_officer: Any) -> CoverReport:
    by = quality_officer
    lines = source(shared_data)
    plan = _plan(by, shared_data)
    planning.fix_plan(by=by, plan=plan, quarter_end=QUARTER, at=AT)
    made = actions.begin_report(
        by=by, plan=plan, title=_cell(lines, 200), from_on=date(2017, 4, 1), quarter_end=QUARTER,
        at=AT, block=_block(lines),
    )  # fmt: skip
    for name, day in STOPS.findall(_cell(lines, 210)):
        stop = body(name.strip())
        actions.add_stop(by=by, report=made, body=stop, on=date(2017, 8, int(day)), at=AT)
    _sections(by, made, lines)
    _items(by, made, rows(shared_data, "cover_report_items"))
    return made


def _plan(by: Any, shared_data: Path) -> Any:
    plan = planning.begin_plan(
        by=by, title="Improvement Plan", years="2017-2018", from_on=date(2017, 4, 1),
        to_on=date(2018, 3, 31), owner=by, at=AT,
    )  # fmt: skip
    content = (shared_data / "seeds" / "plan_wolverhampton.csv").read_bytes()
    upload = upload_plan(by=by, plan=plan, name="plan.csv", content=content, quarter=QUARTER, at=AT)
    upload, _ = look_at(by=by, upload=upload, mapping=upload.mapping, at=AT)
    write_upload(by=by, upload=upload, at=AT)
    return plan


def _cell(lines: list[str], number: int) -> str:
    return lines[number - 1].strip("\t ").split("\t", 1)[1].strip()


def _block(lines: list[str]) -> dict[str, Any]:
    name, post = _cell(lines, 207).split("\t")
    phone, email = (_cell(lines, number).split("\t")[-1] for number in (208, 209))
    wanted = [line for line in lines[211:218] if re.match(r"\d\. ", line)]
    return {
        "body": body(lines[195].strip()), "meeting_on": date(2017, 9, 6),
        "cabinet_member": _cell(lines, 201), "wards": _cell(lines, 204),
        "director": _cell(lines, 205), "service": _cell(lines, 206),
        "employees": f"{name}; {post}; {phone}; {email}", "recommendations": "\n".join(wanted),
    }  # fmt: skip


def _sections(by: Any, report: CoverReport, lines: list[str]) -> None:
    """Its paragraphs as they stand, but for the two that lead to the lists; and the codes."""
    by_number = {line.section.number.split(".")[0]: line for line in queries.part_lines(report)}
    texts: dict[str, list[str]] = {}
    codes, number = {}, ""
    for place, line in enumerate(lines[FIRST - 1 : LAST], start=FIRST):
        if (found := PARAGRAPH.match(line.strip())) and place not in DIFFERENCES and place > 218:
            number = found[1]
            texts.setdefault(number, []).append(found[3])
        elif code := CODE.match(line.strip()):
            codes[number] = code[1]
    for number, said in texts.items():
        part = by_number[number].part
        assert part is not None
        actions.write_part(by=by, part=part, text="\n\n".join(said), read=1, at=AT)
        if number in codes:
            actions.sign_off(by=by, part=part, code=codes[number], who="An officer", at=AT)


def _items(by: Any, report: CoverReport, items: list[dict[str, str]]) -> None:
    there = {each.number: each for each in reversed(list(quotable(queries.plan_of(report))))}
    for item in items:
        said = item["text"].removeprefix(item["ref_as_cited"]).lstrip(": ")
        title, words = re.split(r"\s[–-]\s?", said, maxsplit=1)
        made = actions.add_item(
            by=by, report=report, sample=LISTS[item["reported_group"]],
            quoted=there[item["plan_ref"]], at=AT,
        )  # fmt: skip
        actions.change_item(
            by=by, item=made, reference=item["ref_as_cited"], title=title, words=words, read=1,
            at=AT,
        )  # fmt: skip


def test_a_real_quarters_papers_say_what_was_printed_but_for_what_is_listed(
    report: CoverReport, shared_data: Path
) -> None:
    """One test, as bringing the whole plan in takes seconds."""
    assert report.items.count() == 41
    assert cells_not_printed(report, shared_data) == []
    said = words_of(cover_report(queries.data_of(report)))
    printed = {
        number: plain(re.sub(r"^\d\. ", "", line))  # a list numbers itself
        for number, line in enumerate(source(shared_data), start=1)
        if FIRST <= number <= LAST and plain(line)
    }
    assert {number for number, words in printed.items() if words not in said} == set(DIFFERENCES)


def cells_not_printed(report: CoverReport, shared_data: Path) -> list[tuple[str, str]]:
    """Of the plan, cell by cell, what Appendix One lacks."""
    assert report.fixed is not None
    said = words_of(report.fixed.version.document)
    wanted = ("action_number", "action", "milestone_number", "milestone", "timescale_text",
              "lead_officers", "progress")  # fmt: skip
    return [
        (row["row_key"], name)
        for row in rows(shared_data, "plan_wolverhampton")
        for name in wanted
        for cell in (row[name].split(";") if name == "lead_officers" else [row[name]])
        if plain(cell) not in said
    ]

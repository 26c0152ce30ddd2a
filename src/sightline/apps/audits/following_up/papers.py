"""What is printed: the MDR for the file, and the written record of a stage as a letter."""

from datetime import date

from django.http import Http404
from django.utils import timezone

from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.following_up.steps import Part
from sightline.apps.audits.models import DecisionRecord, StageRecord
from sightline.documents.model import Column, Document, Facts, FreeText, Heading, Note, Table

ENDINGS = ("pdf", "docx")


def check_ending(ending: str) -> str:
    if ending not in ENDINGS:
        raise Http404("There is no such kind of file.")
    return ending


def decision_record(record: DecisionRecord) -> Document:
    columns = (Column("what", "Issue to be addressed", wide=True), Column("by_when", "By"))
    rows = tuple((said, _day(date.fromisoformat(due))) for said, due in record.lines)
    about = (f"After audit {record.audit_id}", f"Placed by {record.placed_by.name}")
    blocks: list[object] = [Table("Issues and timescales", columns, rows, name="issues")]
    if record.said:
        blocks += [Heading("Decisions and directions"), FreeText(record.said)]
    return Document(
        "Management decision record", about, tuple(blocks),  # type: ignore[arg-type]
        name=f"mdr-{record.pk}", data_as_at=timezone.localdate(record.placed_at),
    )  # fmt: skip


def stage_record(record: StageRecord) -> Document:
    there = record.escalation
    facts = [("Met on", _day(record.met_on)), ("Present", record.present)]
    if record.new_day:
        facts.append(("New timescale", _day(record.new_day)))
    sent = ", ".join(
        f"{receipt.get_standing_display()}{f' ({receipt.to.name})' if receipt.to else ''}"
        for receipt in record.receipts.select_related("to")
    )
    facts += [("Record kept by", record.by.name), ("Sent to", sent or "–")]
    blocks = (
        Facts(tuple(facts)),
        Heading("What was talked over"), FreeText(record.discussed),
        Heading("What must be done"), FreeText(record.agreed),
        Note("Employment data: for those it was sent to and the line above them alone."),
    )  # fmt: skip
    about = (f"After audit {there.audit_id}", there.worker or there.team)
    return Document(
        policy().stages[Part(record.part)].title, about, blocks, name=f"record-{record.pk}",
        data_as_at=record.met_on,
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

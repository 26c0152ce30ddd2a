"""Forums, learning and training as a page shows them."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.learning.models import Attendance, Forum, Learnt, Training
from sightline.apps.learning.own import shape
from sightline.apps.learning.queries.forum import asks_effect
from sightline.apps.learning.rules import Came, ForumKind
from sightline.documents.on_page import Cell, Heading, PageTable

_CAME = {Came.YES: "green", Came.APOLOGIES: "grey", Came.NO: "yellow"}


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def forums_table(found: Sequence[Forum]) -> PageTable:
    headings = (Heading("Forum"), Heading("Where it stands"), Heading("Teams that heard", True))
    rows = []
    for each in found:
        teams = list(each.cascades.all())
        heard = sum(team.passed_on is not None for team in teams)
        share = f"{heard} of {len(teams)}" if teams else "–"
        rows.append((
            Cell(said(each.on), each.address, under=ForumKind(each.kind).in_words),
            Cell(each.now.in_words), Cell(share, is_number=True),
        ))  # fmt: skip
    return PageTable("Practice Improvement Forums", headings, tuple(rows))


def attendance_table(found: Sequence[Attendance]) -> PageTable | None:
    if not found:
        return None
    headings = (Heading("Required"), Heading("Came"))
    rows = tuple(
        (Cell(each.person.name), Cell(Came(each.came).in_words, tag=_CAME[Came(each.came)]))
        for each in found
    )
    return PageTable("Who came", headings, rows)


def learnt_table(found: Sequence[Learnt]) -> PageTable | None:
    if not found:
        return None
    headings = tuple(map(Heading, ("Learning from elsewhere", "Kind", "Day")))
    rows = tuple(
        (Cell(e.title, e.address), Cell(shape().kinds.get(e.kind, e.kind)), Cell(said(e.on)))
        for e in found
    )
    return PageTable("Learning from elsewhere", headings, rows)


def training_table(found: Sequence[Training], today: date) -> PageTable | None:
    if not found:
        return None
    headings = (
        Heading("Training"), Heading("Because of"), Heading("First day"), Heading("Came", True),
        Heading("Effect"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(e.title, e.address, under=shape().training_kinds.get(e.kind, e.kind)),
            Cell(e.because), Cell(said(e.first_on)),
            Cell(f"{e.came} of {e.places}" if e.places else str(e.came), is_number=True),
            Cell("To be asked now", tag="yellow") if asks_effect(e, today)
            else Cell("Told" if e.effect else "Not asked yet"),
        )
        for e in found
    )  # fmt: skip
    return PageTable("Training", headings, rows)

"""The minutes of a meeting as a document: who came, what was said of each service, what was
challenged and answered, what was asked for and decided, and when the next meeting is.

What somebody typed stands as free text, so that it stays out of a public version until cleared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    FreeText,
    Heading,
    Note,
    Paragraph,
    Table,
)

_WRITTEN_BY = "the minutes"


@dataclass(frozen=True)
class Came:
    """A seat, and how its holder was there: “Present”, “Apologies”, “Deputy: …”."""

    seat: str
    how: str


@dataclass(frozen=True)
class Item:
    title: str
    noted: str = ""
    decided: str = ""


@dataclass(frozen=True)
class SaidOf:
    """A service, and under each heading what was said with how it came or what is done."""

    service: str
    under: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class ActionLine:
    title: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class ChallengeLine:
    number: int
    by: str
    about: str
    text: str
    answer: str = ""
    answered_by: str = ""
    inequality: str = ""
    actions: tuple[ActionLine, ...] = ()


@dataclass(frozen=True)
class Asked:
    """`kind`: audit, deep dive or data work; `result`: what was found, once it is known."""

    kind: str
    question: str
    asked_of: str
    due_on: date
    result: str = ""


@dataclass(frozen=True)
class Minutes:
    """Everything the minutes say. `status`: draft, or when they were agreed."""

    body: str
    held_on: date
    begins: str
    place: str
    month: date
    quorum: str
    status: str
    came: tuple[Came, ...] = ()
    last_time: tuple[str, ...] = ()
    agenda: tuple[Item, ...] = ()
    services: tuple[SaidOf, ...] = ()
    challenges: tuple[ChallengeLine, ...] = ()
    reported: tuple[Asked, ...] = ()
    asked: tuple[Asked, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    notes: str = ""
    next_meeting: str = ""


def minutes_document(minutes: Minutes) -> Document:
    day = _day(minutes.held_on)
    about = (
        f"Held on {minutes.held_on:%A} {day}, {minutes.begins}"
        + (f", {minutes.place}." if minutes.place else "."),
        f"Looked at the month of {minutes.month:%B %Y}.",
        minutes.status,
    )
    blocks = (
        *_attendance(minutes), *_last_time(minutes), *_agenda(minutes), *_services(minutes),
        *_challenges(minutes), *_explorations(minutes), *_actions(minutes), *_ending(minutes),
    )  # fmt: skip
    title = f"Minutes of the {_lower_the(minutes.body)}"
    return Document(title, about, blocks, name=f"minutes-{minutes.held_on}")


def _lower_the(body: str) -> str:
    return body.removeprefix("The ")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _free(text: str) -> FreeText:
    return FreeText(text, written_by=_WRITTEN_BY)


def _attendance(minutes: Minutes) -> Iterable[Block]:
    yield Heading("Who was there")
    yield Paragraph(minutes.quorum)
    if minutes.came:
        columns = (Column("seat", "Seat", wide=True), Column("attendance", "Attendance"))
        rows = tuple((each.seat, each.how) for each in minutes.came)
        yield Table("Attendance", columns, rows, name="attendance", sheet="Attendance",
                    heads_rows=True)  # fmt: skip
    else:
        yield Note("Attendance has not been recorded.")


def _last_time(minutes: Minutes) -> Iterable[Block]:
    if minutes.last_time:
        yield Heading("What was done since the last meeting")
        yield from map(Paragraph, minutes.last_time)


def _agenda(minutes: Minutes) -> Iterable[Block]:
    items = [each for each in minutes.agenda if each.noted or each.decided]
    if items:
        yield Heading("Noted and decided")
    for item in items:
        yield Heading(item.title, 3)
        if item.noted:
            yield _free(item.noted)
        if item.decided:
            yield Paragraph("Decided:")
            yield _free(item.decided)


def _services(minutes: Minutes) -> Iterable[Block]:
    told = [each for each in minutes.services if any(items for _, items in each.under)]
    if told:
        yield Heading("Services")
    for service in told:
        yield Heading(service.service, 3)
        for heading, items in service.under:
            if items:
                yield Paragraph(f"{heading}:")
            for text, how in items:
                yield _free(f"{text}\n{how}" if how else text)


def _challenges(minutes: Minutes) -> Iterable[Block]:
    if minutes.challenges:
        yield Heading("Challenges and answers")
    for each in minutes.challenges:
        about = f", about {each.about}" if each.about else ""
        yield Heading(f"Challenge {each.number}, by {each.by}{about}", 3)
        yield _free(each.text)
        if each.inequality:
            yield Paragraph(f"About inequality: {each.inequality}.")
        if each.answer:
            yield Paragraph(f"Answered by {each.answered_by}:")
            yield _free(each.answer)
        else:
            yield Paragraph("To be answered.")
        for action in each.actions:
            yield Paragraph(f"Agreed: {_action(action)}")


def _action(action: ActionLine) -> str:
    return f"{action.title} ({action.owner}, by {_day(action.due_on)})"


def _explorations(minutes: Minutes) -> Iterable[Block]:
    if minutes.reported:
        yield Heading("What was reported back")
    for each in minutes.reported:
        yield Heading(each.question, 3)
        yield Paragraph(f"{each.kind.capitalize()}, asked of {each.asked_of}:")
        yield _free(each.result)
    if minutes.asked:
        yield Heading("What is to be explored")
        yield _asked(minutes.asked)


def _asked(found: Iterable[Asked]) -> Table:
    columns = (
        Column("question", "What is to be found out", wide=True), Column("kind", "Asked for"),
        Column("asked_of", "Asked of"), Column("due_on", "Due"),
    )  # fmt: skip
    rows = tuple((each.question, each.kind.capitalize(), each.asked_of, each.due_on)
                 for each in found)  # fmt: skip
    title = "Explorations asked for"
    return Table(title, columns, rows, name="explorations", sheet=title, heads_rows=True)


def _actions(minutes: Minutes) -> Iterable[Block]:
    if minutes.actions:
        yield Heading("Actions agreed")
        columns = (
            Column("action", "Action", wide=True), Column("owner", "Owner"),
            Column("due_on", "Due"),
        )  # fmt: skip
        rows = tuple((each.title, each.owner, each.due_on) for each in minutes.actions)
        yield Table("Actions agreed", columns, rows, name="actions", sheet="Actions",
                    heads_rows=True)  # fmt: skip


def _ending(minutes: Minutes) -> Iterable[Block]:
    if minutes.notes:
        yield Heading("Other notes")
        yield _free(minutes.notes)
    yield Heading("Next meeting")
    yield Facts((("Next meeting", minutes.next_meeting or "Not planned yet"),))

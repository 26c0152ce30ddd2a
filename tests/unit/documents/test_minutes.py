from datetime import date

from sightline.documents.minutes import (
    ActionLine,
    Asked,
    Came,
    ChallengeLine,
    Item,
    Minutes,
    SaidOf,
    minutes_document,
)
from sightline.documents.model import FreeText, Heading, flat, from_data, to_data

DUE = date(2026, 12, 1)
MINUTES = Minutes(
    body="Performance Board", held_on=date(2026, 10, 28), begins="09:30 to 12:00",
    place="Room 2", month=date(2026, 9, 30), quorum="4 of 7, quorate; needs 4.",
    status="Draft, to be agreed at the next meeting.", came=(Came("Director (chair)", "Present"),),
    agenda=(Item("Equality", "Talked about.", "Look at it in March."), Item("Nothing said")),
    services=(SaidOf("Front door", (("What has improved", (("Faster.", "New rota."),)),)),
              SaidOf("Silent", (("What has improved", ()),))),
    challenges=(ChallengeLine(1, "Director", "Contacts", "Why so late?", actions=(
        ActionLine("Look each Monday", "Head", DUE),)),),
    asked=(Asked("audit", "Closed too early?", "Head", DUE),),
    reported=(Asked("audit", "An older question", "Head", DUE, "Eleven of thirty were."),),
)  # fmt: skip


def headings() -> list[str]:
    return [b.text for b in flat(minutes_document(MINUTES).blocks) if isinstance(b, Heading)]


def test_minutes_hold_what_was_said_and_leave_out_where_nothing_was() -> None:
    found = headings()
    assert {"Front door", "Equality", "Challenge 1, by Director, about Contacts"} <= set(found)
    assert not {"Silent", "Nothing said", "Actions agreed", "Other notes"} & set(found)


def test_everything_somebody_typed_is_free_text_and_so_stays_out_of_a_public_version() -> None:
    typed = {b.text for b in flat(minutes_document(MINUTES).blocks) if isinstance(b, FreeText)}
    assert typed == {
        "Talked about.", "Look at it in March.", "Faster.\nNew rota.", "Why so late?",
        "Eleven of thirty were.",
    }  # fmt: skip
    assert not any(
        b.cleared_by for b in minutes_document(MINUTES).blocks if isinstance(b, FreeText)
    )


def test_minutes_come_back_from_what_was_stored_as_they_were() -> None:
    document = minutes_document(MINUTES)
    assert from_data(to_data(document)) == document

"""What a mail may not hold, and what becomes of one."""

from pathlib import Path

import pytest

from sightline.apps.notices.rules import MAIL_MOVES, KnownChildren, MailState, why_not_to_send

KNOWN = KnownChildren.of(
    ["WR604840", "2210-7", "81234567", "42", ""], ["Ava Example", "Example 604840", "", "Zoë Ó"]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See WR604840 today.", "the id of a child"),
        ("see wr604840.", "the id of a child"),
        ("https://sightline.example/children/WR604840/", "the id of a child"),
        ("Late: 81234567", "the id of a child"),
        ("Child 2210-7 is late", "the id of a child"),
        ("Child 42 was not seen", "the id of a child"),
        ("case no. 42", "the id of a child"),
        ("Ava Example was not seen", "the name of a child"),
        ("AVA\nEXAMPLE", "the name of a child"),
        ("of zoë ó.", "the name of a child"),
        ("<td>Ava</td><td>Example</td>", None),
        ("A123456789012", "a unique pupil number"),
        ("NHS 943 476 5919", "an NHS number"),
        ("9434765919", "an NHS number"),
    ],
)
def test_a_mail_with_a_childs_data_is_not_sent(text: str, found: str | None) -> None:
    said = why_not_to_send(["A subject", text], KNOWN)
    if found is None:
        assert said is None
    else:
        assert said is not None and found in said


@pytest.mark.parametrize(
    "text",
    [
        "42 visits are late, of 604 children.",
        "Reviews held in time: 93.1 % (target 95 %).",
        "Rate 42 per 10,000; 1 November 2026; phone 01922 650000",
        "An example of 943 476 5918",  # its last digit does not check
        "Avas example",
        "",
    ],
)
def test_counts_dates_and_words_may_go(text: str) -> None:
    assert why_not_to_send([text], KNOWN) is None


def test_the_reason_does_not_repeat_what_was_found() -> None:
    said = why_not_to_send(["Ava Example and WR604840"], KNOWN)
    assert said and "Ava" not in said and "604840" not in said


def test_a_mail_once_sent_is_never_sent_again() -> None:
    assert MAIL_MOVES.possible(MailState.SENT) == ()
    assert not MAIL_MOVES.can(MailState.REFUSED, "hand over")


def test_the_guide_shows_the_states_of_a_mail_as_the_moves_table_has_them() -> None:
    guide = Path(__file__).parents[3] / "docs" / "guides" / "letters-and-notices.md"
    assert MAIL_MOVES.mermaid() in guide.read_text(encoding="utf-8")

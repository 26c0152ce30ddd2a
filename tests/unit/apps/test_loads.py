"""What may be uploaded, and through which states a preparation goes."""

import pytest

from sightline.apps.loads import rules
from sightline.apps.loads.queries import kind_of_reason
from sightline.apps.loads.rules import PREPARATION_MOVES, State
from sightline.intake.limits import Limits
from sightline.vocabulary.not_allowed import NotAllowed

LIMITS = Limits(upload=2 * 1024 * 1024, files=3)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([], "Choose one or several files."),
        ([("a.csv", 1)] * 4, "at most 3 files at once; you chose 4"),
        ([("a.csv", 1024 * 1024), ("b.csv", 1024 * 1024 + 1)], "larger than 2 MB together"),
        ([("a.csv", 1), ("b.csv", 0)], "“b.csv” is empty"),
        ([("a.csv", 1), ("x/A.csv", 1)], "Two of the files are called “a.csv”"),
    ],
)
def test_what_may_not_be_uploaded_is_said_in_a_sentence(sizes, said):
    with pytest.raises(NotAllowed, match=said):
        rules.check_upload(sizes, LIMITS)


def test_files_within_the_limits_may_be_uploaded():
    rules.check_upload([("a.csv", 1024 * 1024), ("b.csv", 1024 * 1024)], LIMITS)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Annex A 2026-09-30.xlsx", "Annex A 2026-09-30.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\list.csv", "list.csv"),
        (".hidden", "hidden"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_from_outside_is_only_a_name(given, name):
    assert rules.file_name(given) == name


def test_a_long_name_keeps_its_ending():
    short = rules.file_name("x" * 300 + ".xlsx")
    assert len(short) == rules.LONGEST_NAME
    assert short.endswith(".xlsx")


@pytest.mark.parametrize("kind", ["annex_a", ""])
def test_a_known_kind_or_none_may_be_said(kind):
    rules.check_kind(kind)


def test_an_unknown_kind_is_refused_with_a_hint():
    with pytest.raises(NotAllowed, match="Did you mean “annex_a”"):
        rules.check_kind("anex_a")


def test_what_is_prepared_published_or_refused_is_at_its_end():
    for state in rules.ENDED:
        assert PREPARATION_MOVES.possible(state) == ()
    assert PREPARATION_MOVES.check(State.FAILED, "wait") is State.WAITING


def test_what_was_killed_may_begin_again():
    assert PREPARATION_MOVES.check(State.RUNNING, "begin") is State.RUNNING


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_a_sentence(reason):
    with pytest.raises(NotAllowed, match="Say why"):
        rules.check_reason(reason)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("“31/09/2026” is no date: September 2026 has no day 31.", "Is no date."),
        ("“ten” is no number.", "Is no number."),
        ("The same as row 296.", "Repeats another row."),
        ("No “Child Unique ID” is given.", "No “Child Unique ID” is given."),
        (
            "Row 401 is about the same thing and comes later; it is kept.",
            "A later row is about the same thing.",
        ),
    ],
)
def test_the_same_fault_is_one_choice_whatever_the_value(reason, kind):
    assert kind_of_reason(reason) == kind

"""Which figures want words, who writes and signs off, how long is too long."""

from dataclasses import dataclass

import pytest

from sightline.apps.commentary import rules
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Judgement
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService, service_of

OURS = ReportingService("ours", "Ours", ("assessment",), "Our Service", "head_of_service")
WHOLE = ReportingService("whole", "Whole", ("workforce",), "", "principal_social_worker")


@dataclass(frozen=True)
class Row:
    rating: Rating | None = None
    judgement: Judgement | None = None
    has_signal: bool = False
    signal: Judgement | None = None
    compared: Judgement | None = None


def access(person: int, *rights: Right, everything: bool = False) -> Access:
    held = frozenset(rights)
    services = frozenset({"Our Service"})
    return Access(
        person, (Hold("role", "manager", held, everything=everything, services=services),)
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Row(), ""),
        (Row(Rating.AMBER, Judgement.BETTER), ""),
        (Row(Rating.RED), "The target is missed"),
        (Row(judgement=Judgement.WORSE), "It got worse"),
        (Row(judgement=Judgement.WORSE, compared=Judgement.LEVEL), ""),
        (Row(judgement=Judgement.WORSE, signal=Judgement.LEVEL), ""),
        (Row(judgement=Judgement.BETTER, compared=Judgement.WORSE), "It got worse"),
        (Row(judgement=Judgement.BETTER, has_signal=True), "It is outside its usual range"),
        (
            Row(Rating.RED, Judgement.WORSE, True),
            "The target is missed, it got worse and it is outside its usual range",
        ),
    ],
)
def test_words_are_required_where_red_worse_or_out_of_the_usual(row: Row, why: str) -> None:
    assert rules.needs_words(row) == why


def test_a_service_writes_about_itself_and_the_whole_authority_about_what_is_nobodys() -> None:
    own = access(1, Right.WRITE_COMMENTARY)
    assert rules.can_write(own, OURS) and not rules.can_write(own, WHOLE)
    assert rules.can_write(access(1, Right.WRITE_COMMENTARY, everything=True), WHOLE)
    assert not rules.can_write(access(1, Right.VERIFY_CARDS), OURS)


def test_nobody_signs_off_their_own_words() -> None:
    verifier = access(1, Right.VERIFY_CARDS)
    assert rules.can_sign_off(verifier, OURS, written_by=2)
    with pytest.raises(NotAllowed, match="You wrote this"):
        rules.check_can_sign_off(verifier, OURS, written_by=1)


def test_the_length_is_a_guide_and_never_a_limit() -> None:
    assert rules.length_of("One two three").said == "3 words; about 60 is a good length."
    assert "can you say it in about 60" in rules.length_of("word " * 121).said
    rules.check_text("word " * 400)


def test_each_area_is_answered_for_by_one_service_or_none() -> None:
    assert service_of("workforce", [OURS, WHOLE]) is WHOLE
    assert service_of("somewhere else", [OURS, WHOLE]) is None

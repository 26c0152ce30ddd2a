"""When a forum is held, when a self-assessment is signed off, who may. Plain Python.

A forum's agenda is chosen before it is held; what was agreed is passed on to each team afterwards,
and a team whose manager has not said so is chased.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


class ForumState(StrEnum):
    PLANNED = "planned"
    AGENDA_OUT = "agenda sent"
    HELD = "held"
    CANCELLED = "not held"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


FORUM_MOVES: Moves[ForumState] = Moves(
    "forum",
    {
        ForumState.PLANNED: {
            "send the agenda": ForumState.AGENDA_OUT, "cancel": ForumState.CANCELLED,
        },
        ForumState.AGENDA_OUT: {
            "hold": ForumState.HELD, "take the agenda back": ForumState.PLANNED,
            "cancel": ForumState.CANCELLED,
        },
        ForumState.HELD: {},
        ForumState.CANCELLED: {"plan again": ForumState.PLANNED},
    },
)  # fmt: skip


class ForumKind(StrEnum):
    MONTHLY = "monthly"
    ANNUAL = "annual"

    @property
    def in_words(self) -> str:
        return {
            ForumKind.MONTHLY: "Monthly Practice Improvement Forum",
            ForumKind.ANNUAL: "Annual Practice Improvement Forum",
        }[self]


class Came(StrEnum):
    YES = "came"
    APOLOGIES = "apologies"
    NO = "did not come"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


class AssessmentState(StrEnum):
    DRAFT = "being written"
    CHALLENGED = "with the region"
    READY = "ready to sign"
    SIGNED = "signed off"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


ASSESSMENT_MOVES: Moves[AssessmentState] = Moves(
    "self-assessment",
    {
        AssessmentState.DRAFT: {
            "send to the region": AssessmentState.CHALLENGED, "finish": AssessmentState.READY,
        },
        AssessmentState.CHALLENGED: {
            "take the challenge back": AssessmentState.DRAFT, "finish": AssessmentState.READY,
        },
        AssessmentState.READY: {
            "sign": AssessmentState.SIGNED, "write on": AssessmentState.DRAFT,
        },
        AssessmentState.SIGNED: {"open a new version": AssessmentState.DRAFT},
    },
)  # fmt: skip
ASSESSMENT_IN_WORDS: Mapping[str, str] = {
    "send to the region": "Send it to the regional challenge",
    "take the challenge back": "The challenge is in: write on",
    "finish": "Every section is written: ready to sign",
    "sign": "Sign it off",
    "write on": "Write on",
    "open a new version": "Open a new version",
}


def can_run(access: Access) -> bool:
    return access.may(Right.RUN_LEARNING)


def check_can_run(access: Access) -> None:
    if not can_run(access):
        raise NotAllowed(
            "The forum, the learning log and the self-assessment are kept by those who run "
            "learning: the principal social worker and their colleagues."
        )


def check_holding(messages: str, minutes: str, held_on: date, today: date) -> None:
    check_reason(messages, "Write the messages that every team is to hear.")
    if held_on > today:
        raise NotAllowed("The forum’s day lies ahead: record it once it was held.")
    if len(minutes.split()) > 800:
        raise NotAllowed("Keep the minutes short: no more than 800 words.")


def can_confirm(access: Access, team: str) -> bool:
    """Who answers for the team says that its people heard the messages."""
    return any(
        hold.profile == "manager"
        and Right.SEE_LEARNING in hold.rights
        and hold.reaches(Level.TEAM, team)
        for hold in access.holds
    )


def check_confirming(
    access: Access, team: str, passed_on: date, held_on: date, today: date
) -> None:
    if not can_confirm(access, team):
        raise NotAllowed("The team’s own manager confirms that its people heard the messages.")
    if not held_on <= passed_on <= today:
        raise NotAllowed("Choose the day the team heard them: from the forum’s day until today.")


def check_can_sign(roles: Collection[str]) -> None:
    if "director" not in roles:
        raise NotAllowed("The self-assessment is signed off by the director.")


def check_sections(unwritten: Collection[str]) -> None:
    if unwritten:
        listed = ", ".join(unwritten)
        raise NotAllowed(f"These sections still lack a judgement or its reasons: {listed}.")


def check_challenge(challenge: str) -> None:
    check_reason(challenge, "Write what the regional challenge said.")


def check_training(
    title: str, first_on: date, last_on: date | None, came: int, places: int
) -> None:
    if not title.strip():
        raise NotAllowed("Give the training a title.")
    if last_on and last_on < first_on:
        raise NotAllowed("The last day is before the first.")
    if places and came > places:
        raise NotAllowed("More came than there were places: check the numbers.")


def check_effect(effect: str, first_on: date, today: date) -> None:
    check_reason(effect, "Say what is different since, and how you know.")
    if first_on > today:
        raise NotAllowed("Its effect is asked once it has been held.")


def check_learnt(title: str, said: str, on: date, today: date) -> None:
    if not title.strip():
        raise NotAllowed("Give it a title. No names of children.")
    check_reason(said, "Say what was learnt.")
    if on > today:
        raise NotAllowed("That day lies ahead.")

"""The states of what a board does, and which move leads from one to the next."""

from enum import StrEnum

from sightline.vocabulary.moves import Moves


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


MEETING_MOVES = Moves(
    "meeting",
    {
        MeetingState.PLANNED: {"hold": MeetingState.HELD, "cancel": MeetingState.CANCELLED},
        MeetingState.CANCELLED: {"plan again": MeetingState.PLANNED},
        MeetingState.HELD: {},
    },
)


class ConsiderationState(StrEnum):
    PLANNED = "planned"
    CONSIDERED = "considered"
    NOT_CONSIDERED = "not considered"


CONSIDERATION_MOVES = Moves(
    "stop on a paper’s way",
    {
        ConsiderationState.PLANNED: {
            "consider": ConsiderationState.CONSIDERED,
            "leave out": ConsiderationState.NOT_CONSIDERED,
        },
        ConsiderationState.CONSIDERED: {},
        ConsiderationState.NOT_CONSIDERED: {"plan again": ConsiderationState.PLANNED},
    },
)


class MinutesState(StrEnum):
    NOT_BEGUN = "not begun"
    DRAFT = "draft"
    AGREED = "agreed"


class Presence(StrEnum):
    """How a member was there. A deputy sits for the member and counts as they would."""

    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def in_words(self) -> str:
        return _PRESENCE[self]

    @property
    def counts(self) -> bool:
        return self in {Presence.PRESENT, Presence.DEPUTY}


_PRESENCE = {
    Presence.PRESENT: "Present",
    Presence.DEPUTY: "A deputy came",
    Presence.APOLOGIES: "Apologies",
    Presence.ABSENT: "Absent",
}


class Under(StrEnum):
    """The three headings under which each service is presented."""

    IMPROVED = "improved"
    TO_IMPROVE = "to improve"
    EXPLORE = "to explore"

    @property
    def in_words(self) -> str:
        return _UNDER[self]


_UNDER = {
    Under.IMPROVED: "What has improved, and how",
    Under.TO_IMPROVE: "What needs to improve, and what is being done",
    Under.EXPLORE: "What needs more information, exploration or audit",
}


class ChallengeState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    FOLLOWED_UP = "followed up"


CHALLENGE_MOVES = Moves(
    "challenge",
    {
        ChallengeState.OPEN: {"answer": ChallengeState.ANSWERED},
        ChallengeState.ANSWERED: {
            "answer": ChallengeState.ANSWERED,
            "follow up": ChallengeState.FOLLOWED_UP,
        },
        ChallengeState.FOLLOWED_UP: {"open again": ChallengeState.OPEN},
    },
)


class ExplorationKind(StrEnum):
    AUDIT = "audit"
    DEEP_DIVE = "deep dive"
    DATA_WORK = "data work"


class ExplorationState(StrEnum):
    ASKED = "asked"
    UNDER_WAY = "under way"
    REPORTED_BACK = "reported back"
    LOOKED_AT = "looked at"
    WITHDRAWN = "withdrawn"


EXPLORATION_MOVES = Moves(
    "exploration",
    {
        ExplorationState.ASKED: {
            "begin": ExplorationState.UNDER_WAY,
            "report back": ExplorationState.REPORTED_BACK,
            "withdraw": ExplorationState.WITHDRAWN,
        },
        ExplorationState.UNDER_WAY: {
            "report back": ExplorationState.REPORTED_BACK,
            "withdraw": ExplorationState.WITHDRAWN,
        },
        # The Board may want to know more: then it is under way again.
        ExplorationState.REPORTED_BACK: {
            "look at": ExplorationState.LOOKED_AT,
            "ask again": ExplorationState.UNDER_WAY,
        },
        ExplorationState.LOOKED_AT: {},
        ExplorationState.WITHDRAWN: {},
    },
)
COMES_BACK = frozenset(
    {ExplorationState.ASKED, ExplorationState.UNDER_WAY, ExplorationState.REPORTED_BACK}
)


class FindingState(StrEnum):
    SENT = "sent"
    TAKEN_UP = "taken up"
    NOT_TAKEN_UP = "not taken up"


FINDING_MOVES = Moves(
    "finding",
    {
        FindingState.SENT: {
            "take up": FindingState.TAKEN_UP,
            "leave out": FindingState.NOT_TAKEN_UP,
        },
        FindingState.TAKEN_UP: {},
        FindingState.NOT_TAKEN_UP: {"take up": FindingState.TAKEN_UP},
    },
)


class DevelopmentState(StrEnum):
    PROPOSED = "proposed"
    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    DROPPED = "dropped"


class Consulted(StrEnum):
    """Who was heard."""

    PARENTS = "parents and carers"
    STAFF = "staff"
    CHILDREN = "children and young people"

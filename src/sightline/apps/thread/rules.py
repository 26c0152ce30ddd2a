"""Which links there may be. Words for a link read from its source: “leads to”, “answers”."""

from enum import StrEnum

from sightline.vocabulary.not_allowed import NotAllowed


class How(StrEnum):
    """How one thing is linked to the next, as the page says it, and as it reads backwards."""

    LEADS_TO = "leads to"
    ANSWERS = "answers"
    EVIDENCE = "is evidence for"
    ABOUT = "is about"
    SEE_ALSO = "see also"

    @property
    def backwards(self) -> str:
        return _BACKWARDS[self]


_BACKWARDS = {
    How.LEADS_TO: "comes from",
    How.ANSWERS: "is answered by",
    How.EVIDENCE: "has the evidence",
    How.ABOUT: "is the subject of",
    How.SEE_ALSO: "see also",
}


def check_can_link(source: tuple[str, str], target: tuple[str, str]) -> None:
    if source == target:
        raise NotAllowed("A thing can't be linked to itself. Choose another one.")

"""How far a pack is, and what must stand before one can be made or published."""

from collections.abc import Sequence
from enum import StrEnum

from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class AgendaPackState(StrEnum):
    MAKING = "making"
    FAILED = "failed"
    MADE = "made"
    PUBLISHED = "published"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


AGENDA_PACK_MOVES = Moves(
    "pack",
    {
        AgendaPackState.MAKING: {
            "finish": AgendaPackState.MADE,
            "give up": AgendaPackState.FAILED,
        },
        AgendaPackState.FAILED: {"try again": AgendaPackState.MAKING},
        AgendaPackState.MADE: {
            "publish": AgendaPackState.PUBLISHED,
            "replace": AgendaPackState.REPLACED,
            "withdraw": AgendaPackState.WITHDRAWN,
        },
        AgendaPackState.PUBLISHED: {
            "replace": AgendaPackState.REPLACED,
            "withdraw": AgendaPackState.WITHDRAWN,
        },
        AgendaPackState.REPLACED: {"withdraw": AgendaPackState.WITHDRAWN},
        AgendaPackState.WITHDRAWN: {},
    },
)

STEPS = (
    "Reading the agenda and its papers",
    "Counting pages",
    "Writing the public file",
    "Writing the file for members",
    "Writing the papers one by one",
)


def check_public_papers(unpublished: Sequence[str]) -> None:
    """What the public reads of a paper is made by the rules of publication, and never here."""
    if unpublished:
        named = ", ".join(f"“{title}”" for title in unpublished)
        raise NotAllowed(
            f"Publish first what the public may read of {named}: open each under Papers, look "
            "through what is left out, and publish it. Or mark it exempt or confidential, with "
            "the ground."
        )


def check_papers_stand(withdrawn: Sequence[str]) -> None:
    if withdrawn:
        named = ", ".join(f"“{title}”" for title in withdrawn)
        raise NotAllowed(f"Withdrawn since: {named}. Put its replacement under the item first.")


def check_changes(changes: str, earlier: int) -> None:
    if earlier and not changes.strip():
        raise NotAllowed("Say what is different from the pack before: readers of it are told.")


def check_not_making(is_making: bool) -> None:
    if is_making:
        raise NotAllowed("This pack is being made already: wait until it is there.")


def check_can_publish(*, agenda_is_out: bool) -> None:
    if not agenda_is_out:
        raise NotAllowed("Publish the agenda first: the pack goes out with it.")


def check_is_newest(*, agenda_is_newer: bool, newer_was_out: bool) -> None:
    """What is open in an older pack may have become exempt since."""
    if agenda_is_newer:
        raise NotAllowed("The agenda was published after this pack was begun: have it made again.")
    if newer_was_out:
        raise NotAllowed("A newer pack was published already.")

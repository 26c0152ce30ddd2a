"""What may be uploaded, the states of a preparation, and what is said of them."""

import re
from collections.abc import Sequence
from enum import StrEnum

from sightline.intake.corrections import NAME as CORRECTIONS
from sightline.intake.limits import MEGABYTE, Limits
from sightline.store.loads import Source
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.problems import did_you_mean


class What(StrEnum):
    """What a preparation makes a candidate from."""

    LOAD = "load"
    TAKE_BACK = "take back"
    REMAKE = "make again"

    @property
    def title(self) -> str:
        return {
            What.LOAD: "Loading",
            What.TAKE_BACK: "Taking back a load",
            What.REMAKE: "Making the records again",
        }[self]


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "under way"
    PREPARED = "prepared"
    PUBLISHED = "published"
    REFUSED = "refused"
    FAILED = "failed"


PREPARATION_MOVES = Moves(
    "preparation",
    {
        State.WAITING: {"begin": State.RUNNING, "fail": State.FAILED},
        State.RUNNING: {
            "begin": State.RUNNING,  # its worker was killed, and another takes it up
            "wait": State.WAITING,
            "prepare": State.PREPARED,
            "publish": State.PUBLISHED,
            "refuse": State.REFUSED,
            "fail": State.FAILED,
        },
        State.FAILED: {"begin": State.RUNNING, "wait": State.WAITING},
    },
)
ENDED = frozenset({State.PREPARED, State.PUBLISHED, State.REFUSED})
KINDS = {
    "": "Seen from the file",
    Source.ANNEX_A: "Annex A",
    Source.CIN_CENSUS: "Children in need census",
    Source.SSDA903: "SSDA903",
    Source.CSWW: "Social work workforce census",
    Source.LOCAL: "Local lists",
}
LONGEST_NAME = 120


def is_under_way(state: str) -> bool:
    return state in {State.WAITING, State.RUNNING}


def check_upload(sizes: Sequence[tuple[str, int]], limits: Limits) -> None:
    """The files as (name, bytes). What is in them is for intake to say."""
    if not sizes:
        raise NotAllowed("Choose one or several files.")
    if len(sizes) > limits.files:
        raise NotAllowed(f"Choose at most {limits.files} files at once; you chose {len(sizes)}.")
    check_size(sum(size for _, size in sizes), limits)
    for name, size in sizes:
        if size == 0:
            raise NotAllowed(f"“{file_name(name)}” is empty. Choose the file with the rows in it.")
    names = [file_name(name).casefold() for name, _ in sizes]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise NotAllowed(f"Two of the files are called “{twice}”. Give each a name of its own.")


def check_size(size: int, limits: Limits) -> None:
    if size > limits.upload:
        raise NotAllowed(
            f"The files are larger than {limits.upload // MEGABYTE:,} MB together. Load the years "
            "one after the other, or zip them."
        )


def check_kind(kind: str) -> None:
    if kind and kind not in set(Source):
        raise NotAllowed(f"“{kind}” is no kind of extract.{did_you_mean(kind, Source)}")


def check_authority(code: str) -> None:
    if not re.fullmatch(r"\d{3}", code):
        raise NotAllowed("Enter the authority’s three digits of the Department for Education.")


def check_can_try_again(what: str, folder: str) -> None:
    if what == What.LOAD and not folder:
        raise NotAllowed("Its files were removed after a week. Upload them again.")


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotAllowed("Say why, in a sentence. Others will read it in the history.")


def file_name(name: str) -> str:
    """A name that is only a name: no folder, no control characters, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[^\w. ()&+-]", "_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > LONGEST_NAME and dot:
        plain = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return plain[-LONGEST_NAME:] or "file"


def list_name(load_id: str, given: str) -> str:
    """What a list of corrections is kept as: intake knows it by how its name begins."""
    ending = file_name(given).rpartition(".")[2].lower()
    if ending not in {"csv", "xlsx"}:
        raise NotAllowed("Upload the list as the CSV or workbook that you took away.")
    return f"{CORRECTIONS}-{load_id}.{ending}"

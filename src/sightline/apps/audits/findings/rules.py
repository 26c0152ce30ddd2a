"""Who may say what an audit found, and what may be said of it. Plain Python."""

from collections.abc import Collection, Mapping

from sightline.apps.audits.rules import FINISHED, AuditState, check_may_run
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed

LONGEST = 300
FEWEST = 5
"""Below this a paper says “fewer than 5”: papers go to people who can't open the audits."""


def check_can_confirm(access: Access, state: AuditState) -> None:
    check_may_run(access)
    if state not in FINISHED:
        raise NotAllowed("An audit has findings once it is handed in.")


def check_theme(theme: str, known: Collection[str]) -> None:
    if theme not in known:
        raise NotAllowed("Choose one of the themes in the list.")


def check_sentence(said: str, child_id: str) -> None:
    """A program can recognise the child’s number alone; names are asked of the person."""
    if len(said) > LONGEST:
        raise NotAllowed(f"One sentence of at most {LONGEST} characters.")
    if child_id and child_id.lower() in said.lower():
        raise NotAllowed("The child’s number stands in the sentence. Name nobody.")


def shown_count(count: int, *, on_paper: bool) -> str:
    if on_paper and 0 < count < FEWEST:
        return f"fewer than {FEWEST}"
    return str(count)


def covered(counts: Mapping[str, int]) -> frozenset[str]:
    """Which counts of one total a paper leaves out: the small ones, and where that is a single one
    the next smallest with it, since the others and the total would tell it."""
    small = {name for name, count in counts.items() if 0 < count < FEWEST}
    others = sorted((count, name) for name, count in counts.items() if count >= FEWEST)
    if len(small) == 1 and others:
        small.add(others[0][1])
    return frozenset(small)


def covered_words(count: int) -> str:
    return f"fewer than {FEWEST}" if count < FEWEST else "not shown"

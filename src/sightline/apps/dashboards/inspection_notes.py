"""What an inspector reads beside the lists: how sound the records are, and which audits are held.

Counts by check alone; no child is named here.
"""

from collections.abc import Iterator

from sightline.apps.data_quality.found import found
from sightline.apps.data_quality.queries import could_not_run, decided, lines, not_run_yet
from sightline.documents.model import Block, Column, Note, Paragraph, Table


def quality_note() -> tuple[Block, ...]:
    """Each check with what it looked at and found; what could not run is said, never left out."""
    return tuple(_quality())


def _quality() -> Iterator[Block]:
    known = found()
    if known is None:
        yield Note("The checks have not been run on these records yet.")
        return
    ran = lines(known, decided(known.authority))
    open_ones = sum(line.open for line in ran)
    yield Paragraph(
        f"{len(ran)} checks looked at these records and found {open_ones:,} things to correct. "
        "What was accepted as right, with a reason, is not among them."
    )
    if ran:
        rows = tuple(
            (line.check.title, f"{line.result.looked_at:,}", f"{line.open:,}",
             f"{line.accepted:,}", f"{line.at_fault:,}")
            for line in ran
        )  # fmt: skip
        yield Table("Checks that ran", _COLUMNS, rows, heads_rows=True)
    missing = [(check.title, reason) for check, reason in could_not_run(known)]
    missing += [
        (check.title, "Added since; runs at the next load.") for check in not_run_yet(known)
    ]
    if missing:
        yield Note("What could not be checked is neither right nor wrong.")
        yield Table("Checks that could not run", _NOT_RUN, tuple(missing), heads_rows=True)


_COLUMNS = (
    Column("check", "Check", wide=True),
    Column("looked_at", "Looked at", is_number=True),
    Column("open", "To correct", is_number=True),
    Column("accepted", "Accepted as right", is_number=True),
    Column("at_fault", "Fault of the case system", is_number=True),
)
_NOT_RUN = (Column("check", "Check"), Column("reason", "Why", wide=True))


def audits_note() -> tuple[Block, ...]:
    return (Note("Audits of the last six months: none are held in Sightline yet."),)

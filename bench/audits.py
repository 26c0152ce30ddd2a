"""Ten thousand audits over five years: their lists, themes, agreement and reports."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from bench.signed_in import Measured, measured_apart, signed_in

PAGES = (
    ("the list", "/audits/"),
    ("the list, page 40", "/audits/?page=40"),
    ("the list, filtered", "/audits/?grade=2&state=closed"),
    ("one audit", "/audits/{one}/"),
    ("the form of one audit", "/audits/{open}/write/"),
    ("themes", "/audits/themes/"),
    ("one theme", "/audits/themes/voice/"),
    ("programme", "/audits/programme/"),
    ("to moderate", "/audits/moderation/"),
    ("agreement", "/audits/agreement/"),
    ("looked at again", "/audits/repeats/"),
    ("progress of actions", "/audits/progress/"),
)
FILES = (
    ("the list as xlsx", "/audits/list.xlsx"),
    ("a quarter’s report as docx", "/audits/report/{quarter}/docx/"),
)


def run(folder: Path, *, audits: int = 10_000, years: int = 5, repeats: int = 10) -> None:
    measured_apart(
        "bench.audits", f"{audits:,} audits over {years} years: server time",
        folder / "audits", audits, years, repeats,
    )  # fmt: skip


def measure(folder: Path, audits: int, years: int, repeats: int) -> str:
    client, head = signed_in(folder, "principal_social_worker")
    from bench.audits_made import made_audits

    today = datetime.now(UTC).date()
    one, still_open = made_audits(head, audits, years, today)
    known = {"one": one, "open": still_open, "quarter": _quarter(today)}
    spent = Measured(client, repeats)
    for name, address in (*PAGES, ("a quarter’s report", "/audits/report/{quarter}/")):
        spent.page(name, address.format(**known))
    for name, address in FILES:
        spent.once(name, address.format(**known))
    return spent.told()


def _quarter(today: date) -> str:
    """The address of the report of the last quarter that is over."""
    from sightline.apps.audits.findings.periods import period_of

    return period_of(today, 3).before.key


if __name__ == "__main__":
    where, *counts = sys.argv[1:]
    print(measure(Path(where), *map(int, counts)))

"""Figures of past periods, as an earlier paper printed them and as this one does."""

from collections.abc import Iterator

from sightline.documents.prepublication.cells import value
from sightline.documents.prepublication.compared import Compared, Shown, rows_of
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule


def printed_otherwise(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    """Rows are the same by key, or by title within a section of the same name."""
    for paper in compared.papers.earlier or ():
        before = {_same(shown): shown for shown in rows_of(paper.report)}
        for shown in compared.rows:
            old = before.get(_same(shown))
            for column, was, now in _pairs(old, shown) if old else ():
                if old and _differ(was, now):
                    sentence = f"“{shown.row.indicator}”, {column}: {was} then, {now} now."
                    sides = [old.says(was, column), shown.says(now, column)]
                    yield found(rule.id, sentence, sides, rule.what_to_do)


def _same(shown: Shown) -> tuple[str, str]:
    row = shown.row
    return ("", row.key) if row.key else (shown.part.title.casefold(), row.indicator.casefold())


def _pairs(old: Shown, new: Shown) -> Iterator[tuple[str, str, str]]:
    """The out-turn, and each quarter that both print."""
    yield "out-turn", old.row.out_turn, new.row.out_turn
    for n, (was, now) in enumerate(zip(old.row.quarters, new.row.quarters, strict=False), 1):
        yield f"Q{n}", was, now


def _differ(was: str, now: str) -> bool:
    """Two values, not one and “not yet available”; how they are written does not count."""
    one, other = value(was), value(now)
    return one is not None and other is not None and one.printed != other.printed

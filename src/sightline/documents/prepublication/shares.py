"""Percentages that don't fit the numbers they stand with."""

from collections.abc import Iterator
from decimal import Decimal

from sightline.documents.prepublication.cells import value
from sightline.documents.prepublication.compared import Compared, Shown
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.numbers import shares_in
from sightline.documents.prepublication.rules import CheckRule
from sightline.vocabulary.printed_values import CollectedValue
from sightline.vocabulary.printed_values.checks import percentage_doubts


def do_not_fit(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    yield from _in_words(compared, rule)
    for shown in compared.rows:
        whole = _whole(compared, shown)
        for n, (column, cell) in enumerate(_cells(shown)):
            found_value = value(cell)
            if found_value is None:
                continue
            of = _count(value(_cells(whole)[n][1])) if whole else None
            for doubt in percentage_doubts(found_value, of):
                sides = [shown.says(cell, column)]
                if whole:
                    sides.append(whole.says(_cells(whole)[n][1], column))
                yield found(rule.id, doubt, sides, rule.what_to_do)


def _in_words(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for passage in compared.passages:
        for share in shares_in(passage.words):
            if not share.fits:
                sentence = f"{share.count} of {share.whole} is {share.right}%, not {share.share}%."
                yield found(rule.id, sentence, [passage.side(share.text)], rule.what_to_do)


def _cells(shown: Shown) -> list[tuple[str, str]]:
    row = shown.row
    return [("out-turn", row.out_turn), *((f"Q{n}", q) for n, q in enumerate(row.quarters, 1))]


def _whole(compared: Compared, shown: Shown) -> Shown | None:
    """The row that counts what this one is a share of: as declared, or the row of the same section
    that is the number of whom the whole section is about."""
    if of := shown.row.counted_of:
        named = (each for each in compared.rows if of in (each.row.key, each.row.indicator))
        return next(named, None)
    for each in compared.rows:
        is_other = each.part is shown.part and each is not shown
        if is_other and _counts_all(compared, each) and len(_cells(each)) == len(_cells(shown)):
            return each
    return None


def _counts_all(compared: Compared, shown: Shown) -> bool:
    """“Rate (and number) of looked after children” in the section “Looked after children”."""
    wording = compared.wording
    title, about = wording.bag(shown.row.indicator), wording.bag(shown.part.title)
    counts = "number" in shown.row.indicator.casefold()
    return counts and bool(about) and about <= title <= about | wording.bag("10,000 population")


def _count(found_value: CollectedValue | None) -> Decimal | None:
    if found_value is None:
        return None
    amount = found_value.main
    return amount.count if amount.count is not None else amount.value

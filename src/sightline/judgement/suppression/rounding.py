"""Counts to the nearest five, and what a reader can know of the count behind one."""

from sightline.judgement.suppression.symbols import Symbol


def nearest(count: int, step: int) -> int:
    """To the nearest multiple, halves away from zero: 12 of a step of 5 is 10, 13 is 15."""
    return (2 * count + step) // (2 * step) * step


def printed_count(count: int, step: int) -> str:
    """“low” where a number is not 0 but would be printed as such."""
    rounded = nearest(count, step)
    return str(Symbol.LOW) if count and not rounded else f"{rounded:,}"


def printed_range(count: int, step: int) -> tuple[int, int]:
    """The least and the greatest count that would be printed the same."""
    rounded = nearest(count, step)
    if count == 0:
        return 0, 0
    low = max(rounded - step // 2, 1)
    high = rounded + (step - 1) // 2
    return low, high

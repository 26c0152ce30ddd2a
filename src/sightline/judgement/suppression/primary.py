"""Which counts are small in themselves."""


def is_small(count: int, threshold: int) -> bool:
    """1 to `threshold`. Nobody is described by a zero that was never there to describe."""
    return 1 <= count <= threshold


def behind_share(numerator: int, denominator: int) -> tuple[int, int, int]:
    """The three counts that a share tells of: those who are, those who are not, and all.

    A share of 97.5 % of 120 tells of three people as plainly as one of 2.5 % does.
    """
    return numerator, denominator - numerator, denominator

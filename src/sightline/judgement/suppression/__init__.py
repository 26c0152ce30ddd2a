"""Withholding small numbers of people, and enough others that they can't be worked out.

Plain counts and sums, nothing of tables or papers. `Counts` are what stands behind the printed
figures: each a number of people, with what adds up to what. `suppress` chooses what is hidden;
`attack` is the reader who tries to work it out, by linear programming over everything printed.

The method is that of statistical offices: cell suppression with a feasibility interval (Hundepool
and others, *Statistical Disclosure Control*, Wiley 2012, chapter 4; Fischetti and Salazar,
*Management Science* 47 (2001), 1008–1027). The threshold and the symbols are those of the published
statistics on children: 1 to 5 are withheld, 0 and 6 or more are printed.
"""

from sightline.judgement.suppression.attack import Found, attack
from sightline.judgement.suppression.counts import Count, Counts, Relation, Rules
from sightline.judgement.suppression.primary import behind_share, is_small
from sightline.judgement.suppression.rounding import nearest, printed_count, printed_range
from sightline.judgement.suppression.secondary import Suppression, suppress
from sightline.judgement.suppression.symbols import Symbol

__all__ = [
    "Count",
    "Counts",
    "Found",
    "Relation",
    "Rules",
    "Suppression",
    "Symbol",
    "attack",
    "behind_share",
    "is_small",
    "nearest",
    "printed_count",
    "printed_range",
    "suppress",
]

"""Collected figures from a file: a whole scorecard, or the values of a period.

Both are read cell by cell as people write them (`vocabulary.printed_values`); a row or cell that
can't be read is listed with its line, and what contradicts itself is listed beside it. Nothing is
put right, nothing left out in silence. Where the values are kept is no matter of this package.
"""

from sightline.intake.collected.scorecard import ReadIndicator, ReadScorecard, read_scorecard
from sightline.intake.collected.scorecard_cells import ReadValue
from sightline.intake.collected.scorecard_layout import ScorecardMapping, read_mapping
from sightline.intake.collected.values_file import ReadEntry, ReadValues, read_values

__all__ = [
    "ReadEntry",
    "ReadIndicator",
    "ReadScorecard",
    "ReadValue",
    "ReadValues",
    "ScorecardMapping",
    "read_mapping",
    "read_scorecard",
    "read_values",
]

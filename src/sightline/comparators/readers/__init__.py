"""One reader per kind of published file: a table of text in, the store's tables out.

A reader recognises its file by its columns, keeps every cell (a number, or the symbol in its place)
and says what it set aside and why. It knows nothing of the store, of other files or of releases.
"""

from collections.abc import Callable

import pyarrow as pa

import sightline.comparators.readers.explore_education as explore_education
import sightline.comparators.readers.interactive_tool as interactive_tool
import sightline.comparators.readers.measure_dictionary as measure_dictionary
import sightline.comparators.readers.neighbour_models as neighbour_models
import sightline.comparators.readers.ofsted_judgements as ofsted_judgements
import sightline.comparators.readers.population_estimates as population_estimates
from sightline.comparators.tables import Reading

Reader = Callable[[pa.Table, str], Reading]

# The first whose columns are all there reads the file, so the narrower one stands first.
_READERS: tuple[tuple[frozenset[str], Reader], ...] = (
    (interactive_tool.COLUMNS, interactive_tool.read),
    (measure_dictionary.COLUMNS, measure_dictionary.read),
    (neighbour_models.WORKBOOK_COLUMNS, neighbour_models.read),
    (neighbour_models.WIDE_CSV_COLUMNS, neighbour_models.read),
    (interactive_tool.CODE_LIST_COLUMNS, interactive_tool.read_code_list),
    (population_estimates.COLUMNS, population_estimates.read),
    (explore_education.COLUMNS, explore_education.read),
    (ofsted_judgements.COLUMNS, ofsted_judgements.read),
)


def reader_for(columns: list[str]) -> Reader | None:
    """Who reads a file with these columns (in any order and letter case), or None."""
    there = {column.strip().casefold() for column in columns}
    return next((read for wanted, read in _READERS if wanted <= there), None)

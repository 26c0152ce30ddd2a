"""A file that says two things about one cell is refused: nobody could tell which is meant."""

import pyarrow as pa

from sightline.comparators.refusal import Refused
from sightline.comparators.sql import rows


def refuse_contradictions(values: pa.Table) -> None:
    found = rows(
        """select measure, area, year_label, count(*) over () from values_read
           group by measure, area, year, year_label
           having count(distinct coalesce(value::text, symbol)) > 1
           order by all limit 1""",
        values_read=values,
    )
    for measure, area, year, count in found:
        raise Refused(
            f"It gives different values for one measure, area and year, {count} times; the first "
            f"is {measure}, area {area}, {year}."
        )

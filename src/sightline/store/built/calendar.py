"""Working days as a small table the built SQL can join."""

from functools import lru_cache

import duckdb
import pyarrow as pa

from sightline.vocabulary.working_days import FIRST_DAY, WorkingDays

FIRST_REVIEW_WITHIN = 20  # working days from coming into care to the first review


@lru_cache(maxsize=8)
def _first_review_days(working_days: WorkingDays) -> pa.Table:
    # The last days of the calendar have no day 20 working days later: nobody starts care there.
    days = [day for day in working_days.numbers if day.year <= FIRST_DAY.year + 59]
    due = [working_days.after(day, FIRST_REVIEW_WITHIN) for day in days]
    return pa.table({"day": pa.array(days, pa.date32()), "due_on": pa.array(due, pa.date32())})


def put_calendar(connection: duckdb.DuckDBPyConnection, working_days: WorkingDays) -> None:
    connection.register("first_review_days", _first_review_days(working_days))

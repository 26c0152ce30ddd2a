"""When something in a plan is due: what was written, and what it means.

Here belong reading a plan's timescales and the dates in its sentences, and the days on which one
that recurs falls due. Nothing is corrected: an impossible date stays as written, with a sentence.

read_timescale("31st May 2017, monthly thereafter", plan_from=…, plan_to=…) → Timescale
occurrences(timescale, until=…) → the days, where it recurs
dates_in("targets for October 2017 and March 2018") → the dates a sentence names
"""

from sightline.vocabulary.timescales.forms import (
    Recurrence,
    Timescale,
    TimescaleForm,
    occurrences,
)
from sightline.vocabulary.timescales.reading import read_timescale
from sightline.vocabulary.timescales.written_dates import WrittenDate, dates_in

__all__ = [
    "Recurrence",
    "Timescale",
    "TimescaleForm",
    "WrittenDate",
    "dates_in",
    "occurrences",
    "read_timescale",
]

"""Values as people write them in a performance report, read into parts and printed back.

"112 (643)", "a) 104 b) 94-90% c) 57-61%", "48% (90% where recorded)", "66% (provis – in year)":
each is data here (amounts with their counts and denominators, labels, notes, a state), and prints
as it was written but for the length of dashes and the width of spaces. Nothing is put right on the
way: what contradicts itself is said by `checks` and left as it is.
"""

from sightline.vocabulary.printed_values.amounts import Amount, Kind, Shape
from sightline.vocabulary.printed_values.as_data import from_data, to_data
from sightline.vocabulary.printed_values.reading import read_value
from sightline.vocabulary.printed_values.states import Written, read_written
from sightline.vocabulary.printed_values.values import CollectedValue, Label, Part

__all__ = [
    "Amount",
    "CollectedValue",
    "Kind",
    "Label",
    "Part",
    "Shape",
    "Written",
    "from_data",
    "read_value",
    "read_written",
    "to_data",
]

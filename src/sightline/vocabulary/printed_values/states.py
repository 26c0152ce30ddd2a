"""A whole cell as written: a value with its state, or the state that stands in its place."""

import re
from dataclasses import dataclass

from sightline.vocabulary.printed_values.reading import read_value
from sightline.vocabulary.printed_values.values import CollectedValue
from sightline.vocabulary.words import Status

_STATES = {
    Status.NOT_YET_AVAILABLE: ("not yet available", "not available yet", "nya"),
    Status.TO_BE_CONFIRMED: ("to be confirmed", "tbc"),
    Status.NEW: ("new indicator", "new"),
    Status.NOT_MEASURED_LOCALLY: ("not measured locally",),
    Status.QUALITATIVE: ("qualitative", "qualitative indicator"),
    Status.SOURCE_TO_BE_IDENTIFIED: ("source to be identified",),
    Status.NOT_APPLICABLE: ("not applicable", "n/a"),
    Status.SUPPRESSED: ("suppressed",),
    Status.DELIBERATELY_BLANK: ("", "-", "–", "deliberately blank"),
}
_STATUS_OF = {words: status for status, all_words in _STATES.items() for words in all_words}
_QUALIFIER = re.compile(
    r"\(\s*(?P<provisional>provis(?:ional)?\.?)?\s*[-–—,]?\s*(?P<in_year>in[ -]year)?\s*\)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Written:
    """Value and status are two fields. `in_year` is apart from provisional: the year is not over,
    though the number may well be final for what it covers.
    """

    value: CollectedValue | None
    status: Status
    in_year: bool = False

    @property
    def printed(self) -> str:
        if self.value is None:
            blank = self.status is Status.DELIBERATELY_BLANK
            return "" if blank else self.status.in_words
        said = " – ".join(
            words
            for words, holds in (
                ("provis", self.status is Status.PROVISIONAL),
                ("in year", self.in_year),
            )
            if holds
        )
        return self.value.printed + (f" ({said})" if said else "")


def read_written(text: str) -> Written:
    """'574 days (provis – in year)', '33.1%', 'Not Yet Available', ''.

    Raises ValueError with a sentence where it is neither a value nor a known state.
    """
    text = " ".join(text.split())
    if status := _STATUS_OF.get(text.casefold().rstrip(".")):
        return Written(None, status)
    found = _QUALIFIER.search(text)
    if not found or not (found["provisional"] or found["in_year"]):
        return Written(read_value(text), Status.OK)
    status = Status.PROVISIONAL if found["provisional"] else Status.OK
    return Written(read_value(text[: found.start()]), status, bool(found["in_year"]))

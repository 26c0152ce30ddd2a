"""Status, polarity, unit and basis: the four words that travel with every figure."""

from enum import StrEnum


class Status(StrEnum):
    """Why a figure may or may not be read as a number. Value and status are two fields, always."""

    OK = "ok"
    PROVISIONAL = "provisional"
    SHORT_HISTORY = "short_history"
    NOT_YET_AVAILABLE = "not_yet_available"
    TO_BE_CONFIRMED = "to_be_confirmed"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED_LOCALLY = "not_measured_locally"
    SUPPRESSED = "suppressed"
    NEW = "new"
    QUALITATIVE = "qualitative"
    SOURCE_TO_BE_IDENTIFIED = "source_to_be_identified"
    DELIBERATELY_BLANK = "deliberately_blank"

    @property
    def in_words(self) -> str:
        return _STATUS_IN_WORDS[self]


_STATUS_IN_WORDS = {
    Status.OK: "Final",
    Status.PROVISIONAL: "Provisional",
    Status.SHORT_HISTORY: "Not enough history yet",
    Status.NOT_YET_AVAILABLE: "Not yet available",
    Status.TO_BE_CONFIRMED: "To be confirmed",
    Status.NOT_APPLICABLE: "Not applicable",
    Status.NOT_MEASURED_LOCALLY: "Not measured locally",
    Status.SUPPRESSED: "Suppressed",
    Status.NEW: "New",
    Status.QUALITATIVE: "Qualitative",
    Status.SOURCE_TO_BE_IDENTIFIED: "Source to be identified",
    Status.DELIBERATELY_BLANK: "Deliberately blank",
}


class Polarity(StrEnum):
    """Which way is better. The sector writes BB (bigger is better) and SB (smaller is better)."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"

    @property
    def in_words(self) -> str:
        return {
            Polarity.HIGHER: "Higher is better",
            Polarity.LOWER: "Lower is better",
            Polarity.NEITHER: "Neither higher nor lower is better in itself",
        }[self]

    @property
    def sector_mark(self) -> str:
        return {Polarity.HIGHER: "BB", Polarity.LOWER: "SB", Polarity.NEITHER: ""}[self]


class Unit(StrEnum):
    """What a printed value is a number of."""

    COUNT = "count"
    PERCENT = "percent"
    RATE_PER_10000 = "rate_per_10000"
    RATE_PER_100000 = "rate_per_100000"
    RATE_PER_1000 = "rate_per_1000"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    FTE = "fte"
    SCORE = "score"
    CASES = "cases"
    HOURS = "hours"

    @property
    def decimals(self) -> int:
        """Decimals shown. The value itself is never rounded."""
        return 0 if self in {Unit.COUNT, Unit.DAYS, Unit.WORKING_DAYS, Unit.HOURS} else 1


class Basis(StrEnum):
    """The stretch of time a figure looks at, ending on its day."""

    AT_DATE = "at_date"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    ACADEMIC_YEAR = "academic_year"
    ROLLING_12_MONTHS = "rolling_12_months"
    ROLLING_24_MONTHS = "rolling_24_months"
    ROLLING_36_MONTHS = "rolling_36_months"

    @property
    def in_words(self) -> str:
        return {
            Basis.AT_DATE: "at the date",
            Basis.MONTH: "in the month",
            Basis.QUARTER: "in the quarter",
            Basis.YEAR_TO_DATE: "in the year to date",
            Basis.ACADEMIC_YEAR: "in the academic year to date",
            Basis.ROLLING_12_MONTHS: "in the last 12 months",
            Basis.ROLLING_24_MONTHS: "in the last 24 months",
            Basis.ROLLING_36_MONTHS: "in the last 36 months",
        }[self]

    @property
    def overlaps(self) -> bool:
        """True where neighbouring months share days, so that SPC on them would be false."""
        return self not in {Basis.AT_DATE, Basis.MONTH, Basis.QUARTER}


class Level(StrEnum):
    """A level of the organisation, widest first."""

    AUTHORITY = "authority"
    SERVICE = "service"
    TEAM = "team"
    WORKER = "worker"

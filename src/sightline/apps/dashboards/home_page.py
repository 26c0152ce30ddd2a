"""Home by role: what changed, what needs this person today, their unit's figures, their views."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from sightline.apps.dashboards.actions import note_look
from sightline.apps.dashboards.models import LastLook
from sightline.apps.dashboards.providers import Line, today
from sightline.apps.dashboards.unit_page import headlines_of
from sightline.apps.figures import queries
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.documents.jagged import FEWEST
from sightline.documents.scorecard import ScorecardRow
from sightline.documents.since_then import SinceThen, since_then
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.words import Level

_MOST_LISTED = 5
# So that many missed targets don't hide what is new.
_SIGNALS_AT_LEAST = 2


@dataclass(frozen=True)
class StandsOut:
    title: str
    why: str
    truth: str
    address: str


@dataclass(frozen=True)
class Home:
    level: Level
    unit: str
    name: str
    address: str
    as_at: date | None
    data_as_at: date | None
    changed: str
    changes: tuple[SinceThen, ...]
    stands_out: tuple[StandsOut, ...]
    headlines: tuple[tuple[ScorecardRow, str, str, str], ...]
    lines: tuple[Line, ...]

    @property
    def query(self) -> str:
        """The same unit on an indicator's page."""
        return f"?of={self.level.value}:{self.unit}" if self.unit else ""


def own_unit(source: Source, access: Access) -> tuple[Level, str]:
    """Where a person's home is: the whole authority, else the widest unit of their roles."""
    branch = access.units(Right.SEE_FIGURES)
    if branch.everything:
        return Level.AUTHORITY, ""
    file = queries.figures_file(source)
    for level, names in ((Level.SERVICE, branch.services), (Level.TEAM, branch.teams)):
        known = sorted(names & set(file.units(level)))
        if known:
            return level, known[0]
    # A worker's own few figures say little: their team's stand here, their own one click away.
    for hold in access.holds:
        for level, unit in sorted(hold.line, key=lambda pair: pair[0] is not Level.TEAM):
            if level is Level.TEAM and unit in file.units(level):
                return level, unit
    return Level.AUTHORITY, ""


def address_of_unit(level: Level, unit: str) -> str:
    if level is Level.AUTHORITY:
        return reverse("dashboards:units")
    name = "dashboards:service" if level is Level.SERVICE else "dashboards:team"
    return reverse(name, args=[slugify(unit)])


def home_of(request: HttpRequest, source: Source) -> Home:
    level, unit = own_unit(source, request.access)
    look = note_look(by=request.user, snapshot=source.snapshot, at=timezone.now())
    headlines = headlines_of(source, level, unit)
    return Home(
        level=level,
        unit=unit,
        name=unit or queries.authority_name(source),
        address=address_of_unit(level, unit),
        as_at=queries.newest(source),
        data_as_at=queries.figures_file(source).data_as_at,
        changed=_changed(source, look),
        changes=_changes(source, look, level, unit, tuple(row.indicator for row, *_ in headlines)),
        stands_out=stands_out(source, level, unit),
        headlines=headlines,
        lines=tuple(today(request)),
    )


def _changed(source: Source, look: LastLook) -> str:
    """What was published since the person last looked."""
    as_at = queries.figures_file(source).data_as_at
    day = f"{as_at.day} {as_at:%B %Y}" if as_at else ""
    if look.before_at is None:
        return (
            f"Records as at {day}. From now on this page says what changed since you last looked."
        )
    seen = timezone.localtime(look.before_at)
    when = f"{seen.day} {seen:%B}"
    if look.before_snapshot != source.snapshot:
        return f"New records were published since you last looked, on {when}: now as at {day}."
    return f"Nothing new was published since you last looked, on {when}. Records as at {day}."


def _changes(
    source: Source, look: LastLook, level: Level, unit: str, ids: tuple[str, ...]
) -> tuple[SinceThen, ...]:
    """Headline figures that are no longer as they were; silent where nothing new was published."""
    if look.before_at is None or look.before_snapshot == source.snapshot:
        return ()
    return _kept_changes(source, look.before_snapshot, level, unit, ids)


_kept_changes = lru_cache(maxsize=256)(since_then)


@lru_cache(maxsize=256)
def stands_out(source: Source, level: Level, unit: str) -> tuple[StandsOut, ...]:
    """Core indicators that miss their target and are worse than a year ago, then those that a
    control chart finds unusual, what is worse first."""
    card = queries.scorecard_for(source, Asked(level, unit, queries.newest(source)))
    of = f"?of={level.value}:{unit}" if unit else ""
    found = [
        (place, StandsOut(
            row.title, why, row.truth, reverse("figures:indicator", args=[row.indicator]) + of
        ))
        for row in {row.indicator: row for row in card.rows}.values()
        if (told := _why(row))
        for place, why in [told]
    ]  # fmt: skip
    missed = [each for place, each in found if place == 0]
    signals = [each for place, each in sorted(found, key=lambda pair: pair[0]) if place]
    kept = missed[: _MOST_LISTED - min(len(signals), _SIGNALS_AT_LEAST)]
    return tuple([*kept, *signals][:_MOST_LISTED])


def _why(row: ScorecardRow) -> tuple[int, str] | None:
    """Its place in the list and what is said of it; None where nothing stands out."""
    if row.rag.rating is Rating.RED and row.direction.judgement is Judgement.WORSE:
        return 0, "Misses its target"
    if row.signal is None or row.signal.change in (None, Change.LEVEL):
        return None
    if row.denominator is not None and row.denominator < FEWEST:
        return None  # its own sentence says: too few to judge
    if row.signal.judgement is Judgement.WORSE:
        return 1, "Unusual, and worse"
    return 2, "Unusual, and better" if row.signal.judgement is Judgement.BETTER else "Unusual"

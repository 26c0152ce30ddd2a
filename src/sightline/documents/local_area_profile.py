"""A local area profile: what one locality's children need, beside the whole authority.

Figures are of where a child's home was last recorded. Populations of localities are not held, so
there are no rates for every 10,000 children here: counts stand with their share of the authority's,
and percentages with whether they differ once chance is allowed for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sightline.documents.cells import DASH, cell, parts, period_words
from sightline.documents.inputs import Figure
from sightline.documents.model import Block, Column, Document, Note, Paragraph, Table, Value
from sightline.documents.records import snapshot_of
from sightline.documents.source import Source, authority_name, catalogue
from sightline.judgement.beside import beside_reference
from sightline.judgement.intervals import TOO_FEW, Compared, Counted
from sightline.judgement.shown import number
from sightline.measures.figures.figures import Figure as StoredFigure
from sightline.measures.model.indicator import Indicator
from sightline.pipeline.areas import areas_of, figures_by_area
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Unit

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Front door": (
        "contacts_received", "contacts_to_referral_pct", "referrals_received",
        "rereferrals_12m_pct",
    ),
    "Early help": ("eh_assessments_started", "eh_open_episodes", "eh_step_up_pct"),
    "Assessments": ("assessments_completed", "assessments_45wd_pct"),
    "Children in need": ("cin_count", "cin_open_2y_pct"),
    "Child protection": ("cpp_count", "cpp_second_ever_pct", "cpp_open_2y_pct"),
    "Looked after": ("lac_count", "lac_foster_pct", "lac_residential_pct"),
}  # fmt: skip
_BY_WARD = {
    "contacts_received": "Contacts",
    "referrals_received": "Referrals",
    "eh_open_episodes": "Early help",
    "cin_count": "In need",
    "cpp_count": "Protection plan",
    "lac_count": "Looked after",
}
_WORDS = {Compared.HIGHER: "Higher", Compared.LOWER: "Lower", Compared.SIMILAR: "Similar"}
_KINDS = {Unit.COUNT, Unit.PERCENT}


_DATA = (
    Column("area", "Area"),
    Column("kind", "Kind of area"),
    Column("indicator", "Indicator"),
    Column("title", "Title", wide=True),
    Column("basis", "Basis", "The stretch of time counted."),
    Column("as_at", "Last day"),
    Column("value", "Value", "Not rounded. Empty where the status says why."),
    Column("status", "Status"),
    Column("numerator", "Numerator"),
    Column("denominator", "Denominator"),
)


class NoSuchLocality(LookupError):
    """The message says which there are, or how to load them."""


@dataclass(frozen=True)
class _Key:
    indicator: str
    area: str = ""
    value: str = ""


def localities(source: Source) -> tuple[str, ...]:
    """By name; () where no list of children's homes was loaded."""
    return tuple(_areas(source))


def local_area_profile(source: Source, locality: str, as_at: date) -> Document:
    """Raises NoSuchLocality."""
    areas = _areas(source)
    if locality not in areas:
        known = f"There are: {', '.join(areas)}." if areas else HOW_TO_LOAD
        raise NoSuchLocality(f"There is no locality “{locality}”. {known}")
    profile = _Profile(source, locality, areas[locality], as_at)
    day = f"{as_at.day} {as_at:%B %Y}"
    return Document(
        title=f"Local area profile: {locality}",
        about=(
            f"{locality}, a locality of {profile.authority}, as at {day}.",
            f"Counted from records as at {_day(profile.data_as_at)}; snapshot {source.snapshot}.",
            "Filters: none.",
        ),
        blocks=tuple(profile.blocks()),
        name=f"local-area-profile-{_slug(locality)}-{as_at.isoformat()}",
        data_as_at=profile.data_as_at,
        data=(profile.data(),),
    )


HOW_TO_LOAD = (
    "No list of children's homes is loaded: give one as a local list children.csv with the columns "
    "child_id, ward and locality, and load it."
)


@lru_cache(maxsize=4)
def _areas(source: Source) -> dict[str, tuple[str, ...]]:
    return areas_of(snapshot_of(source))


@lru_cache(maxsize=8)
def _figures(source: Source, as_at: date) -> dict[_Key, StoredFigure]:
    """Each indicator's headline figure, undivided and by area."""
    known = catalogue(source)
    wanted = [name for names in SECTIONS.values() for name in names if name in known]
    found = figures_by_area(source.folder, snapshot_of(source), known, wanted, as_at)
    return {
        _Key(figure.indicator, figure.breakdown, figure.breakdown_value): figure
        for figure in found
        if figure.basis is known[figure.indicator].headline
    }


class _Profile:
    def __init__(self, source: Source, locality: str, wards: tuple[str, ...], as_at: date) -> None:
        self.locality, self.wards = locality, wards
        self.authority = authority_name(source)
        self.catalogue = catalogue(source)
        self.data_as_at = snapshot_of(source).manifest.data_as_at
        self.figures = _figures(source, as_at)

    def blocks(self) -> Iterable[Block]:
        yield Paragraph(self._lead(), is_lead=True)
        yield Paragraph(
            f"A count stands with its share of {self.authority}’s. A percentage is called higher "
            "or lower where the difference is more than chance; neither is good or bad in itself."
        )
        for title, names in SECTIONS.items():
            rows = tuple(row for name in names if (row := self._row(name)))
            if rows:
                yield Table(title, self._columns(), rows, heads_rows=True, is_section=True)
        if self.wards:
            yield self._by_ward()
        yield Note(
            f"Small numbers: where fewer than {TOO_FEW} are counted, one more or less changes "
            "much, and nothing is called higher or lower. Figures this small can point to a "
            "family: this profile is for those who plan services, not for publication."
        )
        yield Note(self._unknown())

    def _lead(self) -> str:
        known = [(name, self._share(name)) for name in ("referrals_received", "lac_count")]
        said = [
            f"{share} of {self.catalogue[name].title.lower()}" for name, share in known if share
        ]
        if not said:
            return f"Nothing was counted for {self.locality} in this period."
        return f"{self.locality} has {' and '.join(said)} in {self.authority}."

    def _share(self, name: str) -> str:
        here, whole = self._here(name), self.figures.get(_Key(name))
        if not here or not whole or not here.value or not whole.value:
            return ""
        return f"{number(100 * here.value / whole.value, 0)}%"

    def _here(self, name: str) -> StoredFigure | None:
        return self.figures.get(_Key(name, "locality", self.locality))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("indicator", "Indicator", wide=True),
            Column("period", "Period"),
            Column("locality", self.locality, is_number=True),
            Column("authority", self.authority, is_number=True),
            Column("beside", f"Beside {self.authority}"),
        )

    def _row(self, name: str) -> tuple[Value, ...] | None:
        whole = self.figures.get(_Key(name))
        if whole is None or name not in self.catalogue:
            return None
        indicator, here = self.catalogue[name], self._here(name)
        if indicator.shown_as not in _KINDS:
            return None
        period = period_words(period_ending(whole.as_at, whole.basis))
        beside = self._beside(indicator, here, whole)
        return indicator.title, period, _shown(indicator, here), _shown(indicator, whole), beside

    def _beside(self, indicator: Indicator, here: Figure | None, whole: Figure) -> str:
        if indicator.shown_as is Unit.COUNT:
            share = self._share(indicator.id)
            return f"{share} of all" if share else DASH
        if here is None or here.numerator is None or not here.denominator:
            return DASH
        counted = Counted(here.numerator, here.denominator)
        found = beside_reference(counted, indicator.shown_as, whole.value, name=self.authority)
        return _WORDS[found.answer] if found else "Too few to judge"

    def _by_ward(self) -> Table:
        names = [name for name in _BY_WARD if _Key(name) in self.figures]
        columns = [Column("ward", "Ward", wide=True)]
        columns += [Column(name, _BY_WARD[name], is_number=True) for name in names]
        rows = tuple((ward, *(self._in_ward(name, ward) for name in names)) for ward in self.wards)
        return Table("By ward", tuple(columns), rows, heads_rows=True, is_section=True)

    def _in_ward(self, name: str, ward: str) -> str:
        figure = self.figures.get(_Key(name, "ward", ward))
        if figure is None:
            return "0" if self.figures[_Key(name)].value is not None else DASH
        return _shown(self.catalogue[name], figure)

    def data(self) -> Table:
        """Every figure of the profile, not rounded: whose it is, what it was made from."""
        areas = [("", ""), ("locality", self.locality), *(("ward", ward) for ward in self.wards)]
        names = [name for section in SECTIONS.values() for name in section]
        rows = [
            (
                value or self.authority, kind or "authority", name, self.catalogue[name].title,
                figure.basis.in_words, figure.as_at, figure.value, figure.status.in_words,
                figure.numerator, figure.denominator,
            )
            for name in names
            for kind, value in areas
            if (figure := self.figures.get(_Key(name, kind, value)))
        ]  # fmt: skip
        return Table(f"Local area profile: {self.locality}", _DATA, tuple(rows))

    def _unknown(self) -> str:
        here = self.figures.get(_Key("referrals_received", "locality", "unknown"))
        count = number(here.value, 0) if here and here.value else "no"
        return (
            "Children are counted where their home was last recorded, whatever it was at the time. "
            f"For {count} referrals of the period no locality is recorded: they are in "
            f"{self.authority}’s figures and in no locality’s."
        )


def _shown(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return "0" if indicator.shown_as is Unit.COUNT else DASH
    if figure.value is None:
        return figure.status.in_words
    said = cell(figure.value, indicator.shown_as)
    of = parts(figure.numerator, figure.denominator, indicator.shown_as)
    return f"{said}\n{of}" if of else said


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())

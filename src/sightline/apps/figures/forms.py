"""The filter of the scorecard: whose, which service, which stretch of time, which day."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django import forms

from sightline.apps.figures import queries
from sightline.apps.figures.queries import Asked, Choice, Source
from sightline.apps.figures.units import Units, read_unit
from sightline.documents.published_years import NAMES
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.words import Basis

_BASES = {
    "": "Each indicator’s own",
    Basis.MONTH.value: "The month",
    Basis.QUARTER.value: "The quarter",
    Basis.YEAR_TO_DATE.value: "Year to date",
    Basis.ROLLING_12_MONTHS.value: "Last 12 months",
}


class _Several(forms.CheckboxSelectMultiple):
    """Several choices under one name, repeated or with commas between: an address kept under a
    name holds each of its words once."""

    def value_from_datadict(self, data: Mapping[str, object], files: object, name: str) -> object:
        told = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return [part for each in told for part in str(each).split(",") if part]


class FilterForm(forms.Form):
    """Sent by GET, so that an address holds what was asked for."""

    of = forms.ChoiceField(label="Whose", required=False)
    service = forms.ChoiceField(label="Service area", required=False)
    show = forms.ChoiceField(label="Indicators", required=False)
    basis = forms.ChoiceField(label="Counted over", required=False, choices=list(_BASES.items()))
    as_at = forms.ChoiceField(label="As at", required=False)
    beside = forms.MultipleChoiceField(
        label="Beside ours",
        required=False,
        widget=_Several,
        error_messages={"invalid_choice": "Choose areas from the list: there is no “%(value)s”"},
    )

    def __init__(
        self, data: object, *, source: Source, units: Units, one_indicator: bool = False
    ) -> None:
        super().__init__(data, auto_id="filter-%s")  # type: ignore[arg-type]
        self.source, self.units = source, units
        self.fields["of"].choices = units.choices(queries.authority_name(source))  # type: ignore[attr-defined]
        self.fields["as_at"].choices = days(source)  # type: ignore[attr-defined]
        if one_indicator:
            del self.fields["service"], self.fields["show"]
            self.fields["beside"].choices = _areas(source)  # type: ignore[attr-defined]
        else:
            del self.fields["beside"]
            services = [("", "All service areas"), *_services(source)]
            self.fields["service"].choices = services  # type: ignore[attr-defined]
            self.fields["show"].choices = _choices(source)  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """Of a valid form. A gap means: the whole authority, on the last whole month."""
        told = self.cleaned_data
        level, unit = read_unit(told["of"])
        day = told["as_at"]
        return Asked(
            level=level,
            unit=unit,
            as_at=date.fromisoformat(day) if day else queries.newest(self.source),
            basis=Basis(told["basis"]) if told["basis"] else None,
            service=told.get("service", ""),
            choice=Choice(told.get("show", "")),
            beside=tuple(told.get("beside", ())),
        )

    def query(self) -> dict[str, str]:
        """What was chosen, as an address says it."""
        told = self.cleaned_data
        return {name: _as_words(value) for name, value in told.items() if value}

    def in_words(self) -> str:
        """The filters as printed on every file: 'Whose: Team A; As at: 30 September 2026'."""
        said = []
        for field in self:
            choices = _flat(field.field.choices)  # type: ignore[attr-defined]
            told = self.cleaned_data.get(field.name, "")
            several = told if isinstance(told, list) else [told]
            if several:
                named = ", ".join(choices.get(str(each), str(each)) for each in several)
                said.append(f"{field.label}: {named}")
        return "; ".join(said)


def _as_words(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


@lru_cache(maxsize=8)
def _areas(source: Source) -> list[tuple[str, str]]:
    kinds = [(kind.value, name) for kind, name in NAMES.items()]
    return [*kinds, *queries.neighbours(source, queries.newest(source))]


@lru_cache(maxsize=8)
def _services(source: Source) -> list[tuple[str, str]]:
    catalogue = queries.catalogue(source)
    used = {indicator.service for indicator in catalogue}
    return [(key, title) for key, title in catalogue.services.items() if key in used]


@lru_cache(maxsize=8)
def _choices(source: Source) -> list[tuple[str, str]]:
    titles = {
        Choice.MAIN: "Core, better or worse",
        Choice.CORE: "All core",
        Choice.ALL: "All",
    }
    every = list(queries.catalogue(source))
    counts = {choice: sum(map(choice.holds, every)) for choice in titles}
    return [(choice.value, f"{title} ({counts[choice]})") for choice, title in titles.items()]


@lru_cache(maxsize=8)
def days(source: Source) -> list[tuple[str, str]]:
    file = queries.figures_file(source)
    newest_day = queries.newest(source)
    found = [("", f"{_say(newest_day)} (newest)")]
    for day in file.days:
        if day != newest_day:
            live = day == file.live_day and not is_month_end(day)
            found.append(
                (day.isoformat(), _say(day) + (" (live, not a whole month)" if live else ""))
            )
    return found


def _flat(choices: object) -> dict[str, str]:
    flat: dict[str, str] = {}
    for value, title in choices:  # type: ignore[attr-defined]
        flat |= dict(title) if isinstance(title, list) else {str(value): str(title)}
    return flat


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""From a TOML entry to an indicator, with every problem it has."""

from datetime import date

from sightline.measures.language.calculations import read_calculations
from sightline.measures.language.entry import Entry
from sightline.measures.language.examples import read_examples
from sightline.measures.language.keys import INDICATOR, TEXTS
from sightline.measures.model.indicator import Calculation, Form, Indicator, ViewKind
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.record_tables import ColumnType, Records
from sightline.vocabulary.words import Basis, Polarity, Unit

_SPLITTABLE = {ColumnType.TEXT, ColumnType.CODE, ColumnType.INTEGER, ColumnType.BOOLEAN}
_RESERVED = {"as_at", "period_start", "this", "child", "true", "false", "null"}


class DefinitionReader:
    """Reads one [[indicator]]; `services` are the service areas it may belong to."""

    def __init__(self, entry: Entry, records: Records, services: tuple[str, ...]) -> None:
        self.entry, self.records, self.services = entry, records, services

    def read(self) -> Indicator | None:
        """The indicator, or None where a part is missing without which it means nothing."""
        self.entry.only(INDICATOR, "An indicator")
        name = self.entry.text("id")
        if not name.isidentifier():
            self.entry.problem("An indicator needs an id of letters, digits and “_”.", "id")
            return None
        self._required_texts()
        settings = self._settings()
        collected = self.entry.of_kind("collected", bool, "true or false") or False
        divides = self._divides()
        ways: tuple[Calculation, ...] = ()
        if not collected and divides is None:
            ways = self._ways(frozenset(settings))
        form = self.entry.word("form", Form) or (ways[-1].form if ways else Form.PERCENT)
        return self._indicator(name, settings, collected, divides, ways, form)

    def _indicator(
        self,
        name: str,
        settings: dict[str, float],
        collected: bool,
        divides: tuple[str, str] | None,
        ways: tuple[Calculation, ...],
        form: Form,
    ) -> Indicator:
        entry = self.entry
        return Indicator(
            id=name,
            title=entry.text("title"),
            service=self._service(),
            tier=entry.text("tier") or "local",
            form=form,
            shown_as=entry.word("shown_as", Unit) or _unit(form),
            better=entry.word("better", Polarity) or Polarity.NEITHER,
            bases=self._bases(ways),
            ways=ways,
            divides=divides,
            collected=collected,
            parts=entry.texts("parts"),
            per=entry.number("per") or (10000 if form is Form.RATE else 1),
            population=self._population(form, collected, divides),
            settings=settings,
            needs_months=entry.of_kind("needs_months", int, "a whole number"),
            breakdowns=self._breakdowns(ways),
            comparators=self._comparators(),
            **{key: entry.text(key) for key in TEXTS},
            review_by=entry.of_kind("review_by", date, "a day such as 2027-04-01"),
            version=entry.of_kind("version", int, "a whole number") or 1,
            notes=entry.text("notes"),
            noun=entry.text("noun"),
            which=self._which(),
            examples=read_examples(entry, self.records),
            file=entry.file,
            line=entry.line,
        )

    def _required_texts(self) -> None:
        for key in ("title", "service", "definition", "owner"):
            if not self.entry.text(key).strip():
                self.entry.problem(f"“{key}” is missing.", key)
        for key in ("better", "shown_as"):
            if key not in self.entry:
                self.entry.problem(f"“{key}” is missing.", key)

    def _service(self) -> str:
        service = self.entry.text("service")
        if service and service not in self.services:
            hint = did_you_mean(service, self.services)
            self.entry.problem(f"There is no service area “{service}”.{hint}", "service")
        return service

    def _which(self) -> str:
        """What is said of the noun; `{all}` stands for the number that was divided by."""
        which = self.entry.text("which")
        if which and not self.entry.text("noun"):
            self.entry.problem("“which” says something of a “noun”, which is missing.", "which")
        if set("{}") & set(which.replace("{all}", "", 1)):
            self.entry.problem("“which” may hold “{all}” once and no other braces.", "which")
            return ""
        return which

    def _settings(self) -> dict[str, float]:
        given = self.entry.of_kind("settings", dict, "a table of numbers") or {}
        for name, value in given.items():
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                self.entry.problem(f"The setting “{name}” must be a number.", "settings", name)
            if name in _RESERVED or not name.isidentifier():
                self.entry.problem(f"A setting cannot be called “{name}”.", "settings", name)
        return given

    def _divides(self) -> tuple[str, str] | None:
        if "divides" not in self.entry:
            return None
        pair = self.entry.texts("divides")
        if len(pair) != 2:
            self.entry.problem(
                "“divides” names two indicators: what is divided by what.", "divides"
            )
            return None
        return pair[0], pair[1]

    def _ways(self, settings: frozenset[str]) -> tuple[Calculation, ...]:
        if "counts" not in self.entry and "way" not in self.entry:
            sentence = "Say what it “counts”, which two it “divides”, or that it is “collected”."
            self.entry.problem(sentence)
            return ()
        return read_calculations(self.entry, self.records, settings)

    def _bases(self, ways: tuple[Calculation, ...]) -> tuple[Basis, ...]:
        written = self.entry.texts("over")
        bases = [self.entry.word("over", Basis, text) for text in written]
        is_flow = any(way.view.kind is not ViewKind.OPEN for way in ways)
        if is_flow and (not written or Basis.AT_DATE in bases):
            self.entry.problem("A flow needs “over”: the periods it is counted in.", "over")
        found = tuple(dict.fromkeys(basis for basis in bases if basis is not None))
        return found or (Basis.AT_DATE,)

    def _population(
        self, form: Form, collected: bool, divides: tuple[str, str] | None
    ) -> str | None:
        name = self.entry.text("population") or None
        known = self.records["populations"].columns
        if form is Form.RATE and name is None and not collected and divides is None:
            self.entry.problem("A rate needs a “population”.", "form")
        if name is not None and name not in known:
            hint = did_you_mean(name, known)
            self.entry.problem(f"“populations” has no column “{name}”.{hint}", "population")
        return name

    def _breakdowns(self, ways: tuple[Calculation, ...]) -> tuple[str, ...]:
        names = self.entry.texts("breakdowns")
        for name in names:
            if ways and not any(self._can_split(way, name) for way in ways):
                known = [*self.records.breakdowns, *self.records[ways[0].table].names]
                hint = did_you_mean(name, known)
                sentence = f"“{name}” is no breakdown and no code column of what is counted.{hint}"
                self.entry.problem(sentence, "breakdowns")
        return names

    def _can_split(self, way: Calculation, name: str) -> bool:
        table = self.records[way.table]
        if name in self.records.breakdowns:
            return table.is_about_a_child
        return table.type_of(name) in _SPLITTABLE

    def _comparators(self) -> dict[str, str]:
        given = self.entry.of_kind("comparators", dict, 'a table such as { lait = "…" }') or {}
        for name, value in given.items():
            if name not in {"lait", "ees"} or not isinstance(value, str):
                self.entry.problem("“comparators” holds lait and ees, each a text.", "comparators")
        return given


def _unit(form: Form) -> Unit:
    return Unit.PERCENT if form is Form.PERCENT else Unit.COUNT

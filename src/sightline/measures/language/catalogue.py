"""All indicators: the shipped ones and a folder of the authority's own, whole or not at all."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sightline.measures.language.definitions import DefinitionReader
from sightline.measures.language.entry import Entry
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.declared import CATALOGUE, declared_records, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.record_tables import Records

SHIPPED = CATALOGUE / "indicators"


@dataclass(frozen=True)
class Catalogue:
    """Every indicator by its id, in the order of the files, and the record tables they speak of."""

    indicators: Mapping[str, Indicator]
    records: Records
    services: Mapping[str, str]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def __len__(self) -> int:
        return len(self.indicators)

    def __contains__(self, name: object) -> bool:
        return name in self.indicators

    def __getitem__(self, name: str) -> Indicator:
        """The indicator. Raises KeyError with a sentence that suggests the nearest name."""
        if name not in self.indicators:
            hint = did_you_mean(name, self.indicators)
            raise KeyError(f"There is no indicator “{name}”.{hint}")
        return self.indicators[name]


def declared_services() -> dict[str, str]:
    """The service areas in the order a scorecard shows them: key → name."""
    text = (CATALOGUE / "services.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["services"])


def load_catalogue(paths: Iterable[Path] = (SHIPPED,), records: Records | None = None) -> Catalogue:
    """Reads every TOML file in the folders (or the files) given.

    Raises ProblemsFound with all problems of all files; nothing half-loads.
    """
    tables = records or declared_records()
    services = declared_services()
    problems: list[Problem] = []
    found: dict[str, Indicator] = {}
    for path in _files(paths):
        for indicator in _indicators(path, tables, services, problems):
            if indicator.id in found:
                first = found[indicator.id]
                sentence = f"“{indicator.id}” is already defined in {first.file}:{first.line}."
                problems.append(Problem(indicator.file, indicator.line, sentence))
            found[indicator.id] = indicator
    problems.extend(_unknown_parts(found))
    if problems:
        raise ProblemsFound(problems)
    return Catalogue(found, tables, services)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _indicators(
    path: Path, records: Records, services: Mapping[str, str], problems: list[Problem]
) -> Iterator[Indicator]:
    values, lines = read_toml(path, problems)
    for key in values.keys() - {"indicator"}:
        sentence = f"A file of indicators has no “{key}”; write [[indicator]]."
        problems.append(Problem(path.name, lines.line(key), sentence))
    listed = values.get("indicator", [])
    for n, entry in enumerate(listed if isinstance(listed, list) else []):
        reader = DefinitionReader(
            Entry(entry, path.name, lines, ("indicator", n), problems), records, tuple(services)
        )
        if indicator := reader.read():
            yield indicator


def _unknown_parts(found: Mapping[str, Indicator]) -> Iterator[Problem]:
    """What divides must be two indicators there are, each counted."""
    for indicator in found.values():
        for part in indicator.divides or ():
            if part not in found:
                sentence = f"There is no indicator “{part}” to divide.{did_you_mean(part, found)}"
            elif not found[part].ways:
                sentence = f"“{part}” is not counted, so it cannot be divided."
            else:
                continue
            yield Problem(indicator.file, indicator.line, f"{indicator.id}: {sentence}")

"""The authority's own settings: closure days, and named numbers of indicators, dated with a reason.

`settings.toml` in the data folder:

    [authorities]
    336 = "Wolverhampton"

    [[closure]]
    authority = "336"
    day = 2026-12-29

    [[setting]]
    authority = "336"
    indicator = "cpp_visits_in_time_pct"
    name = "standard_days"
    value = 15
    from = 2026-04-01
    reason = "Agreed by the safeguarding partnership."
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sightline.measures.figures.settings import SettingChange
from sightline.measures.language.catalogue import Catalogue
from sightline.vocabulary.declared import read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.toml_lines import TomlLines
from sightline.vocabulary.working_days import WorkingDays

_KEYS: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "closure": {"authority": (str,), "day": (date,)},
    "setting": {
        "authority": (str,),
        "indicator": (str,),
        "name": (str,),
        "value": (int, float),
        "from": (date,),
        "reason": (str,),
    },
}


@dataclass(frozen=True)
class AuthoritySettings:
    """What `settings.toml` says; empty where there is no such file."""

    names: Mapping[str, str] = field(default_factory=dict)
    closures: Mapping[str, frozenset[date]] = field(default_factory=dict)
    changes: tuple[SettingChange, ...] = ()

    def name(self, authority: str) -> str:
        return self.names.get(authority, f"Authority {authority}")

    @property
    def calendars(self) -> dict[str, WorkingDays]:
        return {code: WorkingDays(days) for code, days in self.closures.items()}


def read_settings(path: Path, catalogue: Catalogue | None = None) -> AuthoritySettings:
    """Reads the file. With a catalogue, checks that indicators and their settings exist.

    Raises ProblemsFound with every problem in it.
    """
    if not path.is_file():
        return AuthoritySettings()
    problems: list[Problem] = []
    values, lines = read_toml(path, problems)
    found = _Found(path.name, lines, problems)
    closures: defaultdict[str, set[date]] = defaultdict(set)
    for entry in found.entries(values, "closure"):
        closures[entry["authority"]].add(entry["day"])
    changes = [_change(entry) for entry in found.entries(values, "setting")]
    if catalogue is not None:
        found.check(changes, catalogue)
    for key in values.keys() - {"authorities", *_KEYS}:
        hint = did_you_mean(key, ["authorities", *_KEYS])
        problems.append(Problem(path.name, lines.line(key), f"There is no “{key}” here.{hint}"))
    if problems:
        raise ProblemsFound(problems)
    days = {code: frozenset(found_days) for code, found_days in closures.items()}
    names = {code: str(name) for code, name in values.get("authorities", {}).items()}
    return AuthoritySettings(names, days, tuple(changes))


def _change(entry: dict[str, Any]) -> SettingChange:
    return SettingChange(
        entry["authority"],
        entry["indicator"],
        entry["name"],
        float(entry["value"]),
        entry["from"],
        entry["reason"],
    )


@dataclass
class _Found:
    """Collects the problems of one file."""

    file: str
    lines: TomlLines
    problems: list[Problem]

    def entries(self, values: dict[str, Any], kind: str) -> list[dict[str, Any]]:
        """The whole and well-typed entries of one kind; each other adds its problems."""
        whole = []
        for number, entry in enumerate(values.get(kind, [])):
            wrong = [
                f"A {kind} needs “{key}”, as {_TYPES[kinds[0]]}."
                for key, kinds in _KEYS[kind].items()
                if not isinstance(entry.get(key), kinds) or isinstance(entry.get(key), bool)
            ]
            wrong += [
                f"A {kind} has no “{key}”.{did_you_mean(key, _KEYS[kind])}"
                for key in entry.keys() - _KEYS[kind].keys()
            ]
            line = self.lines.line(kind, number)
            self.problems += [Problem(self.file, line, sentence) for sentence in wrong]
            if not wrong:
                whole.append(entry)
        return whole

    def check(self, changes: list[SettingChange], catalogue: Catalogue) -> None:
        for number, change in enumerate(changes):
            line = self.lines.line("setting", number)
            if change.indicator not in catalogue:
                hint = did_you_mean(change.indicator, catalogue.indicators)
                sentence = f"There is no indicator “{change.indicator}”.{hint}"
                self.problems.append(Problem(self.file, line, sentence))
            elif change.name not in catalogue[change.indicator].settings:
                hint = did_you_mean(change.name, catalogue[change.indicator].settings)
                sentence = f"“{change.indicator}” has no setting “{change.name}”.{hint}"
                self.problems.append(Problem(self.file, line, sentence))


_TYPES = {str: "a text in quotation marks", date: "a date such as 2026-04-01", int: "a number"}

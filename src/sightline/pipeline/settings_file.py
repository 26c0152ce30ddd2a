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

    [[retention]]
    authority = "336"
    table = "referrals"
    years = 8
    reason = "As the corporate schedule says."

    [[single_sign_on]]
    group = "CS team managers, assessment 3"
    role = "team_manager"
    unit = "team:Assessment Team 3"

    [alarms]
    load_days = 35
    work_hours = 2
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sightline.measures.figures.settings import SettingChange
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.alarms import Alarms, alarms_of
from sightline.vocabulary.declared import declared_records, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.toml_lines import TomlLines
from sightline.vocabulary.words import Level
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
    "single_sign_on": {"group": (str,), "role": (str,)},
    "retention": {"authority": (str,), "table": (str,), "years": (int,), "reason": (str,)},
}
_MAY: Mapping[str, Mapping[str, type]] = {"single_sign_on": {"unit": str}}


@dataclass(frozen=True)
class GroupRole:
    """A group of the identity provider gives a role, for a unit (level None: the authority)."""

    group: str
    role: str
    level: Level | None = None
    unit: str = ""


_DROP_KEYS: Mapping[str, tuple[type, ...]] = {
    "folder": (str,),
    "authority": (str,),
    "publish": (bool,),
}


@dataclass(frozen=True)
class DropFolder:
    """Where the case system puts extracts at night, whose they are, and whether to publish them."""

    folder: str
    authority: str = ""
    publish: bool = True


@dataclass(frozen=True)
class AuthoritySettings:
    """What `settings.toml` says; empty where there is no such file."""

    names: Mapping[str, str] = field(default_factory=dict)
    closures: Mapping[str, frozenset[date]] = field(default_factory=dict)
    changes: tuple[SettingChange, ...] = ()
    groups: tuple[GroupRole, ...] = ()
    drop: DropFolder | None = None
    # Years a record table is kept, by authority and table, where they differ from the schedule.
    retention: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    alarms: Alarms = field(default_factory=Alarms)

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
    groups = found.groups(values)
    if catalogue is not None:
        found.check(changes, catalogue)
    drop = found.drop_folder(values.get("drop_folder"))
    retention = found.retention(values)
    alarms = found.alarms(values)
    known = {"authorities", "drop_folder", "alarms", *_KEYS}
    for key in values.keys() - known:
        hint = did_you_mean(key, known)
        problems.append(Problem(path.name, lines.line(key), f"There is no “{key}” here.{hint}"))
    if problems:
        raise ProblemsFound(problems)
    days = {code: frozenset(found_days) for code, found_days in closures.items()}
    names = {code: str(name) for code, name in values.get("authorities", {}).items()}
    return AuthoritySettings(names, days, tuple(changes), groups, drop, retention, alarms)


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
                for key in entry.keys() - _KEYS[kind].keys() - _MAY.get(kind, {}).keys()
            ]
            wrong += [
                f"“{key}” of a {kind} is {_TYPES[type_]}."
                for key, type_ in _MAY.get(kind, {}).items()
                if not isinstance(entry.get(key, type_()), type_)
            ]
            line = self.lines.line(kind, number)
            self.problems += [Problem(self.file, line, sentence) for sentence in wrong]
            if not wrong:
                whole.append(entry)
        return whole

    def groups(self, values: dict[str, Any]) -> tuple[GroupRole, ...]:
        made = []
        for number, entry in enumerate(self.entries(values, "single_sign_on")):
            unit = entry.get("unit", "")
            level, colon, name = unit.partition(":")
            if unit and not (colon and name and level in _UNIT_LEVELS):
                sentence = "Write a unit as “team:Assessment Team 3” or “service:Assessment”."
                line = self.lines.line("single_sign_on", number)
                self.problems.append(Problem(self.file, line, sentence))
                continue
            made.append(
                GroupRole(entry["group"], entry["role"], Level(level) if unit else None, name)
            )
        return tuple(made)

    def drop_folder(self, entry: Any) -> DropFolder | None:
        """The [drop_folder], whole and well typed; else None, with its problems."""
        if entry is None:
            return None
        line = self.lines.line("drop_folder")
        wrong = []
        if not isinstance(entry, dict) or not isinstance(entry.get("folder"), str):
            wrong.append("[drop_folder] needs “folder”, as a text in quotation marks.")
        else:
            wrong += [
                f"“{key}” of [drop_folder] is {'true or false' if kinds[0] is bool else 'a text'}."
                for key, kinds in _DROP_KEYS.items()
                if key in entry and not isinstance(entry[key], kinds)
            ]
            wrong += [
                f"[drop_folder] has no “{key}”.{did_you_mean(key, _DROP_KEYS)}"
                for key in entry.keys() - _DROP_KEYS.keys()
            ]
        self.problems += [Problem(self.file, line, sentence) for sentence in wrong]
        return None if wrong else DropFolder(**entry)

    def retention(self, values: dict[str, Any]) -> dict[str, dict[str, int]]:
        known = declared_records().tables
        years: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for number, entry in enumerate(self.entries(values, "retention")):
            if entry["table"] not in known:
                hint = did_you_mean(entry["table"], known)
                sentence = f"There is no record table “{entry['table']}”.{hint}"
                line = self.lines.line("retention", number)
                self.problems.append(Problem(self.file, line, sentence))
            years[entry["authority"]][entry["table"]] = entry["years"]
        return dict(years)

    def alarms(self, values: dict[str, Any]) -> Alarms:
        found, wrong = alarms_of(values.get("alarms"))
        line = self.lines.line("alarms") if wrong else 0
        self.problems += [Problem(self.file, line, sentence) for sentence in wrong]
        return found

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


_UNIT_LEVELS = {Level.SERVICE.value, Level.TEAM.value, Level.WORKER.value}
_TYPES = {str: "a text in quotation marks", date: "a date such as 2026-04-01", int: "a number"}

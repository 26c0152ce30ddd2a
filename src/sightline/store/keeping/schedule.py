"""The retention schedule: how many years after its last date a row of each record table is kept."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sightline.vocabulary.declared import CATALOGUE, declared_records
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.record_tables import RecordTable

_FILE = "retention.toml"


@dataclass(frozen=True)
class Retention:
    """`years` after the last of `dates`; without dates the row goes with the child's last row."""

    table: str
    years: int
    why: str
    dates: tuple[str, ...]

    @property
    def goes_with_the_child(self) -> bool:
        return not self.dates


@lru_cache(maxsize=1)
def shipped_schedule() -> Mapping[str, Retention]:
    """One entry for each record table. Raises ProblemsFound where one is missing or unknown."""
    text = (CATALOGUE / "governance" / _FILE).read_text(encoding="utf-8")
    return schedule_of(tomllib.loads(text))


def schedule_of(raw: Mapping[str, object]) -> Mapping[str, Retention]:
    """Of the file as parsed: groups, each with years, why and the tables it is for."""
    records = declared_records()
    found: dict[str, Retention] = {}
    problems = []
    for name, group in raw.items():
        assert isinstance(group, dict)
        for table in group["tables"]:
            if table not in records:
                hint = did_you_mean(table, records.tables)
                problems.append(Problem(_FILE, 0, f"{name}: no record table “{table}”.{hint}"))
                continue
            dates = _dates(records[table])
            found[table] = Retention(table, group["years"], group["why"], dates)
    missing = sorted(records.tables.keys() - found.keys())
    problems += [Problem(_FILE, 0, f"How long is “{table}” kept?") for table in missing]
    if problems:
        raise ProblemsFound(problems)
    return found


def _dates(table: RecordTable) -> tuple[str, ...]:
    """The columns that date a row, from the first day of it to the last."""
    named = [table.happens_on, *(column for span in table.spans for column in span)]
    named += ["ended_on"] if "ended_on" in table.columns else []  # built tables declare no spans
    return tuple(dict.fromkeys(name for name in named if name))

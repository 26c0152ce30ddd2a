"""The columns of a scorecard file, and a mapping for one that names them otherwise.

One row is one indicator: section, indicator, comparators, out-turn of the year before, the four
quarters, target, direction, reason. Only `indicator` is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.words import Polarity

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "section": ("Section",),
    "indicator": ("Indicator",),
    "definition": ("Definition",),
    "better": ("Better",),
    "comparators": ("Comparators",),
    "outturn": ("Out-turn",),
    "q1": ("Q1",),
    "q2": ("Q2",),
    "q3": ("Q3",),
    "q4": ("Q4",),
    "target": ("Target",),
    "direction": ("Direction of travel", "Direction"),
    "reason": ("Reason",),
    "counted_of": ("Counted of",),
}
_PARTS = {"columns", "counted_of", "better"}


@dataclass(frozen=True)
class ScorecardMapping:
    """`columns`: their heading for our column. By the indicator's title, `counted_of` names the
    one whose number a percentage is a share of, and `better` which way is good.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    counted_of: Mapping[str, str] = field(default_factory=dict)
    better: Mapping[str, Polarity] = field(default_factory=dict)

    def headings(self) -> dict[str, tuple[str, ...]]:
        """The mapping's heading alone where it gives one, else the usual ones."""
        told = self.columns
        return {name: (told[name],) if name in told else usual for name, usual in COLUMNS.items()}


AS_DOCUMENTED = ScorecardMapping()


def read_mapping(file: Path) -> ScorecardMapping:
    """Raises ProblemsFound with everything that is wrong in it."""
    problems: list[Problem] = []
    values, lines = read_toml(file, problems)

    def say(sentence: str, *path: str) -> None:
        problems.append(Problem(file.name, lines.line(*path), sentence))

    for part in values.keys() - _PARTS:
        say(f"A mapping has no “{part}”.{did_you_mean(part, _PARTS)}", part)
    columns = _texts(values.get("columns", {}))
    for name in columns.keys() - COLUMNS.keys():
        say(f"There is no column “{name}”.{did_you_mean(name, COLUMNS)}", "columns", name)
    better = _texts(values.get("better", {}))
    for title, way in better.items():
        if way not in set(Polarity):
            say(f"“{way}” is not higher, lower or neither.", "better", title)
    if problems:
        raise ProblemsFound(problems)
    ways = {title: Polarity(way) for title, way in better.items()}
    return ScorecardMapping(columns, _texts(values.get("counted_of", {})), ways)


def _texts(values: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in dict(values).items()}

"""The rules as data: `catalogue/prepublication/*.toml`, or the authority's own of the same name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import CATALOGUE, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean

FOLDER = "prepublication"
_KEYS = {"id", "title", "meaning", "severity", "what_to_do", "needs", "parameters"}
_NEEDED = _KEYS - {"parameters"}
PARTS = ("narrative", "plan", "report", "earlier", "bodies")


class Severity(StrEnum):
    """A contradiction is one for certain; a doubt is worth a look."""

    CONTRADICTION = "contradiction"
    DOUBT = "doubt"


@dataclass(frozen=True)
class CheckRule:
    """`needs`: groups of papers, one of them whole: [["narrative", "plan"], ["report"]]."""

    id: str
    title: str
    meaning: str
    severity: Severity
    what_to_do: str
    needs: tuple[tuple[str, ...], ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)


def check_rules(own: Path | None = None) -> dict[str, CheckRule]:
    """By id; a file in `own` replaces its namesake. Raises ProblemsFound with all problems."""
    problems: list[Problem] = []
    rules: dict[str, CheckRule] = {}
    for path in _files(own):
        values, lines = read_toml(path, problems)
        for n, entry in enumerate(values.get("rule", [])):
            said = _problem_of(entry, rules)
            if said:
                problems.append(Problem(path.name, lines.line("rule", n), said))
            else:
                rules[entry["id"]] = _rule(entry)
    if problems:
        raise ProblemsFound(problems)
    return rules


def _files(own: Path | None) -> list[Path]:
    shipped = sorted((CATALOGUE / FOLDER).glob("*.toml"))
    mine = own / FOLDER if own else None
    return [mine / p.name if mine and (mine / p.name).is_file() else p for p in shipped]


def _problem_of(entry: Mapping[str, Any], known: Mapping[str, CheckRule]) -> str:
    for key in entry.keys() - _KEYS:
        return f"A rule has no “{key}”.{did_you_mean(key, _KEYS)}"
    for key in sorted(_NEEDED - entry.keys()):
        return f"The rule “{entry.get('id', '?')}” does not say its “{key}”."
    if entry["severity"] not in set(Severity):
        return f"“{entry['severity']}” is no severity.{did_you_mean(entry['severity'], Severity)}"
    for part in (part for group in entry["needs"] for part in group):
        if part not in PARTS:
            return f"“{part}” is no paper that can be compared.{did_you_mean(part, PARTS)}"
    return f"The rule “{entry['id']}” is declared twice." if entry["id"] in known else ""


def _rule(entry: Mapping[str, Any]) -> CheckRule:
    return CheckRule(
        entry["id"], entry["title"], entry["meaning"], Severity(entry["severity"]),
        entry["what_to_do"], tuple(map(tuple, entry["needs"])), entry.get("parameters", {}),
    )  # fmt: skip

"""An authority's targets and rebases, read from its `targets.toml`; all problems at once.

[[target]]
indicator = "assessments_within_45_days"
kind = "local"                # statutory, local, deprivation_adjusted, mid_way, ambitious
state = "adopted"             # or proposed
from = { 2025-04-01 = 80.0, 2026-04-01 = 85.0 }
# or: 2027-04-01 = { percent = -20, of = 190.0, base = "190 in the year to 31 March 2026" }
amber = 5.0                   # within so much of the target is close to it; or "5%" of it
tolerance = 0.0               # within so much counts as met

[[level]]
indicator = "assessments_within_45_days"
within = 1.0                  # a change of so much, or of "2%", is none

[[rebase]]
indicator = "referrals_received"
on = 2025-07-01
reason = "The front door moved to one team."
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sightline.documents.judged import Settings
from sightline.judgement.direction import Tolerance
from sightline.judgement.limits import Rebase
from sightline.judgement.targets import (
    Target,
    TargetKind,
    TargetPoint,
    TargetState,
    WorkedOut,
)
from sightline.vocabulary.declared import read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.toml_lines import TomlLines

_KEYS = {"indicator", "kind", "state", "from", "amber", "tolerance"}


def read_targets(file: Path, known: Mapping[str, object]) -> Settings:
    """No file means no targets. Raises ProblemsFound, so that no target is silently left out."""
    if not file.is_file():
        return Settings.none()
    problems: list[Problem] = []
    values, lines = read_toml(file, problems)
    targets: dict[str, list[Target]] = {}
    rebases: dict[str, list[Rebase]] = {}
    for number, entry in enumerate(values.get("target", [])):
        reader = _Entry(entry, file.name, lines, ("target", number), problems)
        if target := reader.target(known):
            targets.setdefault(entry["indicator"], []).append(target)
    for number, entry in enumerate(values.get("rebase", [])):
        reader = _Entry(entry, file.name, lines, ("rebase", number), problems)
        if rebase := reader.rebase(known):
            rebases.setdefault(entry["indicator"], []).append(rebase)
    levels = {}
    for number, entry in enumerate(values.get("level", [])):
        reader = _Entry(entry, file.name, lines, ("level", number), problems)
        levels[str(entry.get("indicator"))] = reader.level(known)
    if problems:
        raise ProblemsFound(problems)
    return Settings(targets, rebases, levels)


class _Entry:
    def __init__(
        self,
        entry: Mapping[str, Any],
        file: str,
        lines: TomlLines,
        path: tuple[str | int, ...],
        problems: list[Problem],
    ) -> None:
        self.entry, self.file, self.lines, self.path = entry, file, lines, path
        self.problems = problems
        self.count = len(problems)

    def target(self, known: Mapping[str, object]) -> Target | None:
        for key in self.entry.keys() - _KEYS:
            self._say(f"A target has no “{key}”.{did_you_mean(key, _KEYS)}", key)
        self._check_indicator(known)
        kind = self._one_of("kind", [each.value for each in TargetKind], TargetKind.LOCAL)
        state = self._one_of("state", [each.value for each in TargetState], TargetState.ADOPTED)
        profile = self._profile()
        bands = [self._band(name) for name in ("tolerance", "amber")]
        if len(self.problems) > self.count:
            return None
        return Target(TargetKind(kind), TargetState(state), profile, bands[0], bands[1])

    def rebase(self, known: Mapping[str, object]) -> Rebase | None:
        self._check_indicator(known)
        on, reason = self.entry.get("on"), self.entry.get("reason")
        if not isinstance(on, date):
            self._say("Say from which day: on = 2025-07-01.", "on")
        if not isinstance(reason, str) or not reason.strip():
            self._say(
                "Limits are only set afresh for a reason: write it as reason = “…”.", "reason"
            )
        return Rebase(on, str(reason)) if isinstance(on, date) and reason else None

    def level(self, known: Mapping[str, object]) -> Tolerance:
        self._check_indicator(known)
        return self._band("within")

    def _profile(self) -> tuple[TargetPoint, ...]:
        given = self.entry.get("from")
        if not isinstance(given, dict) or not given:
            self._say("Say what is due from when: from = { 2026-04-01 = 85.0 }.", "from")
            return ()
        points = []
        for day, value in given.items():
            try:
                points.append(_point(day, value))
            except (TypeError, ValueError, KeyError):
                self._say(f"“{day} = {value}” is not a day and a number.", "from")
        return tuple(sorted(points))

    def _check_indicator(self, known: Mapping[str, object]) -> None:
        name = str(self.entry.get("indicator", ""))
        if name not in known:
            self._say(f"There is no indicator “{name}”.{did_you_mean(name, known)}", "indicator")

    def _one_of(self, key: str, words: list[str], usual: str) -> str:
        given = str(self.entry.get(key, usual))
        if given not in words:
            self._say(f"“{given}” is none of {', '.join(words)}.{did_you_mean(given, words)}", key)
        return given

    def _band(self, key: str) -> Tolerance:
        """5.0 in the value's own unit, or "5%" of what it is measured from."""
        given = self.entry.get(key, 0.0)
        is_percentage = isinstance(given, str) and given.strip().endswith("%")
        try:
            size = float(given.strip().rstrip("%") if is_percentage else given)
        except (TypeError, ValueError):
            size = -1.0
        if (
            isinstance(given, bool)
            or (isinstance(given, str) and not is_percentage)
            or not size >= 0
        ):
            self._say(f"{key} must be a number, 0 or more, or a percentage as “5%”.", key)
            return Tolerance()
        return Tolerance(size, is_percentage)

    def _say(self, sentence: str, key: str) -> None:
        line = self.lines.line(*self.path, key)
        self.problems.append(Problem(self.file, line, sentence))


def _point(day: str, value: object) -> TargetPoint:
    if not isinstance(value, dict):
        return TargetPoint(date.fromisoformat(day), float(value))  # type: ignore[arg-type]
    worked = WorkedOut(float(value["percent"]), float(value["of"]), str(value.get("base", "")))
    return TargetPoint(date.fromisoformat(day), worked.value, worked)

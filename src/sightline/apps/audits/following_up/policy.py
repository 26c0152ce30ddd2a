"""What follows an audit, as the authority wants it: `audit_escalation.toml`, or its own of that
name. Plain Python."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sightline.apps.audits.following_up.steps import Part, Standing
from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "audit_escalation.toml"


@dataclass(frozen=True)
class StagePolicy:
    """`working_days`: from its beginning until it must have been held."""

    part: Part
    title: str
    working_days: int
    begun_by: frozenset[Standing]
    held_by: frozenset[Standing]
    circulated_to: tuple[Standing, ...]
    seen_by: frozenset[Standing]
    guidance: tuple[str, ...]


@dataclass(frozen=True)
class FollowUpPolicy:
    """`roles`: who stands where. `kept_by`, `seen_by`: of judgements."""

    evidence_months: int
    evidence_to: frozenset[str]
    keep_years: int
    roles: Mapping[Standing, frozenset[str]]
    kept_by: frozenset[Standing]
    seen_by: frozenset[Standing]
    stages: Mapping[Part, StagePolicy]


@lru_cache(maxsize=4)
def follow_up_policy(data: Path) -> FollowUpPolicy:
    """Raises ValueError or KeyError for a file that leaves a stage, a role or a number out."""
    own = data / "catalogue" / "governance" / SHIPPED.name
    found = tomllib.loads((own if own.is_file() else SHIPPED).read_text(encoding="utf-8"))
    stages = {Part(each["key"]): _stage(each) for each in found["stage"]}
    missing = [part.value for part in Part if part not in stages]
    if missing:
        raise ValueError(f"{SHIPPED.name} says nothing about: {', '.join(missing)}.")
    roles = {Standing(key): frozenset(named) for key, named in found["standing"].items()}
    judgement = found["judgement"]
    return FollowUpPolicy(
        evidence_months=int(found["evidence_months"]),
        evidence_to=frozenset(found["evidence_to"]),
        keep_years=int(found["keep_years"]),
        roles=roles,
        kept_by=_standings(judgement["kept_by"]),
        seen_by=_standings(judgement["seen_by"]),
        stages=stages,
    )


def _stage(found: dict[str, object]) -> StagePolicy:
    named = {name: _standings(found[name]) for name in ("begun_by", "held_by", "seen_by")}
    circulated, guidance = found["circulated_to"], found["guidance"]
    assert isinstance(circulated, list) and isinstance(guidance, list)
    return StagePolicy(
        part=Part(str(found["key"])),
        title=str(found["title"]),
        working_days=int(str(found["working_days"])),
        circulated_to=tuple(map(Standing, circulated)),
        guidance=tuple(map(str, guidance)),
        **named,
    )


def _standings(named: object) -> frozenset[Standing]:
    assert isinstance(named, list)
    return frozenset(map(Standing, named))

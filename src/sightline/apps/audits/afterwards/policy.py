"""What the authority wants of an audit that is handed in: roles, shares and days, as data."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "audit_moderation.toml"


@dataclass(frozen=True)
class Fewest:
    """Below these nothing is said of agreement, of one's own drift, of the spread."""

    files: int
    of_one: int
    auditors: int


@dataclass(frozen=True)
class AfterPolicy:
    """`ends`: "best", "worst", the grades that are always moderated. `days`: working days by what
    is to be done."""

    moderators: frozenset[str]
    confirmers: frozenset[str]
    ends: frozenset[str]
    moderate_one_in: int
    second_one_in: int
    seed: str
    gold_files: int
    gold_graders: int
    days: dict[str, int]
    fewest: Fewest
    themes: dict[str, str]


@lru_cache(maxsize=4)
def after_policy(data: Path) -> AfterPolicy:
    own = data / "catalogue" / "governance" / SHIPPED.name
    found = tomllib.loads((own if own.is_file() else SHIPPED).read_text(encoding="utf-8"))
    moderation, second, agreement = found["moderation"], found["second"], found["agreement"]
    return AfterPolicy(
        moderators=frozenset(found["moderated_by"]),
        confirmers=frozenset(found["confirmed_by"]),
        ends=frozenset(moderation["grades"]),
        moderate_one_in=int(moderation["one_in"]),
        second_one_in=int(second["one_in"]),
        seed=str(second["seed"]),
        gold_files=int(second["gold_files_a_year"]),
        gold_graders=int(second["gold_graders"]),
        days={key: int(days) for key, days in found["days"].items()},
        fewest=Fewest(
            int(agreement["fewest_files"]),
            int(agreement["fewest_of_one"]),
            int(agreement["fewest_auditors"]),
        ),
        themes=dict(found["themes"]),
    )

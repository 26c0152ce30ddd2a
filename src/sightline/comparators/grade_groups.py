"""Comparison groups by Ofsted grade: who had which grade on the day, and their averages."""

from collections.abc import Callable, Mapping, Sequence

from sightline.comparators.answers import GradeGroup, PublishedValue
from sightline.comparators.averages import mean_of, median_of

GROUPS = {
    "outstanding": ("outstanding",),
    "good": ("good",),
    "good_or_outstanding": ("outstanding", "good"),
    "requires_improvement": ("requires_improvement",),
    "inadequate": ("inadequate",),
}
ALL, NEIGHBOURS = "all authorities", "neighbours"


def grade_groups(
    judgements: Mapping[str, Mapping[str, str]],
    authorities: Sequence[str],
    neighbours: Sequence[str],
    value_of: Callable[[str], PublishedValue],
) -> tuple[GradeGroup, ...]:
    """Every group with at least one of these authorities in it, with each one's value."""
    found = []
    for area, grades in judgements.items():
        for among, pool in ((ALL, authorities), (NEIGHBOURS, neighbours)):
            for group, wanted in GROUPS.items():
                members = tuple(value_of(code) for code in pool if grades.get(code) in wanted)
                if members:
                    mean, median = mean_of(members), median_of(members)
                    found.append(GradeGroup(area, group, among, members, mean, median))
    return tuple(found)

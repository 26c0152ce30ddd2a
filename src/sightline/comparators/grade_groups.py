"""Comparison groups by Ofsted grade: who had which grade on the day, and their averages."""

from collections.abc import Mapping

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
    cells: Mapping[str, PublishedValue],
    neighbours: tuple[str, ...],
    authority: str,
) -> tuple[GradeGroup, ...]:
    """Every group with at least one authority in it; the authority itself is in none."""
    others = [code for code in cells if code != authority]
    found = []
    for area, grades in judgements.items():
        for among, pool in ((ALL, others), (NEIGHBOURS, [c for c in neighbours if c in cells])):
            for group, wanted in GROUPS.items():
                members = tuple(cells[code] for code in pool if grades.get(code) in wanted)
                if members:
                    mean, median = mean_of(members), median_of(members)
                    found.append(GradeGroup(area, group, among, members, mean, median))
    return tuple(found)

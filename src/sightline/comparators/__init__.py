"""Published statistics in; what to compare an authority with out, each average naming its method.

Here belong the readers of published files (the Local Authority Interactive Tool, Explore education
statistics, population estimates, statistical-neighbour workbooks, a list of Ofsted judgements), the
store they fill, and the questions asked of it: a series, the neighbours on a day, a benchmark with
England, region, neighbours, rank and quartile band. What publishers call things is data, in
`catalogue/comparators/`. An authority's own figures, its targets and any verdict on them do not
belong here: what is published is shown as published, with its year, its source and its gaps.
"""

from sightline.comparators.answers import (
    Average,
    Benchmark,
    Neighbour,
    NeighbourSet,
    PublishedValue,
    Series,
)
from sightline.comparators.loading import ComparatorLoad, FileLoad, load_comparators
from sightline.comparators.measures import Measure
from sightline.comparators.questions import Comparators

__all__ = [
    "Average",
    "Benchmark",
    "ComparatorLoad",
    "Comparators",
    "FileLoad",
    "Measure",
    "Neighbour",
    "NeighbourSet",
    "PublishedValue",
    "Series",
    "load_comparators",
]

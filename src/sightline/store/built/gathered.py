"""Rows worked out from successive "latest visit" and "latest review" columns of other tables."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from sightline.store.built.templates import run


@dataclass(frozen=True)
class Gathering:
    """`column` of each observation of `parent` becomes a row of the table, dated `happens_on`."""

    parent: str
    column: str
    happens_on: str
    extra: str = ""


_SEEN = (
    ", arg_max(o.last_seen_alone, o.observed_on) AS seen_alone"
    ", CASE WHEN bool_or(o.last_seen_alone = 'yes') THEN 'yes' ELSE 'unknown' END AS seen"
)
_UNKNOWN_SEEN = ", 'unknown' AS seen, 'unknown' AS seen_alone"

GATHERED: Mapping[str, Gathering] = {
    "cp_visits": Gathering("cp_plans", "last_visit_on", "visited_on", _SEEN),
    "cp_reviews": Gathering("cp_plans", "last_review_on", "held_on"),
    "cla_visits": Gathering("children_in_care", "last_visit_on", "visited_on", _UNKNOWN_SEEN),
    "cla_reviews": Gathering(
        "children_in_care", "last_review_on", "held_on", ", 'unknown' AS participation"
    ),
    "health_assessments": Gathering("children_in_care", "last_health_assessment_on", "held_on"),
    "dental_checks": Gathering("children_in_care", "last_dental_check_on", "held_on"),
    "cin_visits": Gathering(
        "cin_episodes", "last_seen_on", "visited_on", ", 'unknown' AS seen_alone"
    ),
}


def gather(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """Make the gathered rows of a table; returns SQL naming them, or "" where there are none."""
    gathering = GATHERED.get(table)
    if gathering is None:
        return ""
    run(
        connection,
        "gathered",
        table=table,
        parent=gathering.parent,
        column=gathering.column,
        happens_on=gathering.happens_on,
        extra=gathering.extra,
    )
    return f'UNION ALL BY NAME FROM temp."{table}__gathered"'

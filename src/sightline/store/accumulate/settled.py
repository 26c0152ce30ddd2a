"""What the authority settled about its teams and workers, applied to what the loads say."""

from datetime import date

import duckdb
import pyarrow as pa

from sightline.store.accumulate.part import Part, run
from sightline.store.built import put_table
from sightline.store.organisation import Organisation
from sightline.store.schema import loaded_table
from sightline.vocabulary.declared import declared_records

Connection = duckdb.DuckDBPyConnection
SETTLED = "organisation"  # stands where other rows name the extract they come from


def put_names(connection: Connection, organisation: Organisation) -> None:
    """Make a table of spellings for each column that has any; `give_names` reads them."""
    for column, names in _names(organisation).items():
        if names:
            spelt = pa.table({"spelling": list(names), "name": list(names.values())})
            connection.register("names_to_put", spelt)
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {column}_names AS FROM names_to_put")
            connection.unregister("names_to_put")


def give_names(connection: Connection, part: Part, organisation: Organisation) -> None:
    """Every spelling in `found_rows` becomes the one name, before rows are compared by key."""
    for column, names in _names(organisation).items():
        if names and column in part.table.columns:
            run(connection, "one_name", column=column)


def _names(organisation: Organisation) -> dict[str, dict[str, str]]:
    return {
        "team": dict(organisation.team_names),
        "worker": dict(organisation.worker_names),
    }


def put_places(
    connection: Connection, authority: str, organisation: Organisation, as_at: date
) -> None:
    """The settled places of teams take the place of what the loaded list says of these teams.

    They speak as of `as_at`: a move that is still to come waits for the extract after it.
    """
    if not organisation.teams:
        return
    found = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'loaded' AND table_name = 'teams'"
    ).fetchall()
    if not found:
        empty = loaded_table(declared_records()["teams"]).empty_table()
        put_table(connection, "teams", empty)
    places = pa.table(
        {
            "team": [one.team for one in organisation.teams],
            "service": [one.service for one in organisation.teams],
            "started_on": pa.array([one.from_on for one in organisation.teams], pa.date32()),
            "ended_on": pa.array([one.to_on for one in organisation.teams], pa.date32()),
        }
    )
    connection.register("places", places)
    connection.execute(_PLACES, {"authority": authority, "as_at": as_at, "source": SETTLED})
    connection.unregister("places")


_PLACES = """
DELETE FROM loaded.teams WHERE team IN (SELECT team FROM places);
INSERT INTO loaded.teams BY NAME
SELECT
    $authority AS authority,
    coalesce((SELECT max(row_id) FROM loaded.teams), $authority::BIGINT << 32)
        + row_number() OVER (ORDER BY team, started_on) AS row_id,
    $source AS from_source, $as_at::DATE AS observed_on, $as_at::DATE AS first_held_on,
    $as_at::DATE AS last_held_on, false AS gathered, team, service, started_on,
    CASE WHEN ended_on <= $as_at THEN ended_on END AS ended_on
FROM places
WHERE started_on IS NULL OR started_on <= $as_at
"""

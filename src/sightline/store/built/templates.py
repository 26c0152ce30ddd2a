"""The SQL files beside this module, with the places that depend on the catalogue filled in.

Only names the catalogue declares and fragments made here are put in: no value of a council's row
and nothing a person typed ever becomes SQL text.
"""

from functools import cache
from importlib.resources import files
from string import Template

import duckdb


@cache
def template(name: str) -> Template:
    text = files("sightline.store").joinpath("built", f"{name}.sql").read_text(encoding="utf-8")
    return Template(text)


def run(connection: duckdb.DuckDBPyConnection, name: str, **places: str) -> None:
    connection.execute(template(name).substitute(places))

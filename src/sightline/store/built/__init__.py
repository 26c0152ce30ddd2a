"""What follows from the loaded rows: gathered rows, derived columns, links, built record tables.

Works on a DuckDB connection whose schema `loaded` holds the loaded record tables (`put_rows` fills
it from small tables of a worked example, the store from all loads). `build` makes the tables asked
for, and what they need, in the schema `main`; `counted` holds the same tables without rows that
were withdrawn or have impossible dates. Everything here is the same for ten rows or ten million.
"""

from sightline.store.built.build import build, build_all, build_filled
from sightline.store.built.inputs import put_rows, put_table

__all__ = ["build", "build_all", "build_filled", "put_rows", "put_table"]

"""What staff call a child, and the way back to the case system, where a local list says so."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from sightline.apps.children.queries import snapshot


@dataclass(frozen=True)
class Named:
    name: str = ""
    case_link: str = ""


def names() -> dict[str, Named]:
    """Child id → name and link, of the published records; read once for each edition."""
    found = snapshot()
    if found is None or not found.path("child_details").is_file():
        return {}
    path = found.path("child_details")
    return _names(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _names(path: Path, edition: int) -> dict[str, Named]:
    columns = ["child_id", "display_name", "case_link", "withdrawn_on"]
    rows = pq.read_table(path, columns=columns).to_pylist()
    return {
        row["child_id"]: Named(row["display_name"] or "", row["case_link"] or "")
        for row in rows
        if row["withdrawn_on"] is None
    }

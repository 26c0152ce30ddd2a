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
    """Child id → name and link, of the published records; read once for each snapshot."""
    found = snapshot()
    return _names(found.path("child_details")) if found else {}


@lru_cache(maxsize=2)
def _names(path: Path) -> dict[str, Named]:
    if not path.is_file():
        return {}
    columns = ["child_id", "display_name", "case_link", "withdrawn_on"]
    rows = pq.read_table(path, columns=columns).to_pylist()
    return {
        row["child_id"]: Named(row["display_name"] or "", row["case_link"] or "")
        for row in rows
        if row["withdrawn_on"] is None
    }

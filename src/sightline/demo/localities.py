"""Where the children of Wrenshire live: its wards, in four localities.

A child's ward follows from the child's id alone, so that it can be told without living the years
again; for some children no home is recorded, as in life.
"""

import hashlib
from bisect import bisect_right
from datetime import date
from itertools import accumulate

from sightline.demo.children import Child
from sightline.demo.local_drawing import LocalDrawing, Row, Table
from sightline.demo.world import DATA_AS_AT, FIRST_EXTRACT_WINDOW

# Locality → its wards, each with how many of a hundred children live there.
LOCALITIES = {
    "North": {"Abbey Fields": 6, "Kilnbrook": 9, "Thornwick": 7},
    "East": {"Harbour Row": 14, "Saltmarsh": 12, "Quayside": 8},
    "Central": {"Market Cross": 10, "Priory Gate": 9, "Tanners Yard": 6},
    "West": {"Heron Vale": 5, "Oakhanger Rise": 5, "Westcombe": 4},
}
_WARDS = [(ward, locality) for locality, wards in LOCALITIES.items() for ward in wards]
_SHARES = list(accumulate(n for wards in LOCALITIES.values() for n in wards.values()))


def home_of(child_id: str) -> tuple[str, str] | None:
    """Ward and locality; None where no home is recorded."""
    place = int.from_bytes(hashlib.sha256(child_id.encode()).digest()[:4]) % 100
    found = bisect_right(_SHARES, place)
    return _WARDS[found] if found < len(_WARDS) else None


class LocalityLists(LocalDrawing):
    """What no return holds of a child: where home is."""

    def children(self) -> Table:
        rows: list[Row] = []
        for child_id in sorted({child.child_id for child in self._known()}):
            if home := home_of(child_id):
                rows.append([child_id, *home])
        return ("child_id", "ward", "locality"), rows

    def _known(self) -> list[Child]:
        """Those that the extracts name: heard of, helped or looked after in their window."""
        history = self.history
        known = [each.child for each in history.contacts if self.recent(each.contacted_on)]
        known += [each.child for each in history.referrals if self.recent(each.referred_on)]
        known += [e.child for e in history.early_help if _in_window(e.started_on, e.ended_on)]
        return known + [c.child for c in history.care if _in_window(c.started_on, c.ended_on)]


def _in_window(started_on: date, ended_on: date) -> bool:
    return started_on <= DATA_AS_AT and ended_on >= FIRST_EXTRACT_WINDOW

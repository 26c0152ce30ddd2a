"""Twelve indicators in straightforward pandas, month by month, as an analyst would write them.

The second answer the engine is timed against and checked with: every cell must be the same. It
reads the snapshot's Parquet, so that links and derived columns come free.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from sightline.store.snapshots import Snapshot
from sightline.vocabulary.working_days import bank_holidays

Key = tuple[str, str, Any, str, str]  # indicator, basis, as_at, level, unit
Cell = tuple[float, float | None]  # numerator, denominator
UNITS = ("service", "team", "worker")
NEVER = pd.Timestamp(2200, 1, 1)
MONTHS_OF = {"month": 1, "rolling_12_months": 12}


class Analyst:
    """Works the twelve indicators out for the month-ends given."""

    def __init__(self, snapshot: Snapshot, month_ends: list[pd.Timestamp]) -> None:
        self.snapshot, self.month_ends = snapshot, month_ends
        self.found: dict[Key, Cell] = {}

    def rows(self, table: str) -> pd.DataFrame:
        rows = pd.read_parquet(self.snapshot.path(table))
        rows = rows[rows["impossible"].isna() & rows["withdrawn_on"].isna()].copy()
        for column in rows.columns:
            if column.endswith("_on"):
                rows[column] = pd.to_datetime(rows[column])
        return rows

    @cached_property
    def holders(self) -> pd.DataFrame:
        """Who held each child, one after another."""
        held = self.rows("allocations").sort_values(["child_id", "started_on", "row_id"])
        following = held.groupby("child_id")["started_on"].shift(-1) - pd.Timedelta(days=1)
        held["until"] = held["ended_on"].fillna(NEVER).clip(upper=following.fillna(NEVER))
        held = held.rename(columns={"started_on": "since"}).sort_values("since")
        return held[["child_id", "since", "until", *UNITS]]

    def with_units(self, rows: pd.DataFrame, day: str) -> pd.DataFrame:
        """The rows with who held the child on the day; where nobody did, with their own team."""
        rows = rows.rename(columns={unit: f"own_{unit}" for unit in UNITS})
        rows = rows.dropna(subset=[day]).sort_values(day)
        rows = pd.merge_asof(rows, self.holders, left_on=day, right_on="since", by="child_id")
        for unit in UNITS:
            own = rows.get(f"own_{unit}")
            held = rows["until"] >= rows[day]
            rows[unit] = rows[unit].where(held, own).fillna("Not recorded")
        return rows

    def keep(
        self, id: str, basis: str, as_at: pd.Timestamp, rows: pd.DataFrame, met: str | None
    ) -> None:
        """The month's figure for the authority and for each service, team and worker."""
        if met is None:
            self.found[id, basis, as_at, "authority", ""] = float(len(rows)), None
        else:
            whole = float(rows[met].sum()), float(len(rows))
            self.found[id, basis, as_at, "authority", ""] = whole
        for level in UNITS:
            groups = rows.groupby(level)
            counted = groups.size() if met is None else groups[met].agg(["sum", "size"])
            for unit, value in counted.iterrows() if met else counted.items():
                cell = (float(value["sum"]), float(value["size"])) if met else (float(value), None)
                self.found[id, basis, as_at, level, str(unit)] = cell

    def flow(
        self, id: str, rows: pd.DataFrame, day: str, bases: str, met: str | None = None
    ) -> None:
        """Rows dated in the month, the year up to it, or the financial year so far."""
        rows = self.with_units(rows, day)
        for basis in bases.split():
            for as_at in self.month_ends:
                inside = (rows[day] >= _first_day(basis, as_at)) & (rows[day] <= as_at)
                self.keep(id, basis, as_at, rows[inside], met)

    def stock(
        self,
        id: str,
        rows: pd.DataFrame,
        ended: str = "ended_on",
        basis: str = "at_date",
        met: Callable[[pd.DataFrame, pd.Timestamp], pd.DataFrame] | None = None,
        once_per_child: bool = False,
    ) -> None:
        """Rows open at each month-end; `met` says which of them count."""
        for as_at in self.month_ends:
            still = rows[ended].isna() | (rows[ended] > as_at)
            here = rows[(rows["started_on"] <= as_at) & still].assign(as_at=as_at)
            if once_per_child:
                here = here.sort_values(["started_on", "row_id"]).drop_duplicates(
                    "child_id", keep="last"
                )
            here = self.with_units(here, "as_at")
            if met is not None:
                here = met(here, as_at)
            self.keep(id, basis, as_at, here, "met" if met else None)


def working_days(start: "pd.Series[Any]", end: Any) -> "pd.Series[Any]":
    """Days after the start up to the end; unknown where a day is."""
    end = end if isinstance(end, pd.Series) else pd.Series(end, index=start.index)
    known = start.notna() & end.notna()
    first, last = (side.where(known, pd.Timestamp(2020, 1, 1)) for side in (start, end))
    one = np.timedelta64(1, "D")
    counts = np.busday_count(
        first.to_numpy("datetime64[D]") + one,
        last.to_numpy("datetime64[D]") + one,
        holidays=np.array(sorted(bank_holidays()), "datetime64[D]"),
    )
    return pd.Series(counts, index=start.index).where(known)


def _first_day(basis: str, as_at: pd.Timestamp) -> pd.Timestamp:
    if basis == "year_to_date":
        return pd.Timestamp(as_at.year if as_at.month > 3 else as_at.year - 1, 4, 1)
    after = as_at + pd.Timedelta(days=1)
    return after - pd.DateOffset(months=MONTHS_OF[basis])


def _front_door(analyst: Analyst) -> Iterator[str]:
    yield "contacts_received"
    analyst.flow(
        "contacts_received", analyst.rows("contacts"), "contacted_on", "month rolling_12_months"
    )
    rows = analyst.rows("referrals")
    yield "referrals_received"
    analyst.flow("referrals_received", rows, "referred_on", "month rolling_12_months")
    yield "rereferrals_12m_pct"
    again = rows["previous_referred_on"] + pd.DateOffset(months=12) >= rows["referred_on"]
    rows = rows.assign(again=again, nfa=rows["nfa"].fillna(False).astype(bool))
    analyst.flow(
        "rereferrals_12m_pct", rows, "referred_on", "rolling_12_months year_to_date", "again"
    )
    yield "referrals_nfa_pct"
    analyst.flow("referrals_nfa_pct", rows, "referred_on", "rolling_12_months", "nfa")


def _assessment(analyst: Analyst) -> Iterator[str]:
    rows = analyst.rows("assessments")
    yield "assessments_completed"
    analyst.flow("assessments_completed", rows, "completed_on", "month rolling_12_months")
    yield "assessments_45wd_pct"
    in_time = working_days(rows["started_on"], rows["completed_on"]) <= 45
    bases = "rolling_12_months year_to_date month"
    analyst.flow("assessments_45wd_pct", rows.assign(met=in_time), "completed_on", bases, "met")
    yield "assessments_open_over_45wd_pct"
    analyst.stock(
        "assessments_open_over_45wd_pct", rows, "completed_on",
        met=lambda here, as_at: here.assign(met=working_days(here["started_on"], as_at) > 45),
    )  # fmt: skip
    yield "s47_started"
    enquiries = analyst.rows("section_47s")
    analyst.flow("s47_started", enquiries, "started_on", "month rolling_12_months")


def _protection_and_care(analyst: Analyst) -> Iterator[str]:
    plans, visits = analyst.rows("cp_plans"), analyst.rows("cp_visits")
    yield "cpp_count"
    analyst.stock("cpp_count", plans, once_per_child=True)
    yield "cpp_starts"
    analyst.flow("cpp_starts", plans, "started_on", "month rolling_12_months")
    yield "cpp_visits_in_time_pct"
    seen = visits[visits["seen"] != "no"]

    def visited(here: pd.DataFrame, as_at: pd.Timestamp) -> pd.DataFrame:
        here = here[working_days(here["started_on"], as_at) > 10]
        last = seen[seen["visited_on"] <= as_at].groupby("plan_id")["visited_on"].max()
        return here.assign(met=working_days(here["row_id"].map(last), as_at) <= 10)

    analyst.stock("cpp_visits_in_time_pct", plans, met=visited)
    yield "lac_3plus_placements_pct"
    placements = analyst.rows("placements")

    def often_moved(here: pd.DataFrame, as_at: pd.Timestamp) -> pd.DataFrame:
        first = _first_day("rolling_12_months", as_at)
        began, ended = placements["started_on"], placements["ended_on"]
        held = placements[(began <= as_at) & (ended.isna() | (ended >= first))]
        count = held.groupby("child_id").size()
        return here.assign(met=here["child_id"].map(count).fillna(0) >= 3)

    care = analyst.rows("periods_of_care")
    analyst.stock("lac_3plus_placements_pct", care, basis="rolling_12_months", met=often_moved)


def twelve_indicators(analyst: Analyst) -> list[str]:
    """Works all twelve out; returns their ids."""
    return [*_front_door(analyst), *_assessment(analyst), *_protection_and_care(analyst)]

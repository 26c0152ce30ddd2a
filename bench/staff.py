"""The teams and workers of the made-up authority, and who held which child when."""

from datetime import date

import numpy as np
import pandas as pd

TEAMS = 20
FROM, TO = np.datetime64("2018-04-01"), np.datetime64("2026-03-31")


def teams() -> pd.DataFrame:
    """Twenty teams in four services."""
    return pd.DataFrame(
        {
            "team": [f"Team {n:02d}" for n in range(TEAMS)],
            "service": [f"Service {n % 4}" for n in range(TEAMS)],
            "started_on": date(2010, 4, 1),
        }
    )


def workers_for(children: int) -> int:
    """150 workers for 45,000 children, fewer for fewer."""
    return max(8, children // 300)


def name_of(worker: np.ndarray) -> np.ndarray:
    return np.array([f"Worker {n:03d}" for n in range(worker.max() + 1)])[worker]


def team_of(worker: np.ndarray) -> np.ndarray:
    """A worker stays in one team."""
    return teams()["team"].to_numpy()[worker % TEAMS]


def case_allocations(
    referrals: pd.DataFrame, in_care: pd.DataFrame, workers: int, random: np.random.Generator
) -> pd.DataFrame:
    """Somebody holds each child from a referral on, for months or a year, and while in care."""
    held = random.integers(30, 400, len(referrals))
    end = referrals["referred_on"] + pd.to_timedelta(held, unit="D")
    cases = pd.DataFrame(
        {
            "child_id": pd.concat([referrals["child_id"], in_care["child_id"]]),
            "started_on": pd.concat([referrals["referred_on"], in_care["started_on"]]),
            "ended_on": pd.concat([end.where(end <= pd.Timestamp(TO)), in_care["ended_on"]]),
        }
    )
    worker = random.integers(0, workers, len(cases))
    return cases.assign(role="social_worker", worker=name_of(worker), team=team_of(worker))


def social_workers(children: int, random: np.random.Generator) -> pd.DataFrame:
    """Everybody's post, and those who left before them."""
    count = workers_for(children)
    worker = np.concatenate([np.arange(count), random.integers(0, count, count)])
    former = np.arange(len(worker)) >= count
    start = FROM + np.where(former, 0, 900) + random.integers(0, 300, len(worker))
    end = pd.Series(start + random.integers(300, 700, len(worker)))
    return pd.DataFrame(
        {
            "worker_id": [f"SW{n:05d}" for n in range(len(worker))],
            "worker": name_of(worker),
            "started_on": start,
            "ended_on": end.where(former),
            "fte": random.choice([1.0, 1.0, 0.8, 0.6], len(worker)),
            "agency": random.random(len(worker)) < 0.15,
            "team": team_of(worker),
        }
    )


def supervisions(children: int, random: np.random.Generator) -> pd.DataFrame:
    """Every worker monthly, more or less."""
    months, workers = 72, workers_for(children)
    worker = np.repeat(np.arange(workers), months)
    held = np.datetime64("2020-04-01") + np.tile(np.arange(months) * 30, workers)
    return pd.DataFrame(
        {
            "worker_id": [f"SW{n:05d}" for n in worker],
            "held_on": held + random.integers(0, 25, len(worker)),
            "team": team_of(worker),
        }
    )

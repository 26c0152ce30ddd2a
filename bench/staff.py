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


def case_allocations(children: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Each child is held by one worker after another; some are held by nobody for a while."""
    counts = random.integers(1, 3, len(children))
    child = np.repeat(np.arange(len(children)), counts)
    worker = random.integers(0, workers_for(len(children)), len(child))
    turn = np.arange(len(child)) - np.repeat(np.cumsum(counts) - counts, counts)
    start = FROM + turn * 1500 + random.integers(0, 900, len(child))
    gap = random.random(len(child)) < 0.1
    end = start + random.integers(700, 1400, len(child))
    return pd.DataFrame(
        {
            "child_id": children["child_id"].to_numpy()[child],
            "role": "social_worker",
            "worker": name_of(worker),
            "team": team_of(worker),
            "started_on": start,
            "ended_on": pd.Series(end).where(gap & (end <= TO)),
        }
    )


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

"""A small made-up authority: a few indicators, three years of months, one team that struggles.

Written as the figures file of a data folder, so that pages and documents are tried on what the
store holds. Names and numbers are invented.
"""

import io
import json
import math
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.measures.figures.figures import SCHEMA, Figures
from sightline.measures.figures.figures import Figure as StoredFigure
from sightline.measures.model.indicator import Calculation, Form, Indicator, View, ViewKind
from sightline.store.schema import schemas
from sightline.vocabulary.months import month_ends
from sightline.vocabulary.words import Basis, Level, Polarity, Status, Unit

AUTHORITY, SNAPSHOT = "999", "2026-10-14-abc123"
EXTRACT_DAY = date(2026, 10, 14)
LAST = date(2026, 9, 30)
MONTHS = [*month_ends(date(2023, 10, 1), LAST)]
R12, MONTH, AT = Basis.ROLLING_12_MONTHS, Basis.MONTH, Basis.AT_DATE


def Figure(
    indicator: str,
    basis: Basis,
    as_at: date,
    value: float | None,
    numerator: float | None = None,
    denominator: float | None = None,
    status: Status = Status.OK,
    reason: str = "",
    level: Level = Level.AUTHORITY,
    unit: str = "",
    live: bool = False,
) -> StoredFigure:
    return StoredFigure(
        AUTHORITY, indicator, basis, as_at, level, unit, "", "", value, status, reason, numerator,
        denominator, live, "", "d41d8cd98f00",
    )  # fmt: skip


def _indicator(
    id: str, title: str, service: str, unit: Unit, better: Polarity, **more: object
) -> Indicator:
    form = {Unit.PERCENT: Form.PERCENT, Unit.RATE_PER_10000: Form.RATE}.get(unit, Form.COUNT)
    bases = more.pop("bases", (R12, MONTH))
    return Indicator(
        id=id, title=title, service=service, tier="core", form=form, shown_as=unit, better=better,
        bases=bases, owner="group_manager", source="Ofsted Annex A", status="published",
        definition=f"What {title.lower()} means, in words.", why_it_matters="It shows drift.",
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


INDICATORS = [
    _indicator(
        "referrals_received", "Referrals received", "front_door", Unit.COUNT, Polarity.NEITHER
    ),
    _indicator(
        "assessments_within_45_days", "Assessments completed within 45 working days", "assessment",
        Unit.PERCENT, Polarity.HIGHER, comparators={"lait": "Continue_Assess_Comp"},
        breakdowns=("sex", "age_band", "disability"),
    ),
    _indicator(
        "cpp_rate_10k", "Children on a protection plan per 10,000", "child_protection",
        Unit.RATE_PER_10000, Polarity.NEITHER, bases=(AT,), comparators={"lait": "CPP_rate"},
    ),
    _indicator(
        "peps_in_date", "Personal education plans in date", "looked_after",
        Unit.PERCENT, Polarity.HIGHER, bases=(AT,),
    ),
]  # fmt: skip
SHARES = replace(
    _indicator(
        "cpp_category_share", "Protection plans by kind of abuse", "child_protection",
        Unit.PERCENT, Polarity.NEITHER, bases=(AT,), noun="plans", which="were counted",
        breakdowns=("sex",),
    ),
    tier="ext",
    ways=(
        Calculation(
            "", ("cp_plans",), "cp_plans", View(ViewKind.OPEN, "started_on", "ended_on"),
            Form.PERCENT, share_by="latest_category",
        ),
    ),
)  # fmt: skip
SERVICES = {
    "front_door": "Front door",
    "assessment": "Assessments",
    "child_protection": "Child protection",
    "looked_after": "Looked-after children",
}


def wave(n: int, size: float) -> float:
    return size * math.sin(n * 2.4) + size / 3 * math.cos(n * 1.1)


def figures(
    level: Level = Level.AUTHORITY, unit: str = "", size: float = 1.0
) -> list[StoredFigure]:
    made: list[StoredFigure] = []
    for n, day in enumerate(MONTHS):
        received = round((400 + wave(n, 30)) * size)
        done = round((120 + wave(n, 9)) * size)
        share = 0.82 + wave(n, 0.03) - (0.16 if n >= 30 else 0)
        met = round(done * share)
        where = {"level": level, "unit": unit}
        made += [
            Figure("referrals_received", MONTH, day, received, received, None, **where),
            Figure("referrals_received", R12, day, *_year(n, received * 12, None), **where),
            Figure("assessments_within_45_days", MONTH, day, 100 * met / done, met, done, **where),
            Figure("assessments_within_45_days", R12, day, *_year(n, met * 12, done * 12), **where),
            Figure(
                "cpp_rate_10k", AT, day, (300 + wave(n, 14)) * size / 6.0, 300 + round(wave(n, 14)),
                60_000, **where,
            ),
            Figure(
                "peps_in_date", AT, day, None, None, None, Status.NOT_YET_AVAILABLE,
                "waiting for the autumn term", **where,
            ),
        ]  # fmt: skip
    return [_short(figure) for figure in made]


def _year(n: int, numerator: float, denominator: float | None) -> tuple[float, float, float | None]:
    value = numerator if denominator is None else 100 * numerator / denominator
    return value, numerator, denominator


def _short(figure: StoredFigure) -> StoredFigure:
    """The first eleven months of a rolling year lack history."""
    if figure.basis is not R12 or figure.as_at >= MONTHS[11]:
        return figure
    held = MONTHS.index(figure.as_at) + 1
    return replace(figure, status=Status.SHORT_HISTORY, reason=f"{held} of 12 months")


def parts(
    whole: StoredFigure, breakdown: str, *found: tuple[str, float, float]
) -> list[StoredFigure]:
    """The whole's figures by group: (the group's value, its numerator, its denominator)."""
    return [
        replace(
            whole, breakdown=breakdown, breakdown_value=group, value=100 * some / every,
            numerator=some, denominator=every,
        )
        for group, some, every in found
    ]  # fmt: skip


def broken_down() -> list[StoredFigure]:
    """The last year's assessments by group: a small one, and one whose parts miss some."""
    year = next(
        f for f in figures() if (f.indicator, f.basis, f.as_at) == (INDICATORS[1].id, R12, LAST)
    )
    return [
        *parts(year, "sex", ("F", 560, 800), ("unknown", 8, 9), ("M", 500, 739)),
        *parts(
            year, "age_band", ("1 to 4", 200, 300), ("10 to 15", 300, 400),
            ("16 and over", 200, 300), ("5 to 9", 300, 448), ("Under 1", 68, 100),
        ),
        *parts(year, "disability", ("yes", 1, 20), ("no", 900, 1400)),
    ]  # fmt: skip


def shares() -> list[StoredFigure]:
    """Plans by kind of abuse on every month's end; by sex as well, where each share is all."""
    made: list[StoredFigure] = []
    for day in MONTHS:
        whole = Figure(SHARES.id, AT, day, 100.0, 100, 100)
        kinds = ("EMO", 25, 100), ("NEG", 45, 100), ("unknown", 30, 100)
        made += [whole, *parts(whole, "latest_category", *kinds)]
        made += parts(whole, "sex", ("F", 40, 40), ("M", 60, 60))
    return made


def data_folder(folder: Path) -> Path:
    """Writes the made-up authority's figures as a data folder; returns it."""
    place = folder / "authorities" / AUTHORITY
    rows = [
        *figures(),
        *broken_down(),
        *shares(),
        *figures(Level.SERVICE, "Safeguarding", 0.6),
        *figures(Level.TEAM, "Assessment team 1", 0.2),
    ]
    live = [
        Figure("referrals_received", MONTH, EXTRACT_DAY, 190, 190, live=True),
        Figure("assessments_within_45_days", MONTH, EXTRACT_DAY, 66.0, 33, 50, live=True),
    ]
    table = pa.Table.from_pylist([asdict(row) for row in [*rows, *live]], schema=SCHEMA)
    query = {
        "table": "assessments",
        "indicators": ["assessments_within_45_days"],
        "sql": "SELECT 45",
    }
    Figures(table, {"queries": [query]}).write(place / "figures" / SNAPSHOT)
    _snapshot_without_rows(place / "snapshots" / SNAPSHOT)
    (place / "published").write_text(SNAPSHOT, encoding="utf-8")
    return folder


def _snapshot_without_rows(folder: Path) -> None:
    """A snapshot as the store keeps it; its records are of no matter here."""
    records = folder / "records"
    records.mkdir(parents=True)
    for name, schema in schemas().items():
        (records / f"{name}.parquet").write_bytes(_empty(schema))
    manifest = {
        "id": SNAPSHOT,
        "authority": AUTHORITY,
        "created_at": "2026-10-14T18:00:00+00:00",
        "loads": [],
        "data_as_at": EXTRACT_DAY.isoformat(),
        "tables": dict.fromkeys(schemas(), 0),
        "coverage": {},
        "observed_days": {},
        "warnings": [],
        "files": {},
        "hash": "made-up",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


@cache
def _empty(schema: pa.Schema) -> bytes:
    stream = io.BytesIO()
    pq.write_table(schema.empty_table(), stream)
    return stream.getvalue()

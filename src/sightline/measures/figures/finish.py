"""From cells to figures: values, numerators, denominators, statuses, and indicators that divide.

A figure without a split is there for the authority and for every service and team the indicator
ever names, zeros included; workers and splits only where there is something to show.
"""

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.figures import cells
from sightline.measures.figures.choice import all_chosen
from sightline.measures.figures.figures import CODED
from sightline.measures.figures.hashes import definition_hash
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.model.indicator import Form, Indicator
from sightline.vocabulary.words import Basis, Status

COLUMNS = (
    "authority", "indicator", "basis", "as_at", "level", "unit", "breakdown", "breakdown_value",
    "value", "status", "reason", "numerator", "denominator", "live", "way", "definition_hash",
)  # fmt: skip
NOTHING_TO_COUNT = "nothing to count"
WHOLE_AUTHORITY = "rates are for the whole authority"
NO_POPULATION = "no population known for the year"


def finished(finish: DuckDBEngine, request: Request, populations: Populations) -> pa.Table:
    """The figures of a request whose cells are in `_long` and `_shares`."""
    chosen, hashes = _chosen_table(request, populations), _hash_table(request)
    _name_words(finish, chosen, hashes)
    _put(finish, "_chosen", chosen)
    _put(finish, "_forms", _forms_table(request.indicators.values()))
    _put(finish, "_hashes", hashes)
    for step in (_KEPT, _CLEARED, _SPINE, _WITH_PARTS, _FIGURES):
        finish.connection.execute(step)
    for indicator in request.indicators.values():
        if indicator.divides is not None:
            _divide(finish, indicator, request.indicators)
    return finish.run(_RESULT).cast(CODED)


_TYPES = {
    "authority": "authority_name",
    "indicator": "indicator_name",
    "basis": "basis_name",
    "status": "status_name",
    "reason": "reason_text",
    "label": "way_label",
    "definition_hash": "hash_text",
}


def _name_words(finish: DuckDBEngine, chosen: pa.Table, hashes: pa.Table) -> None:
    """Types for the words only known once the cells are: see `cells.start`, which made the others.

    The words of a type are in the order of the alphabet, which is that of the figures.
    """
    said = {NOTHING_TO_COUNT, WHOLE_AUTHORITY, NO_POPULATION}
    cells.name_words(finish, "status_name", map(str, Status))
    cells.name_words(finish, "reason_text", {"", *said, *chosen["reason"].unique().to_pylist()})
    cells.name_words(finish, "way_label", {"", *chosen["label"].unique().to_pylist()})
    cells.name_words(finish, "hash_text", hashes["definition_hash"].unique().to_pylist())
    for name, column in (("unit_name", "unit"), ("split_value", "breakdown_value")):
        found = f"SELECT '' AS {column} UNION SELECT {column} FROM _long"
        found += f" UNION SELECT {column} FROM _shares"
        cells.name_words(finish, name, finish.run(found)[column].to_pylist())


def _put(finish: DuckDBEngine, name: str, rows: pa.Table) -> None:
    """Put a table whose words are of the types the cells have."""
    finish.put(f"{name}_in_words", rows)
    typed = ", ".join(f"{n}::{_TYPES[n]} AS {n}" for n in rows.column_names if n in _TYPES)
    finish.keep(name, f"SELECT * REPLACE ({typed}) FROM {name}_in_words")


def _chosen_table(request: Request, populations: Populations) -> pa.Table:
    rows = []
    for day, indicator, basis, chosen in all_chosen(
        request.choosers(), request.indicators, request.days
    ):
        people = populations.of(day, indicator.population) if indicator.population else None
        way, status = chosen.way, chosen.status.value
        key = (day.authority, indicator.id, str(basis), day.as_at, day.live)
        rows.append((*key, way, status, chosen.reason, chosen.label, chosen.annual, people))
    return table(rows, _CHOSEN_SCHEMA)


def table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    return pa.table(
        {
            field.name: pa.array([row[n] for row in rows], field.type)
            for n, field in enumerate(schema)
        },
        schema=schema,
    )


_CHOSEN_SCHEMA = pa.schema(
    [
        ("authority", pa.string()),
        ("indicator", pa.string()),
        ("basis", pa.string()),
        ("as_at", pa.date32()),
        ("live", pa.bool_()),
        ("way", pa.int32()),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("label", pa.string()),
        ("annual", pa.float64()),
        ("people", pa.float64()),
    ]
)


def _forms_table(indicators: Iterable[Indicator]) -> pa.Table:
    """The form of each way, since a way may have its own."""
    rows: list[tuple[object, ...]] = []
    for indicator in indicators:
        # Where no way can be met there is still a row that says so.
        rows.append((indicator.id, None, indicator.form.value, float(indicator.per)))
        for number, way in enumerate(indicator.ways):
            rows.append((indicator.id, number, way.form.value, float(indicator.per)))
    names = ("indicator", "way", "form", "per")
    kinds = (pa.string(), pa.int32(), pa.string(), pa.float64())
    return table(rows, pa.schema(list(zip(names, kinds, strict=True))))


def _hash_table(request: Request) -> pa.Table:
    rows: list[tuple[object, ...]] = [
        (
            authority,
            indicator.id,
            definition_hash(indicator, request.catalogue.indicators, request.settings, authority),
        )
        for authority in request.holdings
        for indicator in request.indicators.values()
    ]
    names = ("authority", "indicator", "definition_hash")
    return table(rows, pa.schema([(name, pa.string()) for name in names]))


_KEPT = """CREATE OR REPLACE TABLE _kept AS
SELECT l.authority, l.indicator, l.basis, l.as_at, l.level, l.unit::unit_name AS unit, l.breakdown,
    l.breakdown_value::split_value AS breakdown_value, l.d, l.n
FROM _long l JOIN _chosen c USING (authority, indicator, basis, as_at, way)
UNION ALL
SELECT s.authority, s.indicator, s.basis, s.as_at, s.level, s.unit::unit_name, s.breakdown,
    s.breakdown_value::split_value, w.d, s.n
FROM _shares s JOIN _chosen c USING (authority, indicator, basis, as_at, way)
JOIN _long w ON w.authority = s.authority AND w.indicator = s.indicator AND w.basis = s.basis
    AND w.as_at = s.as_at AND w.way = s.way AND w.level = s.level AND w.unit = s.unit
    AND w.breakdown = ''"""

# Their cells are in `_kept` now: the memory is wanted for the figures.
_CLEARED = "TRUNCATE _long; TRUNCATE _shares"

_SPINE = """CREATE OR REPLACE VIEW _spine AS
SELECT c.authority, c.indicator, c.basis, c.as_at, u.level, u.unit
FROM _chosen c JOIN (
    SELECT DISTINCT authority, indicator, basis, level, unit FROM _kept
    WHERE breakdown = '' AND level IN ('service', 'team')
    UNION SELECT DISTINCT authority, indicator, basis, 'authority'::level_name, ''::unit_name
    FROM _chosen
) u USING (authority, indicator, basis)"""

_WITH_PARTS = """CREATE OR REPLACE VIEW _parts AS
SELECT s.authority, s.indicator, s.basis, s.as_at, s.level, s.unit,
    ''::breakdown_name AS breakdown,
    ''::split_value AS breakdown_value, coalesce(k.d, 0) AS d, k.n
FROM _spine s LEFT JOIN (SELECT * FROM _kept WHERE breakdown = '') k
    ON k.authority = s.authority AND k.indicator = s.indicator AND k.basis = s.basis
    AND k.as_at = s.as_at AND k.level = s.level AND k.unit = s.unit
UNION ALL
SELECT authority, indicator, basis, as_at, level, unit, breakdown, breakdown_value, d, n
FROM _kept WHERE breakdown <> '' OR level = 'worker'"""

_IS_RATE_BELOW = "f.form = 'rate' AND (p.level <> 'authority' OR p.breakdown <> '')"
_FIGURES = f"""CREATE OR REPLACE TABLE _figures AS
SELECT * EXCLUDE (calculated, has_value), CASE WHEN has_value THEN calculated END AS value FROM (
SELECT p.authority, p.indicator, p.basis, p.as_at, p.level, p.unit, p.breakdown, p.breakdown_value,
    CASE f.form WHEN 'count' THEN coalesce(p.n, 0) WHEN 'sum' THEN coalesce(p.n, 0)
        WHEN 'median' THEN p.n WHEN 'percent' THEN 100 * p.n / nullif(p.d, 0)
        WHEN 'rate' THEN f.per * coalesce(p.n, 0) * c.annual / nullif(c.people, 0)
        ELSE p.n / nullif(p.d, 0) END AS calculated,
    c.way IS NOT NULL AND NOT ({_IS_RATE_BELOW}) AS has_value,
    CASE WHEN c.way IS NULL THEN c.status
        WHEN {_IS_RATE_BELOW} THEN '{Status.NOT_APPLICABLE}'::status_name
        WHEN f.form = 'rate' AND c.people IS NULL THEN '{Status.NOT_YET_AVAILABLE}'::status_name
        WHEN f.form NOT IN ('count', 'sum', 'rate') AND p.d = 0
            THEN '{Status.NOT_APPLICABLE}'::status_name
        ELSE c.status END AS status,
    CASE WHEN c.way IS NULL THEN c.reason
        WHEN {_IS_RATE_BELOW} THEN '{WHOLE_AUTHORITY}'::reason_text
        WHEN f.form = 'rate' AND c.people IS NULL THEN '{NO_POPULATION}'::reason_text
        WHEN f.form NOT IN ('count', 'sum', 'rate') AND p.d = 0
            THEN '{NOTHING_TO_COUNT}'::reason_text
        ELSE c.reason END AS reason,
    CASE WHEN c.way IS NOT NULL AND f.form <> 'median' THEN coalesce(p.n, 0) END AS numerator,
    CASE WHEN c.way IS NULL OR f.form IN ('count', 'sum') THEN NULL
        WHEN f.form = 'rate' THEN CASE WHEN NOT ({_IS_RATE_BELOW}) THEN c.people END
        ELSE p.d END AS denominator,
    c.live, c.label AS way
FROM _parts p
JOIN _chosen c USING (authority, indicator, basis, as_at)
JOIN _forms f ON f.indicator = c.indicator AND f.way IS NOT DISTINCT FROM c.way)"""

# Where one part has no figure there is none; a group that nobody above belongs to counts as 0.
_BOTH = """coalesce(a.status IN ('ok', 'short_history'), true)
        AND coalesce(b.status IN ('ok', 'short_history'), true)"""
_DIVIDE = """INSERT INTO _figures BY NAME
SELECT coalesce(a.authority, b.authority) AS authority, '{id}' AS indicator, '{basis}' AS basis,
    coalesce(a.as_at, b.as_at) AS as_at, coalesce(a.level, b.level) AS level,
    coalesce(a.unit, b.unit) AS unit, coalesce(a.breakdown, b.breakdown) AS breakdown,
    coalesce(a.breakdown_value, b.breakdown_value) AS breakdown_value,
    CASE WHEN {both} THEN {times} * coalesce(a.value, {empty}) / nullif(b.value, 0) END AS value,
    CASE WHEN a.status NOT IN ('ok', 'short_history') THEN a.status
        WHEN b.status NOT IN ('ok', 'short_history') THEN b.status
        WHEN coalesce(b.value, 0) = 0 THEN '{not_applicable}'
        WHEN a.status = 'short_history' THEN a.status
        ELSE coalesce(b.status, a.status) END AS status,
    CASE WHEN a.status NOT IN ('ok', 'short_history') THEN a.reason
        WHEN b.status NOT IN ('ok', 'short_history') THEN b.reason
        WHEN coalesce(b.value, 0) = 0 THEN '{nothing}'
        WHEN a.status = 'short_history' THEN a.reason ELSE coalesce(b.reason, '') END AS reason,
    CASE WHEN {both} THEN coalesce(a.value, {empty}) END AS numerator, b.value AS denominator,
    coalesce(a.live, b.live) AS live, coalesce(nullif(a.way, ''), b.way, '') AS way
FROM (SELECT * FROM _figures
    WHERE indicator = '{above}' AND basis = '{above_basis}' AND breakdown IN ({shared})) a
FULL JOIN (SELECT * FROM _figures
    WHERE indicator = '{below}' AND basis = '{below_basis}' AND breakdown IN ({shared})) b
    USING (authority, as_at, level, unit, breakdown, breakdown_value)"""


def _divide(
    finish: DuckDBEngine, indicator: Indicator, indicators: Mapping[str, Indicator]
) -> None:
    above, below = (indicators[part] for part in indicator.divides or ())
    times = {Form.PERCENT: 100.0, Form.RATE: indicator.per}.get(indicator.form, indicator.per)
    # A group that only one part is split by says nothing of the other.
    shared = ["", *(name for name in above.breakdowns if name in below.breakdowns)]
    for basis in indicator.bases:
        finish.connection.execute(
            _DIVIDE.format(
                id=indicator.id,
                basis=basis,
                times=times,
                both=_BOTH,
                shared=", ".join(f"'{name}'" for name in shared),
                empty="0" if above.form in {Form.COUNT, Form.SUM} else "NULL",
                not_applicable=Status.NOT_APPLICABLE,
                nothing=NOTHING_TO_COUNT,
                above=above.id,
                above_basis=basis_of(above, basis),
                below=below.id,
                below_basis=basis_of(below, basis),
            )
        )


def basis_of(part: Indicator, basis: Basis) -> Basis:
    """The basis on which a part is divided: the same, or the part's own headline."""
    return basis if basis in part.bases else part.headline


_RESULT = f"""SELECT {", ".join(COLUMNS)} FROM _figures JOIN _hashes USING (authority, indicator)
ORDER BY authority, indicator, basis, breakdown, level, unit, breakdown_value, as_at"""


def with_parts(
    indicators: Iterable[Indicator], all_of: Mapping[str, Indicator]
) -> dict[str, Indicator]:
    """The indicators and those they divide, the latter first."""
    found: dict[str, Indicator] = {}
    for indicator in indicators:
        for part in indicator.divides or ():
            found.setdefault(part, all_of[part])
    for indicator in indicators:
        found[indicator.id] = indicator
    return found

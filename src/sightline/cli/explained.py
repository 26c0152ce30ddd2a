"""An opened figure on the terminal, as CSV and as JSON: the figure kept, then its rows."""

import csv
import sys
from collections.abc import Callable

from sightline.cli import screen
from sightline.documents.cells import parts as of_what
from sightline.judgement.shown import say as shown
from sightline.measures.figures.explain import ExplainedRow, Explanation, Outcome
from sightline.measures.figures.figures import Figure
from sightline.pipeline.stored import adds_up

# Finds the figure kept for an explanation or for one of its parts.
Kept = Callable[[Explanation], Figure | None]
_MOST = 50
_CHILD = "child_id"


def show(found: Explanation, scope: str, kept: Kept, *, one_child: bool) -> None:
    day = f"{found.as_at.day} {found.as_at:%B %Y}"
    where = f", {scope}" if scope else ""
    screen.say(f"{found.indicator.title}, {found.basis.in_words}, {day}{where}")
    screen.say(*_figure(found, kept(found), one_child=one_child))
    if found.parts:
        screen.say("The first of these two is divided by the second.")
    for part in found.parts:
        screen.say("")
        show(part, scope, kept, one_child=one_child)
    if not found.parts:
        screen.say(*_how(found))
        _show_rows(found)


def _figure(found: Explanation, figure: Figure | None, *, one_child: bool) -> list[str]:
    if figure is None:
        return ["No such figure is kept: they stand at each month’s end and on the extract day."]
    lines = [f"Published figure: {_in_words(found, figure)}"]
    if one_child:
        return [*lines, "Only this child’s rows follow."]
    if not adds_up(found, figure):
        lines.append(
            "The rows no longer give that figure: a definition or setting has changed since it was "
            "counted. Count again: sightline compute."
        )
    return lines


def _in_words(found: Explanation, figure: Figure) -> str:
    reason = f": {figure.reason}" if figure.reason else ""
    if figure.value is None:
        return f"{figure.status.in_words.lower()}{reason}"
    unit = found.indicator.shown_as
    made_of = of_what(figure.numerator, figure.denominator, unit)
    words = shown(figure.value, unit) + (f" ({made_of})" if made_of else "")
    return words + (f"; {figure.status.in_words.lower()}{reason}" if reason else "")


def _how(found: Explanation) -> list[str]:
    if found.chosen.way is None:
        # A collected one has no way, and says so; else what is missing, as the figure does.
        return [f"Nothing is counted: {found.chosen.reason}."] if found.chosen.reason else []
    way = found.indicator.ways[found.chosen.way]
    lines = [f"Counted from {way.table}" + (f" ({way.label})" if way.label else "")]
    return lines + [f"  {key}: {' '.join(text.split())}" for key, text in way.written.items()]


def _show_rows(found: Explanation) -> None:
    if found.chosen.way is not None and not found.rows:
        screen.say("There are no rows behind it.")
    for outcome in Outcome:
        rows = found.with_outcome(outcome)
        if rows:
            screen.say("", f"{outcome.in_words}: {len(rows):,}")
            _rows(rows)


def _rows(rows: tuple[ExplainedRow, ...]) -> None:
    facts = [name for name in rows[0].facts if name != _CHILD]
    columns = ("Child", *facts, "Team", "Worker", "Reason")
    lines = [_line(row, facts) for row in rows[:_MOST]]
    filled = [n for n in range(len(columns)) if any(line[n] for line in lines)]
    screen.table("", [columns[n] for n in filled], [[line[n] for n in filled] for line in lines])
    if len(rows) > _MOST:
        screen.say(f"… and {len(rows) - _MOST:,} more; --csv prints them all.")


def _line(row: ExplainedRow, facts: list[str]) -> list[str]:
    known = [_cell(row.facts.get(fact)) for fact in facts]
    return [row.child_id or "", *known, row.team, row.worker, row.reason]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _flat(found: Explanation) -> list[dict[str, object]]:
    return [
        {
            "indicator": part.indicator.id,
            "outcome": row.outcome,
            _CHILD: row.child_id,
            **{name: _cell(value) for name, value in row.facts.items() if name != _CHILD},
            "value": row.value,
            "service": row.service,
            "team": row.team,
            "worker": row.worker,
            "reason": row.reason,
        }
        for part in found.parts or (found,)
        for row in part.rows
    ]


def write_csv(found: Explanation) -> None:
    rows = _flat(found)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(sys.stdout, columns or ["indicator", "outcome", _CHILD])
    writer.writeheader()
    writer.writerows(rows)


def as_dict(found: Explanation, kept: Kept) -> dict[str, object]:
    figure = kept(found)
    return {
        "indicator": found.indicator.id,
        "as_at": found.as_at,
        "basis": found.basis,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "published": figure
        and {
            name: getattr(figure, name)
            for name in ("value", "status", "reason", "numerator", "denominator")
        },
        "rows": [] if found.parts else _flat(found),
        "sql": found.sql,
        "parts": [as_dict(part, kept) for part in found.parts],
    }

"""One screen about a load: what was read, what was set aside and why, what to look at."""

import re
from collections import Counter

from sightline.intake.recognise import TITLES
from sightline.intake.words import counted, listed, written
from sightline.store.loads import LoadRecord, NewLoad, Source

_MOST = 5


def summary_lines(load: NewLoad) -> list[str]:
    """Plain lines, at most one screen."""
    title = TITLES[Source(load.kind)]
    accepted = sum(count.accepted for count in load.counts)
    aside = sum(count.quarantined for count in load.counts)
    lines = [
        f"{title[0].upper()}{title[1:]} of authority {load.authority}, as at "
        f"{written(load.extract_on)} ({listed(list(load.file_names))})",
        f"{counted(accepted + aside, 'row')}: {accepted:,} accepted, {aside:,} set aside",
    ]
    lines += [
        f"  {count.sheet}: {counted(count.rows, 'row')}"
        + (f", {count.quarantined:,} set aside" if count.quarantined else "")
        for count in load.counts
    ]
    lines += _why(load)
    if load.unmatched_codes:
        codes = [f"{code.raw} ({code.column}, {code.times:,}×)" for code in load.unmatched_codes]
        lines.append(f"Codes not known, kept as “unknown”: {'; '.join(codes[:_MOST])}"
                     + _and_more(len(codes)))  # fmt: skip
    headings = [
        f"{sheet}: {name}" for sheet, names in load.unmatched_headings.items() for name in names
    ]
    if headings:
        lines.append(
            f"Headings not known: {'; '.join(headings[:_MOST])}" + _and_more(len(headings))
        )
    lines += [f"Note: {warning}" for warning in load.warnings[:_MOST]]
    if len(load.warnings) > _MOST:
        lines.append(f"… and {counted(len(load.warnings) - _MOST, 'note')} more with the load.")
    return lines


def already_loaded_line(record: LoadRecord) -> str:
    by = f" by {record.loaded_by}" if record.loaded_by else ""
    return (
        f"This file was loaded before, on {written(record.loaded_at.date())}{by}, as at "
        f"{written(record.extract_on)}: nothing has changed."
    )


def _why(load: NewLoad) -> list[str]:
    whole = load.quarantined["whole_row"].to_pylist()
    columns, sheets = load.quarantined["column"].to_pylist(), load.quarantined["sheet"].to_pylist()
    reasons = load.quarantined["reason"].to_pylist()
    rows = Counter(
        (sheet, _short(reason))
        for sheet, reason, is_row in zip(sheets, reasons, whole, strict=True)
        if is_row
    )
    cells = Counter(
        (sheet, column)
        for sheet, column, is_row in zip(sheets, columns, whole, strict=True)
        if not is_row
    )
    lines = [f"  {n:,}× {sheet}: {reason}" for (sheet, reason), n in rows.most_common(_MOST)]
    if rows:
        lines.insert(0, "Rows set aside:")
    if cells:
        shown = [f"{sheet} “{column}” {n:,}×" for (sheet, column), n in cells.most_common(_MOST)]
        lines.append(
            f"Single cells that could not be read, their rows accepted without them: "
            f"{'; '.join(shown)}" + _and_more(len(cells))
        )
    return lines


def _short(reason: str) -> str:
    if reason.startswith("The same as row"):
        return "repeats another row."
    if "about the same thing" in reason:
        return "a later row is about the same thing."
    return re.sub("^“[^”]*”", "…", reason)


def _and_more(number: int) -> str:
    return f" and {number - _MOST:,} more" if number > _MOST else ""

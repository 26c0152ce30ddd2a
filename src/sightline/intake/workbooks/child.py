"""Reads one workbook from standard input; writes its cells to standard output. Runs alone.

Started by path and isolated (`python -I child.py …`), it imports nothing of the project: a process
that opens a hostile file should know as little as it can. What it writes: one line of JSON, then
for every column the positions of its cells as 32-bit integers.
"""

import array
import contextlib
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

_CHUNK = 8 * 1024 * 1024
_MOST_ERRORS = 20_000
_FAR = re.compile(rb'<c [^>]*?\br="([A-Z]{3}|[A-Z]{1,2}(?=[0-9]{6}))([0-9]+)"[^>/]*>\s*<[vif]')
_ROW = re.compile(rb'<row [^>]*?\br="([0-9]+)"')
_ERROR = re.compile(
    rb'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>"
)
_FORMULA = re.compile(
    rb'<c (?![^>]*\bt="(?:str|s|e)")[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*>\s*'
    rb"(?:<f[^>]*/>|<f[^>]*>([^<]*)</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
_SHEET = re.compile(rb"<sheet [^>]*?>")


class Refused(Exception):
    """What the parent shall say of the file."""


def main() -> None:
    memory, seconds, cells, unpacked = (int(word) for word in sys.argv[1:5])
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CPU, seconds)
    content = sys.stdin.buffer.read()
    try:
        _answer(content, cells, unpacked)
    except Refused as refused:
        _say({"refused": str(refused)})
    except PasswordError:
        _say({"refused": "password"})
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, EOFError):
        _say({"refused": "damaged"})
    except MemoryError:
        _say({"refused": "memory"})


def _limit(what: int, value: int) -> None:
    # macOS refuses some limits; the parent still stops the process after its time.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (value, value))


def _say(header: object) -> None:
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")


def _answer(content: bytes, most_cells: int, unpacked: int) -> None:
    notes = _look_over(content, most_cells, unpacked) if content[:2] == b"PK" else {}
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets, positions = [], []
    for about in workbook.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        name = about.name
        sheet = workbook.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > most_cells:
            raise Refused(f"stray|{name}|")
        rows = sheet.to_python(skip_empty_area=False)
        columns = [_distinct(column) for column in zip(*rows, strict=True)]
        positions += [at for _, at in columns]
        sheets.append(
            {
                "name": name,
                "height": len(rows),
                "columns": [list(map(_tagged, cells)) for cells, _ in columns],
                "errors": notes.get(name, []),
                "merged": _merged(sheet),
            }
        )
    _say({"sheets": sheets})
    for at in positions:
        sys.stdout.buffer.write(at.tobytes())


def _distinct(column: tuple[object, ...]) -> tuple[list[object], "array.array[int]"]:
    seen: dict[object, int] = {}
    at = array.array("i", [seen.setdefault(value, len(seen)) for value in column])
    if 1 in seen or 0 in seen:
        # True, 1 and 1.0 are one key of a dict, and may be three things in a sheet.
        typed: dict[tuple[type, object], int] = {}
        at = array.array("i", [typed.setdefault((type(v), v), len(typed)) for v in column])
        return [value for _, value in typed], at
    return list(seen), at


def _tagged(value: object) -> object:
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, str | bool):
        return value
    return float(value) if isinstance(value, int | float) else str(value)


def _merged(sheet: CalamineSheet) -> list[list[int]]:
    ranges = sheet.merged_cell_ranges or []
    return [[top, left, bottom, right] for (top, left), (bottom, right) in ranges[:_MOST_ERRORS]]


def _look_over(content: bytes, most_cells: int, unpacked: int) -> dict[str, list[list[object]]]:
    """Error cells and formulas without a value, per sheet; refuses far stray cells."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name, path in _sheet_parts(parts).items():
            found[name] = _look_over_sheet(name, parts, path, most_cells, unpacked)
    return found


def _sheet_parts(parts: zipfile.ZipFile) -> dict[str, str]:
    names = set(parts.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {}
    for tie in re.findall(rb"<Relationship [^>]*>", parts.read("xl/_rels/workbook.xml.rels")):
        targets[_attribute(tie, "Id")] = _attribute(tie, "Target")
    found = {}
    for sheet in _SHEET.findall(parts.read("xl/workbook.xml")):
        target = targets.get(_attribute(sheet, "r:id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            found[_attribute(sheet, "name")] = path
    return found


def _attribute(tag: bytes, name: str) -> str:
    value = re.search(rb"\b" + name.encode() + rb'="([^"]*)"', tag)
    text = value[1].decode(errors="replace") if value else ""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")


def _look_over_sheet(
    name: str, parts: zipfile.ZipFile, path: str, most_cells: int, unpacked: int
) -> list[list[object]]:
    last, width, far = 1, 1, ""
    errors: list[list[object]] = []
    for piece in _pieces(parts, path, unpacked):
        rows = _ROW.findall(piece)
        last = max(last, int(rows[-1])) if rows else last
        for letters, row in _FAR.findall(piece):
            last, width = max(last, int(row)), max(width, _number(letters) + 1)
            far = f"{letters.decode()}{row.decode()}"
        if far and last * width > most_cells:
            raise Refused(f"stray|{name}|{far}")
        if len(errors) < _MOST_ERRORS:
            errors += _errors(piece)
    return errors


def _errors(piece: bytes) -> Iterator[list[object]]:
    if b't="e"' in piece:
        for letters, row, shown in _ERROR.findall(piece):
            yield [int(row), _number(letters), shown.decode(errors="replace")]
    if b"<f" in piece:
        for letters, row, formula in _FORMULA.findall(piece):
            yield [int(row), _number(letters), "=" + formula.decode(errors="replace")[:200]]


def _pieces(parts: zipfile.ZipFile, path: str, unpacked: int) -> Iterator[bytes]:
    """The sheet's XML in pieces that never cut a cell in two."""
    rest, size = b"", 0
    with parts.open(path) as body:
        while chunk := body.read(_CHUNK):
            size += len(chunk)
            if size > unpacked:
                raise Refused("bomb")
            piece = rest + chunk
            cut = piece.rfind(b"<row ")
            cut = cut if cut > 0 else len(piece)
            yield piece[:cut]
            rest = piece[cut:]
    yield rest


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


if __name__ == "__main__":
    main()

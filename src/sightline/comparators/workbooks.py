"""The first sheet of a published workbook as rows of text."""

import io
import re
import zipfile

from python_calamine import CalamineError, CalamineWorkbook

from sightline.comparators.refusal import Refused

_LARGEST = 100_000_000
# One stray cell in the last column or row makes the reader ask for memory for the whole sheet.
_FAR_CELL = re.compile(rb'<c [^>]*?r="(?:[A-Z]{3,}[0-9]+|[A-Z]{1,2}[0-9]{6,})"')


def rows_of_first_sheet(content: bytes) -> list[list[str]]:
    """Every row from the first of the sheet, all equally wide; whole numbers without `.0`."""
    _check_size(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError, ValueError) as error:
        raise Refused("It is no workbook that can be read; download it again.") from error
    return [[_written(cell) for cell in row] for row in sheet]


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise Refused("It is far larger than any published workbook.")
            sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
            if any(_FAR_CELL.search(parts.read(name)) for name in sheets):
                raise Refused(
                    "It has a stray cell far outside its table; delete it and save again."
                )
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused("It is no workbook, or one that needs a password.") from error


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()

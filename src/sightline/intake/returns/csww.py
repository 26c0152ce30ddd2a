"""The social work workforce census: a row per worker, one row of vacancies."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.intake.sheets import SheetReading
from sightline.intake.sources import SourceFile
from sightline.intake.words import counted
from sightline.intake.xml_files import Parts, elements, local_name

_PARTS = ("CSWWWorker", "LALevelVacancies")


def read_parts(file: SourceFile) -> Parts:
    parts = Parts()
    for element in elements(file, *_PARTS):
        part = parts.of[local_name(element.tag)]
        row = part.add(element.sourceline or 0)
        for inner in element:
            part.put(row, local_name(inner.tag), (inner.text or "").strip())
    return parts


def start_agency_workers(reading: SheetReading, extract_on: date) -> None:
    """An agency worker without a start date was there on the census day; no more is known."""
    columns = reading.values["social_workers"]
    agency, started, ended = (columns.get(name) for name in ("agency", "started_on", "ended_on"))
    if agency is None or started is None or ended is None:
        return
    rows = pc.and_(pc.fill_null(agency, False), pc.and_(pc.is_null(started), pc.is_null(ended)))
    several = int(np.asarray(rows).sum())
    if several:
        census_day = pa.scalar(extract_on, type=pa.date32())
        columns["started_on"] = pc.if_else(rows, census_day, started)
        reading.warnings.append(
            f"{counted(several, 'agency worker has', 'agency workers have')} no start date; "
            "they are taken to have started on the census day."
        )

"""A small country in the shapes of the published files: eleven authorities, two regions, England.

Alder (401) has the ten neighbours 402 … 411. Every file is written as text by a test and loaded
through the same door as the real ones.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter

from sightline.comparators import ComparatorLoad, Comparators, load_comparators

ALDER = "401"
NEIGHBOURS = [str(code) for code in range(402, 412)]
AUTHORITIES = {ALDER: "Alder", **{code: f"Town {code}" for code in NEIGHBOURS}}
LAIT = ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"]
DICTIONARY = [
    "Measure_code", "Topic", "Measure", "Measure_short", "Polarity", "y_axis_name", "Description",
    "Last Update", "dps", "Year_Type", "No_Quartile",
]  # fmt: skip
EES = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
]  # fmt: skip


@dataclass
class Published:
    """A folder of published files, and the data folder they are loaded into."""

    folder: Path
    data: Path

    def csv(self, name: str, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
        text = io.StringIO()
        csv.writer(text).writerows([heading, *rows])
        return self.text(name, text.getvalue())

    def text(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def lait(
        self,
        values: dict[str, object],
        *,
        measure: str = "CPP_rate",
        year: str = "2025",
        name: str = "",
    ) -> Path:
        """One measure and year: area code → what is written."""
        areas = {**AUTHORITIES, "970": "England", "984": "West Midlands", "986": "London",
                 "987": "London (Inner)"}  # fmt: skip
        rows = [
            (measure, "NA", year, areas.get(code, code), written, f"{code}.0",
             "NA" if code in ("970", "984", "986", "987") else "West Midlands")
            for code, written in values.items()
        ]  # fmt: skip
        return self.csv(name or f"bds_{measure}_{year.replace('/', '-')}.csv", LAIT, rows)

    def parquet(self, like: Path, name: str) -> Path:
        """The Interactive Tool's CSV as its Parquet: the number a float, everything else text."""
        with like.open(newline="") as lines:
            heading, *rows = csv.reader(lines)
        columns = dict(zip(heading, zip(*rows, strict=True), strict=True))
        table = pa.table(
            {
                head: pa.array([float(cell) for cell in cells] if head == "LA Number" else cells)
                for head, cells in columns.items()
            }
        )
        path = self.folder / name
        pyarrow.parquet.write_table(table, path)
        return path

    def dictionary(
        self,
        *,
        key: str = "CPP_rate",
        polarity: str = "Low",
        year_type: str = "Annual",
        topic: str = "Child Protection",
        no_quartile: str = "NA",
        dps: str = "1",
    ) -> Path:
        row = ("1", topic, f"About {key}", key, polarity, "Rate per 10,000", "What it is", "45931",
               dps, year_type, no_quartile)  # fmt: skip
        return self.csv(f"dictionary_{key}.csv", DICTIONARY, [row])

    def neighbours(self, year: int = 2025, order: Sequence[str] = NEIGHBOURS) -> Path:
        """The workbook: two rows of letters and numbers, headings, authorities, the old ones."""
        pairs = [cell for rank in range(1, 11) for cell in (f"SN{rank}", "SNP")]
        heading = ["LA num", "LA Name", "LA number", "GOInd", "GOReg", *pairs]
        people = [cell for code in order for cell in (code, "very Close")]
        nobody = ["-"] * 20
        rows: list[list[object]] = [
            ["A", "B", *range(3, 26)],
            [*range(1, 26)],
            heading,
            [401, "Alder", 401, 9, "West Midlands", *people],
            [942, "Cumberland", 942, 5, "North West", *nobody],
            [],
            ["", "Old SNs:"],
            [909, "Cumbria", 909, 5, "North West", *people],
        ]
        path = self.folder / f"sn_may_{year}.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            sheet = workbook.add_worksheet("LA SN Groups")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, [int(c) if str(c).isdecimal() else c for c in row])
        return path

    def ees(
        self,
        name: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[object]],
        heading: Sequence[str] = EES,
    ) -> Path:
        """Rows as (year, area, cells …); an area is a code of ours or an ONS region code."""
        return self.csv(name, [*heading, *columns], [self._ees(*row) for row in rows])

    @staticmethod
    def _ees(year: object, area: str, *cells: object) -> list[object]:
        identifier = "Academic year" if len(str(year)) == 6 else "Reporting year"
        if area == "970":
            place = ["National", "E92000001", "England", "", "", "", "", ""]
        elif area.startswith("E1"):
            place = ["Regional", "E92000001", "England", area, "", "", "", ""]
        else:
            place = ["Local authority", "E92000001", "England", "E12000005", "West Midlands",
                     area, f"E06000{area}", AUTHORITIES.get(area, area)]  # fmt: skip
        return [year, identifier, *place, *cells]

    def population(self, people: dict[tuple[int, str], object]) -> Path:
        rows = [
            (year, area, "Children aged 0 to 17 years", number)
            for (year, area), number in people.items()
        ]
        return self.ees("ons_mid-year.csv", ["age_group", "population_estimate"], rows)

    def load(self, path: Path | None = None) -> ComparatorLoad:
        return load_comparators(path or self.folder, self.data)

    def loaded(self) -> Comparators:
        """Load the whole folder and open the store; nothing may be refused."""
        load = self.load()
        assert load.refused == ()
        return Comparators.open(self.data)


@pytest.fixture
def published(tmp_path: Path) -> Published:
    folder = tmp_path / "published"
    folder.mkdir()
    return Published(folder, tmp_path / "data")

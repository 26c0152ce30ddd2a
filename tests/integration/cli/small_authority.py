"""A very small authority's other files: a CIN census, an SSDA903, local lists, comparators."""

import csv
from collections.abc import Sequence
from pathlib import Path

from tests.integration.cli.annex_a import CARE, SAFEGUARDING

from sightline.demo.ssda903 import COLUMNS

AUTHORITY = "999"


def cin_census(folder: Path, authority: str = AUTHORITY) -> Path:
    path = folder / "CIN census 2026.xml"
    path.write_text(_CIN.replace("LA_CODE", authority), encoding="utf-8")
    return path


_CIN = """<?xml version="1.0" encoding="utf-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
<Source><LEA>LA_CODE</LEA></Source></Header><Children>
<Child><ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2012-05-04</PersonBirthDate>
<Sex>M</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-07-01</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2025-10-10</CINclosureDate>
<ReasonForClosure>RC8</ReasonForClosure>
<Assessments><AssessmentActualStartDate>2025-07-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-08-20</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors>
<AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2025-08-21</CINPlanStartDate>
<CINPlanEndDate>2025-10-10</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2025-07-20</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired>
</Section47><ReferralNFA>0</ReferralNFA></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>C3</LAchildID><PersonBirthDate>2019-02-28</PersonBirthDate>
<Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-06-16</CINreferralDate><ReferralSource>2A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>
<Section47><S47ActualStartDate>2025-07-14</S47ActualStartDate>
<DateOfInitialCPC>2025-08-01</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2025-08-01</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2025-10-20</CPPreviewDate></Reviews></ChildProtectionPlans>
</CINdetails></Child>
</Children></Message>
"""


def ssda903(folder: Path, year: int = 2026) -> Path:
    """The year's return as a folder of CSVs."""
    place = folder / f"SSDA903 {year}"
    place.mkdir()
    for name, rows in _SSDA903.items():
        headings = COLUMNS[name].replace(" ", ",")
        (place / f"{name}.csv").write_text(f"{headings}\n{rows}", encoding="utf-8")
    return place


_SSDA903 = {
    "header": """D4,M,12/01/2009,APKN,UN4,,
C3,F,28/02/2019,WBRI,UN4,,
F6,F,03/03/2007,MWBC,UN4,0,
""",
    "episodes": """D4,01/06/2023,S,C2,N1,U4,PR1,05/01/2026,X1,CARPL,ZZ1 1ZZ,ZZ1 2ZZ,SC000001
D4,05/01/2026,P,C2,N1,K2,PR4,,,,ZZ1 1ZZ,ZZ9 9ZZ,SC000002
C3,02/02/2026,S,C2,N1,U3,PR1,,,,ZZ1 1ZZ,ZZ1 3ZZ,SC000003
F6,01/04/2020,S,C2,N1,U4,PR1,03/03/2025,E15,,ZZ1 1ZZ,ZZ1 2ZZ,SC000001
""",
    "reviews": """D4,12/01/2009,20/06/2025,PN1
D4,12/01/2009,10/12/2025,PN1
C3,28/02/2019,27/02/2026,PN0
""",
    "oc2": """D4,12/01/2009,14,,0,,1,1,1,0,0,0
""",
    "oc3": """F6,03/03/2007,YES,F2,V2
G7,29/02/2008,NO,G4,U1
""",
    "missing": """D4,12/01/2009,M,10/02/2026,12/02/2026
""",
}

LOCAL = {
    "teams": [
        ("team", "service", "started_on", "ended_on"),
        (SAFEGUARDING, "Safeguarding", "01/04/2020", ""),
        (CARE, "Corporate Parenting", "01/04/2020", ""),
        ("Leaving Care", "Corporate Parenting", "01/04/2020", ""),
    ],
    "return_interviews": [("child_id", "held_at"), ("D4", "13/02/2026 10:00")],
}


def local_lists(folder: Path) -> Path:
    place = folder / "local 2026-09-30"
    place.mkdir()
    for table, rows in LOCAL.items():
        csv_file(place / f"{table}.csv", rows)
    return place


def csv_file(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def comparators(folder: Path) -> Path:
    """Three authorities, a region and England, made up, in the national tool's shape."""
    place = folder / "published"
    place.mkdir()
    areas = [("999", "Smallshire", "South West"), ("944", "Plovershire", "South West"),
             ("945", "Dunnockham", "South West"), ("990", "South West", "NA"),
             ("970", "England", "NA")]  # fmt: skip
    headings = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number",
                "Region")  # fmt: skip
    rows = [
        (key, key, year, name, 40 + len(name), code, region)
        for key in ("CPP_rate", "RevCP")
        for year in (2024, 2025)
        for code, name, region in areas
    ]
    csv_file(place / "lait_data.csv", [headings, *rows])
    people = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name",
              "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "age_group",
              "population_estimate")  # fmt: skip
    csv_file(place / "mid_year_population_estimates.csv", [people, *(
        (year, "Reporting year", "Local authority", "E92000001", "England", "E12000009",
         "South West", code, f"E10000{code}", name, "Children aged 0 to 17 years", 1000)
        for year in range(2020, 2026) for code, name, _ in areas[:3]
    )])  # fmt: skip
    return place

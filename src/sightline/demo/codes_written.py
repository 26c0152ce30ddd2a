"""How Wrenshire's case system writes the codes of an Annex A list: a letter, then the code."""

_ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN",
    "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
)  # fmt: skip
_SOURCES = {
    "1A": "Individual", "1B": "Individual", "1C": "Individual", "1D": "Individual",
    "2A": "Schools", "2B": "Education services", "3A": "Health services",
    "3B": "Health services", "3C": "Health services", "3D": "Health services",
    "3E": "Health services", "3F": "Health services", "4": "Housing", "5A": "LA services",
    "5B": "LA services", "5C": "LA services", "5D": "LA services", "6": "Police",
    "7": "Other legal agency", "8": "Other", "9": "Anonymous", "10": "Unknown",
}  # fmt: skip
_CATEGORIES = {
    "NEG": "a) Neglect",
    "PHY": "b) Physical abuse",
    "SAB": "c) Sexual abuse",
    "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple/not recommended",
}
_NEEDS = {
    "N1": "N1 - Abuse or neglect",
    "N2": "N2 - Child's disability",
    "N3": "N3 - Parental disability or illness",
    "N4": "N4 - Family in acute stress",
    "N5": "N5 - Family dysfunction",
    "N6": "N6 - Socially unacceptable behaviour",
    "N7": "N7 - Low income",
    "N8": "N8 - Absent parenting",
    "N9": "N9 - Cases other than children in need",
}
STATUSES = {
    "looked_after": "a) Looked after child",
    "child_protection": "b) Child Protection plan",
    "cin_plan": "c) Child in need plan",
    "open_assessment": "d) Open assessment",
    "closed": "e) Closed episode",
}


def sex(code: str) -> str:
    return {"M": "a) Male", "F": "b) Female"}.get(code, "c) Not stated/recorded (or unborn)")


def ethnicity(code: str) -> str:
    return f"{_letter(_ETHNICITIES.index(code))}) {code}"


def source(code: str) -> str:
    return f"{_letter(list(_SOURCES).index(code))}) {code}: {_SOURCES[code]}"


def yes_no(answer: bool) -> str:
    return "a) Yes" if answer else "b) No"


def category(code: str) -> str:
    return _CATEGORIES[code]


def need(code: str) -> str:
    return _NEEDS[code]


def _letter(index: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[index]

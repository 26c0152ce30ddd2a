"""How the name of a column is read aloud: 'previous_12m' as 'previous in 12 months'."""

_SHORT = {
    "12m": "in 12 months",
    "6m": "in 6 months",
    "cin": "CIN",
    "cla": "CLA",
    "cp": "CP",
    "ehc": "EHC",
    "fte": "FTE",
    "icpc": "ICPC",
    "icpcs": "ICPCs",
    "iro": "IRO",
    "nfa": "no further action",
    "pep": "PEP",
    "sdq": "SDQ",
    "uasc": "UASC",
}


def column_words(name: str) -> str:
    """In small letters but for acronyms; the sentence around it decides how it begins."""
    return " ".join(_SHORT.get(word, word) for word in name.split("_"))


def column_title(name: str) -> str:
    """The same as the head of a column or a fact."""
    words = column_words(name)
    return words[:1].upper() + words[1:]

"""Numbers of actions and milestones in a council's own style: "EI 1.2", "Ofsted Recommendation 1".

On paper the number stands before the milestone's words, in one cell; it is told by its action's.
"""

import re

from sightline.intake.words import tidy

_NUMBERED = re.compile(
    r"(?P<prefix>[A-Za-z][A-Za-z/&-]{0,14}\s?|[A-Za-z][\w/&-]{0,14}\s)?(?P<digits>[0-9]{1,3}(?:\.[0-9]{1,3})+[a-z]?)"
    r"[.:)]?(?:\s+|$)(?P<rest>.*)",
    re.S,
)
_ACTION = re.compile(r"(?P<prefix>.*?)\s*(?P<digits>[0-9]+(?:\.[0-9]+)*)[a-z]?\.?")
_AGAIN = re.compile(r"\s*[(\[]?\bcont(?:inued|inues|\.|['’]?d)?[)\].]*\s*$", re.I)


def prefix_of(number: str) -> str:
    """ "CiN/CP" of "CiN/CP 1.8"; empty for a bare number."""
    match = _ACTION.fullmatch(tidy(number))
    return match["prefix"].strip(" -.:") if match else ""


def split_number(action_number: str, text: str) -> tuple[str, str]:
    """A milestone's number and words out of one cell; without a number where none stands."""
    match = _NUMBERED.match(text)
    own = _ACTION.fullmatch(tidy(action_number))
    if match is None or own is None or not match["digits"].startswith(f"{own['digits']}."):
        return "", text
    # "1.5 posts are filled" begins with no number of an action that is called "EI 1".
    if own["prefix"].strip() and not match["prefix"]:
        return "", text
    return f"{match['prefix'] or ''}{match['digits']}", match["rest"].strip()


def is_recovered(action_number: str, number: str, text: str) -> bool:
    """Written in one cell, these two can be told apart again."""
    return split_number(action_number, f"{number} {text}".strip()) == (number, text)


def without_continued(text: str) -> str:
    """ "EI 1 (continued)" is EI 1."""
    return _AGAIN.sub("", text).strip()


def is_continued(text: str) -> bool:
    return bool(_AGAIN.search(text)) and without_continued(text) != text

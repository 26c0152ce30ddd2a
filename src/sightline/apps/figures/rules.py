"""What names one figure, the short code printed for it, and who may write beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from sightline.measures.figures.explain import Asking
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Basis, Level

# No vowels, no 0/O, 1/I: nothing to misread on paper or to spell a word with.
_LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"
LONGEST_NOTE = 2000
LONGEST_WORD = 100


@dataclass(frozen=True)
class FigureKey:
    """One figure: which indicator, over what, on which day, of whom, of which group."""

    indicator: str
    basis: Basis
    as_at: date
    level: Level = Level.AUTHORITY
    unit: str = ""
    breakdown: str = ""
    breakdown_value: str = ""

    @property
    def asking(self) -> Asking:
        return Asking(
            self.indicator, self.as_at, self.basis, self.level, self.unit,
            self.breakdown, self.breakdown_value,
        )  # fmt: skip

    @property
    def of(self) -> str:
        """Whose figure, as an address says it: 'team:Name'; '' for the whole authority."""
        return f"{self.level.value}:{self.unit}" if self.level is not Level.AUTHORITY else ""

    @property
    def query(self) -> str:
        """As an address says it, without the indicator."""
        said = {
            "of": self.of,
            "basis": self.basis.value,
            "as_at": self.as_at.isoformat(),
            "by": self.breakdown,
            "group": self.breakdown_value,
        }
        return urlencode({name: value for name, value in said.items() if value})


def code_of(number: int, as_at: date) -> str:
    """R, the figure's year and month, and the number in a few letters: R-2609-7F3."""
    letters = ""
    while number or len(letters) < 3:
        number, place = divmod(number, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return f"R-{as_at:%y%m}-{letters}"


def tidy_code(written: str) -> str:
    """As it is kept, however it was typed: ' r 2609 7f3 ' is R-2609-7F3."""
    plain = "".join(each for each in written.upper() if each.isalnum())
    return f"{plain[:1]}-{plain[1:5]}-{plain[5:]}"


def check_note(text: str) -> None:
    if not text.strip():
        raise NotAllowed("Write the note before saving it.")
    if len(text) > LONGEST_NOTE:
        raise NotAllowed(f"Keep the note under {LONGEST_NOTE:,} characters.")


def check_mark(kind: str, word: str) -> None:
    if kind == "priority" and not word.strip():
        raise NotAllowed("Write the name of the priority.")
    if len(word.strip()) > LONGEST_WORD:
        raise NotAllowed(f"Keep the priority's name under {LONGEST_WORD} characters.")


def check_name(name: str) -> None:
    if not name.strip():
        raise NotAllowed("Give the view a name.")


def words_of_query(query: str) -> dict[str, str]:
    """An address's words, each once: what was chosen several times has commas between."""
    told: dict[str, str] = {}
    for name, value in parse_qsl(query.lstrip("?")):
        told[name] = f"{told[name]},{value}" if name in told else value
    return told


def check_query(query: Mapping[str, str]) -> None:
    """Only what the page's own filter holds is kept, so that a saved view can't lead elsewhere."""
    unknown = set(query) - {"of", "service", "show", "basis", "as_at", "beside"}
    if unknown:
        raise NotAllowed("That is no view of this page.")

"""The glossary as pages read it: every entry, a search, and the wording in force."""

from django.core.cache import cache
from django.db.models import Q

from sightline.apps.glossary.models import Term, Wording
from sightline.apps.glossary.rules import InCare

# Another process may have changed them: no page is older than this.
_SECONDS = 30
_WORDING, _SHORT_FORMS = "glossary-wording", "glossary-short-forms"


def terms(asked: str = "") -> list[Term]:
    """Entries that hold the text in any of their spellings or in what they stand for."""
    every = Term.objects.all()
    if asked.strip():
        text = asked.strip()
        every = every.filter(
            Q(word__icontains=text) | Q(also__icontains=text)
            | Q(stands_for__icontains=text) | Q(meaning__icontains=text)
        )  # fmt: skip
    return list(every)


def wording() -> InCare:
    found: str = cache.get_or_set(_WORDING, _wording, timeout=_SECONDS)
    return InCare(found)


def _wording() -> str:
    chosen = Wording.objects.first()
    return chosen.in_care if chosen else InCare.LOOKED_AFTER.value


def short_forms() -> dict[str, str]:
    """Every spelling made of capitals, with what it stands for."""
    found: dict[str, str] = cache.get_or_set(_SHORT_FORMS, _short_forms, timeout=_SECONDS)
    return found


def _short_forms() -> dict[str, str]:
    return {
        spelling: term.stands_for
        for term in Term.objects.exclude(stands_for="")
        for spelling in [term.word, *term.also.split(", ")]
        if len(spelling) > 1 and spelling.upper() == spelling and spelling.isalpha()
    }


def forget() -> None:
    """What was kept is read anew, after a change."""
    cache.delete_many([_WORDING, _SHORT_FORMS])

"""Every write to the glossary and the wording."""

from datetime import datetime

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.glossary import rules
from sightline.apps.glossary.models import Term, Wording
from sightline.apps.people.models import User


def add_term(
    *, by: User, word: str, also: str, stands_for: str, meaning: str, at: datetime
) -> Term:
    rules.check_word(word)
    known = {each.casefold(): each for each in Term.objects.values_list("word", flat=True)}
    rules.check_new(word, known)
    with transaction.atomic():
        term = Term.objects.create(
            word=word.strip(), also=", ".join(rules.spellings_of(also)),
            stands_for=stands_for.strip(), meaning=meaning.strip(), changed_at=at, changed_by=by,
        )  # fmt: skip
        record_event(by=by, did="glossary.added", to=term, at=at, word=term.word)
    return term


def change_term(
    *, by: User, term: Term, also: str, stands_for: str, meaning: str, at: datetime
) -> Term:
    """The word itself stays: what is printed elsewhere refers to it."""
    with transaction.atomic():
        term.also = ", ".join(rules.spellings_of(also))
        term.stands_for, term.meaning = stands_for.strip(), meaning.strip()
        term.changed_at, term.changed_by = at, by
        term.save()
        record_event(by=by, did="glossary.changed", to=term, at=at, word=term.word)
    return term


def choose_wording(*, by: User, in_care: rules.InCare, at: datetime) -> None:
    """From now on every page says it so."""
    with transaction.atomic():
        wording, _ = Wording.objects.update_or_create(pk=1, defaults={"in_care": in_care.value})
        record_event(by=by, did="wording.chosen", to=wording, at=at, in_care=in_care.value)

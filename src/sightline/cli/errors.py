"""Errors that people caused or can mend, as the sentences they carry."""

from sightline.comparators.refusal import Refused
from sightline.intake.refusal import IntakeRefused
from sightline.pipeline.figures import NothingPublished
from sightline.store.errors import StoreError
from sightline.vocabulary.problems import ProblemsFound

_SENTENCES = (IntakeRefused, StoreError, NothingPublished, Refused)


def in_words(error: Exception) -> str | None:
    """The sentence to show; None for a fault of our own, which must not be hidden."""
    if isinstance(error, ProblemsFound):
        count = len(error.problems)
        return f"{count} {'problem' if count == 1 else 'problems'} found:\n{error}"
    if isinstance(error, _SENTENCES):
        return str(error)
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        reason = error.strerror or error
        return f"The computer refused: {reason}{where}. What was published still stands."
    return None

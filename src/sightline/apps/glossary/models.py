"""The glossary's entries, and the wording an authority chose."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from sightline.apps.glossary.rules import InCare


class Term(models.Model):
    """A word or short form. `also`: other spellings, with commas between them."""

    word = models.CharField(max_length=80)
    also = models.CharField(max_length=300, blank=True)
    stands_for = models.CharField(max_length=300, blank=True)
    meaning = models.CharField(max_length=1000, blank=True)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = [Lower("word")]
        constraints = [models.UniqueConstraint(Lower("word"), name="term_once_per_word")]

    def __str__(self) -> str:
        return self.word

    @property
    def is_known(self) -> bool:
        return bool(self.stands_for or self.meaning)


class Wording(models.Model):
    """One row: how children in care are called on every page."""

    in_care = models.CharField(
        max_length=20,
        choices=[(each.value, each.title) for each in InCare],
        default=InCare.LOOKED_AFTER.value,
    )

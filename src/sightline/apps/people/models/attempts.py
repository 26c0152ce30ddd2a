from django.db import models


class Attempt(models.Model):
    """One try at something that is limited. `who` is a keyed hash of an address, place or person.

    In the database, so that all processes count together; kept no longer than it counts.
    """

    tried = models.CharField(max_length=30)
    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["tried", "who", "at"]), models.Index(fields=["at"])]

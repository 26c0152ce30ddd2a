from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.apps.people.models.units import Unit


class GrantQuerySet(models.QuerySet["Grant"]):
    def on(self, day: date) -> "GrantQuerySet":
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)


class Grant(models.Model):
    """A role of a person, for a unit (none: the whole authority), from when until when.

    A deputy's grant points to the one it stands in for, and ends with its own last day.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants"
    )
    role = models.CharField(max_length=60)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="grants", null=True, blank=True
    )
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    deputy_for = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True)
    # Given by a group of the identity provider, and taken away with it.
    by_group = models.BooleanField(default=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField()

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["person_id", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=True) | Q(to_on__isnull=False),
                name="grant_of_a_deputy_has_an_end",
            ),
        ]

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.providers.rules import HomeKind


class Provider(KeepsHistory, Versioned):
    """An organisation that cares for children. `use_stopped_on`: no child is placed any more."""

    KIND = "provider"

    authority = models.CharField("Authority", max_length=10)
    name = models.CharField("Name", max_length=200)
    contact = models.CharField("Whom to ask", max_length=300, blank=True)
    notes = models.TextField("Notes", blank=True)
    use_stopped_on = models.DateField("Use stopped on", null=True, blank=True)
    why_stopped = models.TextField("Why use stopped", blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="provider_once"),
            models.CheckConstraint(
                condition=Q(use_stopped_on__isnull=True) | ~Q(why_stopped=""),
                name="provider_stopped_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return reverse("providers:provider", args=[self.pk])


class Home(KeepsHistory, Versioned):
    """One registered place or service of a provider; `urn` is the inspectorate's number for it."""

    KIND = "home"

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="homes")
    name = models.CharField("Name", max_length=200)
    kind = models.CharField("Kind", max_length=30, choices=choices(HomeKind))
    urn = models.CharField("Inspectorate’s number", max_length=20, blank=True)
    area = models.CharField("Council it lies in", max_length=120, blank=True)
    is_registered = models.BooleanField("Registered", default=True)
    closed_on = models.DateField("Closed on", null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["urn"], condition=~Q(urn=""), name="home_once_by_number"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return reverse("providers:one_home", args=[self.pk])

    @property
    def sort(self) -> HomeKind:
        return HomeKind(self.kind)


class Contract(models.Model):
    """What is agreed with a provider, and from when until when."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="contracts")
    title = models.CharField("What it is for", max_length=200)
    from_on = models.DateField("From")
    to_on = models.DateField("Until", null=True, blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="provider_contract_ends_later",
            )
        ]

    def __str__(self) -> str:
        return self.title

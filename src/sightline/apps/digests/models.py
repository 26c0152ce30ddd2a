from django.conf import settings
from django.db import models

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned

PERSON = settings.AUTH_USER_MODEL


class Letter(models.Model):
    """What was found for one person at one time, sent or not: the next letter compares with it.

    `content` is what it tells, `state` what is remembered: aggregates, never a child.
    """

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="letters")
    topic = models.CharField("Topic", max_length=60)
    at = models.DateTimeField("When")
    data_as_at = models.DateField("Data as at", null=True)
    subject = models.CharField("Subject", max_length=200, blank=True)
    content = models.JSONField("What it tells", default=dict)
    state = models.JSONField("What is remembered", default=dict)
    is_sent = models.BooleanField("Sent", default=False)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["person", "topic", "at"], name="letter_of_person")]

    def __str__(self) -> str:
        return self.subject or f"{self.topic}: nothing new"


class Subscription(KeepsHistory, Versioned):
    """A page of figures that comes by mail, with its filters in its address."""

    class Often(models.TextChoices):
        WEEKLY = "weekly", "Every Monday"
        MONTHLY = "monthly", "On the first of the month"

    class File(models.TextChoices):
        LINK = "", "A link only"
        PDF = "pdf", "PDF attached"
        CSV = "csv", "CSV attached"

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="subscriptions")
    name = models.CharField("Name", max_length=120)
    address = models.CharField("Page", max_length=600)
    often = models.CharField(
        "How often", max_length=10, choices=Often.choices, default=Often.WEEKLY
    )
    file = models.CharField("As what", max_length=5, choices=File.choices, blank=True)
    at = models.DateTimeField("Made")
    sent_at = models.DateTimeField("Last sent", null=True)
    problem = models.CharField("Why it was not sent", max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "subscription"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "address", "often"], name="subscription_once_per_page"
            )
        ]

    def __str__(self) -> str:
        return self.name

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.apps.notices.rules import MailState

PERSON = settings.AUTH_USER_MODEL


class Notice(models.Model):
    """One sentence to one person, with the page where they go on."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="notices")
    topic = models.CharField("Topic", max_length=60)
    said = models.CharField("Sentence", max_length=300)
    address = models.CharField("Page", max_length=500)
    at = models.DateTimeField("When")
    read_at = models.DateTimeField("Read", null=True)
    # The same thing is said once, however often the work behind it runs.
    key = models.CharField("Said once by", max_length=120, null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["person", "read_at", "at"], name="notice_unread")]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="notice_said_once"),
            models.CheckConstraint(
                condition=Q(address__startswith="/"), name="notice_leads_to_a_page_of_ours"
            ),
        ]

    def __str__(self) -> str:
        return self.said


class Mail(models.Model):
    """One mail to one address. It is a row first; `sightline work` hands it to the server."""

    person = models.ForeignKey(PERSON, models.CASCADE, null=True, related_name="+")
    to = models.EmailField("To")
    topic = models.CharField("Topic", max_length=60)
    subject = models.CharField("Subject", max_length=200, blank=True)
    text = models.TextField("Text", blank=True)
    html = models.TextField("HTML", blank=True)
    state = models.CharField("State", max_length=12, choices=[(s, s) for s in MailState])
    at = models.DateTimeField("Written")
    tries = models.PositiveSmallIntegerField("Tries", default=0)
    try_after = models.DateTimeField("Not before")
    sent_at = models.DateTimeField("Sent", null=True)
    problem = models.CharField("Problem", max_length=300, blank=True)
    key = models.CharField("Sent once by", max_length=160, null=True, unique=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["state", "try_after"], name="mail_to_send")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MailState.SENT) | Q(sent_at__isnull=False),
                name="mail_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=MailState.REFUSED) | Q(text="", html="", subject=""),
                name="mail_refused_keeps_no_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject or self.topic} to {self.to}: {self.state}"


class MailFile(models.Model):
    """A file that goes with a mail: aggregates only, looked through like the text."""

    mail = models.ForeignKey(Mail, models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    content = models.BinaryField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Stopped(models.Model):
    """A topic that somebody does not want by mail. The notice in the application stays."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="+")
    topic = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="topic_stopped_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: no {self.topic}"

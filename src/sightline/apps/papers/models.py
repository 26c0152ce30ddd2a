from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.papers.rules import FileState, document_of, sha256_of
from sightline.documents.model import Document


class Paper(models.Model):
    """What was frozen of one thing, version after version. `kind` and `about_id` name the thing."""

    kind = models.CharField("About: kind", max_length=60)
    about_id = models.CharField("About: which", max_length=120)
    title = models.CharField("Title", max_length=300)
    made_at = models.DateTimeField("First frozen")

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "about_id"], name="paper_one_of_each_thing")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.get_absolute_url()

    def get_absolute_url(self) -> str:
        return reverse("papers:paper", args=[self.pk])


class Frozen(AppendOnly):
    """A document that stays as it is: its text, and the hash of that text."""

    content = models.TextField("Document, as canonical JSON")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        abstract = True

    @property
    def document(self) -> Document:
        return document_of(self.content)

    @property
    def is_whole(self) -> bool:
        """Whether the text still has the hash that was taken when it was frozen."""
        return sha256_of(self.content) == self.sha256


class PaperVersion(Frozen):
    """One frozen version. `changes`: what differs from the one before, in a sentence."""

    KIND = "paper_version"

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("Version")
    title = models.CharField("Title", max_length=300)
    frozen_at = models.DateTimeField("Frozen")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="By"
    )
    frozen_by_name = models.CharField("Name at the time", max_length=120, blank=True)
    snapshot = models.CharField("Snapshot", max_length=60, blank=True)
    data_as_at = models.DateField("Data as at", null=True)
    changes = models.TextField("What changed", blank=True)

    class Meta:
        ordering = ["paper_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="paper_version_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(changes=""), name="paper_version_says_what_changed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    @property
    def address(self) -> str:
        return self.get_absolute_url()

    def get_absolute_url(self) -> str:
        return reverse("papers:version", args=[self.paper_id, self.number])


class PublicVersion(Frozen):
    """What the public reads of a version: made by rule. `removed`: what was left out, and why."""

    KIND = "public_version"

    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="published")
    number = models.PositiveIntegerField("Public version")
    title = models.CharField("Title", max_length=300)
    published_at = models.DateTimeField("Published")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="By"
    )
    published_by_name = models.CharField("Name at the time", max_length=120, blank=True)
    rules = models.JSONField("Rules it was made by", default=dict)
    removed = models.JSONField("What was left out", default=list)

    class Meta:
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="public_version_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="public_version_from_one"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.get_absolute_url()

    def get_absolute_url(self) -> str:
        return reverse("papers:public_version", args=[self.pk])

    @property
    def data_as_at(self) -> date | None:
        return self.version.data_as_at


class Withdrawal(AppendOnly):
    """A public version that is read no more; what it said stays known, and is attacked with."""

    public_version = models.OneToOneField(PublicVersion, models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField("Withdrawn")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField("Reason")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why")]

    def __str__(self) -> str:
        return f"{self.public_version_id} withdrawn"


class Clearance(AppendOnly):
    """Somebody looked a free text through: these very words may be published in this paper, or
    (`is_cleared` no more) may not. The latest word counts."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="clearances")
    text_sha256 = models.CharField("SHA-256 of the words", max_length=64)
    is_cleared = models.BooleanField("Cleared")
    at = models.DateTimeField("Cleared")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField("Name at the time", max_length=120)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{'Cleared' if self.is_cleared else 'Held back'} by {self.by_name}"


class PublishedTable(AppendOnly):
    """A table as it was published, kept to ask what it gives away beside others. `sums`: which of
    its counts add up, by their place among its cells."""

    public_version = models.ForeignKey(PublicVersion, models.PROTECT, related_name="tables")
    title = models.CharField("Title", max_length=300)
    sums = models.JSONField("Sums", default=list)

    def __str__(self) -> str:
        return self.title


class PublishedCell(AppendOnly):
    """A figure of a published table. The counts are the true ones, also where none was printed."""

    table = models.ForeignKey(PublishedTable, models.PROTECT, related_name="cells")
    place = models.PositiveIntegerField("Place among the table's figures")
    where = models.CharField("Row and column", max_length=400)
    indicator = models.CharField("Indicator", max_length=100, blank=True, db_index=True)
    of = models.CharField("Unit and group", max_length=200, blank=True)
    period = models.CharField("Period", max_length=60, blank=True)
    numerator = models.BigIntegerField("Count", null=True)
    denominator = models.BigIntegerField("Of how many", null=True)
    is_printed = models.BooleanField("Printed")
    low = models.BigIntegerField("Printed so that it is at least", null=True)
    high = models.BigIntegerField("and at most", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "place"], name="published_cell_place")
        ]

    def __str__(self) -> str:
        return self.where


class PaperFile(models.Model):
    """A document written as one kind of file. The document is known by its hash: two versions that
    say the same share their files. The content lies in the data folder under `stored_as`."""

    document_sha256 = models.CharField("Document", max_length=64)
    ending = models.CharField("Kind of file", max_length=10)
    state = models.CharField("State", max_length=12, choices=[(s, s) for s in FileState])
    said = models.CharField("Why not", max_length=400, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    stored_as = models.CharField("Stored as", max_length=40, blank=True)
    size = models.PositiveIntegerField("Bytes", default=0)
    asked_at = models.DateTimeField("Asked")
    tries = models.PositiveIntegerField("Tries", default=0)
    made_at = models.DateTimeField("Made", null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["document_sha256", "ending"], name="paper_file_once"),
            models.CheckConstraint(
                condition=~Q(state=FileState.MADE) | ~Q(stored_as=""), name="paper_file_is_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_sha256[:8]}.{self.ending}"

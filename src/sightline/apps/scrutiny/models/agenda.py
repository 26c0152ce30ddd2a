"""The items of a meeting's agenda with their papers, and why something is not for the public."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.events.fields import choices
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.papers.models import PaperVersion
from sightline.apps.scrutiny.meetings.agenda import ItemHeading, PaperStatus
from sightline.apps.scrutiny.meetings.openness import Openness
from sightline.apps.scrutiny.models.meetings import CommitteeMeeting, Supplement

_EXEMPT = ~Q(openness="exempt") | (
    Q(paragraph__gte=1) & Q(paragraph__lte=7) & ~Q(public_interest="") & ~Q(proper_officer="")
)
_CONFIDENTIAL = ~Q(openness="confidential") | ~Q(confidential_because="")
# The grounds of the one class never stand beside the other.
_ALONE = (Q(openness="exempt") | Q(paragraph__isnull=True, public_interest="")) & (
    Q(openness="confidential") | Q(confidential_because="")
)


class Withheld(models.Model):
    """Whether the public may have it, and if not, on which ground."""

    openness = models.CharField(
        "For whom", max_length=14, choices=choices(Openness), default=Openness.OPEN.value
    )
    paragraph = models.PositiveSmallIntegerField("Paragraph of Schedule 12A", null=True, blank=True)
    public_interest = models.TextField("Why the public interest is in withholding it", blank=True)
    proper_officer = models.CharField("Proper officer", max_length=160, blank=True)
    confidential_because = models.TextField("Why it is confidential", blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=_EXEMPT, name="%(class)s_exempt_says_why"),
            models.CheckConstraint(condition=_CONFIDENTIAL, name="%(class)s_confidential_says_why"),
            models.CheckConstraint(condition=_ALONE, name="%(class)s_one_ground"),
        ]

    @property
    def is_open(self) -> bool:
        return self.openness == Openness.OPEN


class CommitteeItem(KeepsHistory, Versioned, Withheld):
    """A numbered item. `standing`: one of committees.toml's usual items, '' any other. What was
    said under it stands here too; `public_summary` is what the public minutes say of a private one.
    """

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField("Number")
    heading = models.CharField("Under", max_length=12, choices=choices(ItemHeading))
    standing = models.SlugField("Usual item", max_length=40, blank=True)
    title = models.CharField("Title", max_length=250)
    purpose = models.CharField("What the committee is asked to do", max_length=400, blank=True)
    presenters = models.TextField("Presented by", blank=True)
    first_page = models.PositiveSmallIntegerField("From page", null=True, blank=True)
    last_page = models.PositiveSmallIntegerField("To page", null=True, blank=True)
    is_education = models.BooleanField("An education matter", default=False)
    supplement = models.ForeignKey(
        Supplement, models.PROTECT, null=True, blank=True, related_name="items"
    )
    late_because = models.TextField("Why it can’t wait", blank=True)
    late_agreed_by = models.CharField("Urgency agreed by", max_length=160, blank=True)
    withdrawn_because = models.CharField("Why it was withdrawn", max_length=300, blank=True)
    discussion = models.TextField("What was said", blank=True)
    public_summary = models.TextField("What the public minutes say of it", blank=True)
    excluded_by = models.ForeignKey(
        "Resolution", models.PROTECT, null=True, blank=True, related_name="excludes"
    )

    class Meta(Withheld.Meta):
        ordering = ["number", "id"]
        constraints = [
            *Withheld.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(first_page__isnull=True) & Q(last_page__isnull=True))
                | Q(last_page__gte=F("first_page")),
                name="committee_item_pages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(late_because="") | ~Q(late_agreed_by=""),
                name="late_item_agreed_by_the_chair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def address(self) -> str:
        return f"{self.meeting.address}#item-{self.number}"

    @property
    def change_address(self) -> str:
        return reverse("scrutiny:item", args=[self.pk])

    @property
    def part(self) -> int:
        """1: open to press and public; 2: not."""
        return 1 if self.is_open else 2

    @property
    def presenter_lines(self) -> list[str]:
        return [line.strip() for line in self.presenters.splitlines() if line.strip()]

    @property
    def pages(self) -> str:
        if self.first_page is None:
            return ""
        if self.first_page == self.last_page:
            return f"Page {self.first_page}"
        return f"Pages {self.first_page} – {self.last_page}"


class ItemPaper(KeepsHistory, Withheld):
    """A paper under an item: a frozen version, or the name of one elsewhere or to follow."""

    item = models.ForeignKey(CommitteeItem, models.PROTECT, related_name="papers")
    position = models.PositiveSmallIntegerField("Order", default=1)
    version = models.ForeignKey(
        PaperVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Paper"
    )
    called = models.CharField("Called", max_length=250, blank=True)
    appendix = models.CharField("Appendix", max_length=20, blank=True)
    status = models.CharField("Draft or final", max_length=10, choices=choices(PaperStatus))
    status_note = models.CharField("What becomes of it", max_length=300, blank=True)
    supplement = models.ForeignKey(
        Supplement, models.PROTECT, null=True, blank=True, related_name="papers"
    )

    class Meta(Withheld.Meta):
        ordering = ["position", "id"]
        constraints = [
            *Withheld.Meta.constraints,
            models.CheckConstraint(
                condition=Q(version__isnull=False) | ~Q(called=""), name="item_paper_is_named"
            ),
            models.UniqueConstraint(
                fields=["item", "version"], condition=Q(version__isnull=False),
                name="item_paper_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        name = self.called or str(self.version)
        return f"Appendix {self.appendix}: {name}" if self.appendix else name

    @property
    def may_be_public(self) -> bool:
        """Never more open than its item."""
        return self.is_open and self.item.is_open

    def reads_in(self, standing: Any) -> bool:
        return bool(standing) or self.may_be_public

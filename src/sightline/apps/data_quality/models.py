from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.apps.data_quality.rules import FaultState

_PERSON = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class AboutFinding(models.Model):
    """Names a finding whatever the snapshot: its check, and its row by the natural key.

    `mark` changes when what the check looked at does: what was decided then no longer stands.
    """

    authority = models.CharField("Authority", max_length=10)
    check_id = models.CharField("Check", max_length=80)
    row_key = models.CharField("Row", max_length=250)
    # Kept apart, so that what is held of a child can be found and erased.
    child_id = models.CharField("Child", max_length=100, blank=True)
    mark = models.CharField("State of the row", max_length=32)

    class Meta:
        abstract = True


class Acceptance(AboutFinding):
    """A finding accepted as right as it stands, and why."""

    reason = models.TextField("Why it is right")
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Accepted")
    undone_by = models.ForeignKey(**_PERSON, null=True)
    undone_at = models.DateTimeField("Taken back", null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "check_id", "row_key", "mark"],
                condition=Q(undone_at__isnull=True),
                name="acceptance_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="acceptance_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: accepted as right"


class Fault(models.Model):
    """Something the case system does wrongly, tracked to its fix. It names no child."""

    authority = models.CharField("Authority", max_length=10)
    check_id = models.CharField("Check", max_length=80, blank=True)
    title = models.CharField("What is wrong", max_length=200)
    said = models.TextField("What the case system does")
    state = models.CharField(
        "State", max_length=10, choices=[(s.value, s.in_words) for s in FaultState],
        default=FaultState.OPEN.value,
    )  # fmt: skip
    reference = models.CharField("Supplier's reference", max_length=80, blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Seen")
    reported_at = models.DateTimeField("Reported", null=True)
    settled_at = models.DateTimeField("Settled", null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in FaultState]), name="fault_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="reported") | ~Q(reference=""), name="fault_reported_has_number"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["fixed", "refused"], settled_at__isnull=False)
                | Q(state__in=["open", "reported"], settled_at__isnull=True),
                name="fault_settled_when_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def now(self) -> FaultState:
        return FaultState(self.state)


class FaultStep(models.Model):
    """One step of a fault on its way: who moved it where, and what they said."""

    fault = models.ForeignKey(Fault, models.CASCADE, related_name="steps")
    state = models.CharField("Then", max_length=10)
    said = models.TextField("Said", blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.fault}: {self.state}"

    @property
    def in_words(self) -> str:
        return FaultState(self.state).in_words


class FaultFinding(AboutFinding):
    """A finding that comes of a fault: shown apart until the fault is settled."""

    fault = models.ForeignKey(Fault, models.CASCADE, related_name="findings")
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Marked")

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "check_id", "row_key"], name="finding_of_one_fault"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.fault}"


class Strategy(models.Model):
    """One version of the data-quality strategy; the newest by day is in force."""

    authority = models.CharField("Authority", max_length=10)
    version = models.PositiveIntegerField("Version")
    title = models.CharField("Title", max_length=200)
    text = models.TextField("Text")
    from_on = models.DateField("In force from")
    review_on = models.DateField("To be reviewed by", null=True, blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Written")

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "strategies"
        constraints = [
            models.UniqueConstraint(fields=["authority", "version"], name="strategy_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


class Briefing(models.Model):
    """A briefing about the strategy: when it was held and who was there, by team or role."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="briefings")
    held_on = models.DateField("Held on")
    briefed = models.TextField("Who was briefed")
    people = models.PositiveIntegerField("How many people", null=True, blank=True)
    said = models.TextField("Notes", blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"Briefing of {self.held_on:%d/%m/%Y}"

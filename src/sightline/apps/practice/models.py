from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned
from sightline.apps.practice.rules import Away, PauseKind, SessionState


class OfAWorker(models.Model):
    """A worker by the name of their entry in the tree, with the team and service of that day."""

    authority = models.CharField("Authority", max_length=10)
    worker = models.CharField("Worker", max_length=200)
    team = models.CharField("Team", max_length=200, blank=True)
    service = models.CharField("Service", max_length=200, blank=True)

    class Meta:
        abstract = True


class Supervision(OfAWorker, Versioned):
    """One session. How the worker is and what they learn stands apart from what was decided about
    children, which is a `Direction` each."""

    KIND = "supervision"

    supervisor = person("Held by")
    held_on = models.DateField("Held on")
    wellbeing = models.TextField("How the worker is", blank=True)
    learning = models.TextField("Learning and development", blank=True)
    agreed = models.TextField("What was agreed", blank=True)
    talked_over = models.JSONField("From the agenda", default=list, blank=True)
    state = models.CharField("State", max_length=10, choices=choices(SessionState))
    agreed_at = models.DateTimeField("Agreed at", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["-held_on", "-id"]
        verbose_name = "supervision session"
        indexes = [
            models.Index(fields=["authority", "worker", "held_on"], name="supervision_by_worker")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="agreed", agreed_at__isnull=False)
                | Q(state="draft", agreed_at__isnull=True),
                name="supervision_agreed_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(worker=""), name="supervision_is_of_a_worker"),
        ]

    def __str__(self) -> str:
        return f"Supervision of {self.held_on.day} {self.held_on:%B %Y}"

    @property
    def now(self) -> SessionState:
        return SessionState(self.state)

    @property
    def whose(self) -> tuple[int, str, str, str]:
        """Supervisor, worker, team and service: what `rules.is_part_of` asks of."""
        return self.supervisor_id, self.worker, self.team, self.service

    @property
    def address(self) -> str:
        return reverse("practice:session", args=[self.pk])


class Direction(models.Model):
    """A decision or direction about one child; it stands in the child's record list as well."""

    session = models.ForeignKey(Supervision, models.CASCADE, related_name="directions")
    authority = models.CharField("Authority", max_length=10)
    child_id = models.CharField("Child", max_length=100)
    said = models.TextField("Decision or direction")
    by_when = models.DateField("By when", null=True, blank=True)
    done_on = models.DateField("Done on", null=True, blank=True)
    done_said = models.TextField("What was done", blank=True)
    done_by = person("Said done by", null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["authority", "child_id"], name="direction_by_child")]
        constraints = [
            models.CheckConstraint(condition=~Q(child_id=""), name="direction_is_about_a_child"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(done_said=""),
                name="direction_done_says_what",
            ),
        ]

    def __str__(self) -> str:
        """Never the child nor what was said."""
        return f"Direction {self.pk}"


class Addendum(AppendOnly):
    """What is added after a session was agreed: a correction stands beside it, not in it."""

    session = models.ForeignKey(Supervision, models.PROTECT, related_name="addenda")
    said = models.TextField("Added")
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Added to {self.session}"


class Observation(OfAWorker, Versioned):
    """Practice seen as it happens. `worker` empty: a panel, a conference, a review as a whole.
    `as_role`: the role in which a more senior manager observed."""

    KIND = "observation"

    observer = person("Observed by")
    as_role = models.CharField("In which role", max_length=60, blank=True)
    kind = models.CharField("What was observed", max_length=40)
    observed_on = models.DateField("When")
    seen = models.TextField("What was seen")
    good = models.TextField("Good practice", blank=True)
    improve = models.TextField("To improve", blank=True)
    reviewed_on = models.DateField("Reviewed together on", null=True, blank=True)
    agreed = models.TextField("What was agreed", blank=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["-observed_on", "-id"]
        indexes = [
            models.Index(fields=["authority", "observed_on"], name="observation_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True)
                | Q(reviewed_on__gte=F("observed_on")) & ~Q(agreed=""),
                name="observation_reviewed_afterwards",
            )
        ]

    def __str__(self) -> str:
        return f"Observation of {self.observed_on.day} {self.observed_on:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("practice:observation", args=[self.pk])


class Pause(OfAWorker):
    """Days on which no supervision is expected of a worker, and why."""

    kind = models.CharField("Why", max_length=10, choices=choices(PauseKind))
    reason = models.CharField("In words", max_length=300, blank=True)
    from_on = models.DateField("First day")
    to_on = models.DateField("Last day", null=True, blank=True)
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="pause_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"Pause from {self.from_on}"

    @property
    def away(self) -> Away:
        return Away(self.from_on, self.to_on)


class AssessedYear(OfAWorker):
    """The first day of a worker's assessed and supported year."""

    from_on = models.DateField("First day")
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "worker"], name="assessed_year_once")
        ]

    def __str__(self) -> str:
        return f"Assessed year from {self.from_on}"


class Appraisal(OfAWorker):
    """That an annual appraisal was held, and when. Nothing of what was said is kept here."""

    held_on = models.DateField("Held on")
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "worker", "held_on"], name="appraisal_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"Appraisal of {self.held_on}"

    def is_within_a_year(self, today: date) -> bool:
        return (today - self.held_on).days <= 366

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned
from sightline.apps.learning.rules import Came, ForumKind, ForumState


class Forum(Versioned):
    """One meeting of the Practice Improvement Forum: its agenda, who came, what teams are told."""

    authority = models.CharField("Authority", max_length=10)
    on = models.DateField("Day")
    kind = models.CharField("Kind", max_length=10, choices=choices(ForumKind))
    state = models.CharField(
        "State", max_length=20, choices=choices(ForumState), default=ForumState.PLANNED.value
    )
    messages = models.TextField("Messages for every team", blank=True)
    minutes = models.TextField("Minutes", blank=True)
    by = person("Planned by")
    at = models.DateTimeField("Planned")

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "on", "kind"], name="forum_once_a_day"),
            models.CheckConstraint(
                condition=~Q(state=ForumState.HELD.value) | ~Q(messages=""),
                name="forum_held_has_messages",
            ),
        ]

    def __str__(self) -> str:
        return f"Forum of {self.on.day} {self.on:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("learning:forum", args=[self.pk])

    @property
    def now(self) -> ForumState:
        return ForumState(self.state)


class AgendaItem(models.Model):
    """Something the forum may talk about, where it comes from, and whether it was chosen."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="items")
    source = models.CharField("Comes from", max_length=40)
    key = models.CharField("Which of them", max_length=120)
    title = models.CharField("Title", max_length=300)
    why = models.TextField("Why", blank=True)
    address = models.CharField("Where it stands", max_length=300, blank=True)
    is_chosen = models.BooleanField("Chosen", default=False)

    class Meta:
        ordering = ["-is_chosen", "id"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "source", "key"], name="forum_item_once")
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="attendance")
    person = person("Who")
    came = models.CharField("Came", max_length=20, choices=choices(Came))

    class Meta:
        ordering = ["person__name"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "person"], name="forum_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.came}"


class Cascade(models.Model):
    """That one team heard the messages: asked of every team when a forum is held."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="cascades")
    team = models.CharField("Team", max_length=200)
    due_on = models.DateField("By")
    passed_on = models.DateField("Heard on", null=True, blank=True)
    said = models.TextField("What the team made of it", blank=True)
    confirmed_by = person("Confirmed by", null=True, blank=True)
    confirmed_at = models.DateTimeField("Confirmed", null=True, blank=True)

    class Meta:
        ordering = ["team"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "team"], name="cascade_once_a_team"),
            models.CheckConstraint(
                condition=Q(passed_on__isnull=True, confirmed_by__isnull=True)
                | Q(passed_on__isnull=False, confirmed_by__isnull=False),
                name="cascade_confirmed_has_day_and_person",
            ),
        ]

    def __str__(self) -> str:
        return self.team

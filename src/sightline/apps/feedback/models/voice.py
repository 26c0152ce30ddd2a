from django.db import models
from django.db.models import Q

from sightline.apps.events.fields import choices, person
from sightline.apps.feedback.voice_rules import Followed, Help, Taken, Whose


class OfChild(models.Model):
    """`child_id` stands alone so that it can be erased; the team is the child's on that day."""

    authority = models.CharField("Authority", max_length=10)
    child_id = models.CharField("Child", max_length=100)
    team = models.CharField("Team", max_length=200, blank=True)
    on = models.DateField("Day")
    by = person("Written down by")
    at = models.DateTimeField("Written down")

    class Meta:
        abstract = True
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Heard(OfChild):
    """What a child wished, or a parent or carer thought, and what became of it."""

    whose = models.CharField("Whose", max_length=10, choices=choices(Whose))
    words = models.TextField("What was said")
    tool = models.CharField("How they were heard", max_length=40, blank=True)
    followed = models.CharField("What became of it", max_length=20, choices=choices(Followed))
    explanation = models.TextField("Explanation given", blank=True)
    explained_on = models.DateField("Answered on", null=True, blank=True)

    class Meta(OfChild.Meta):
        indexes = [models.Index(fields=["authority", "child_id"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(followed__in=[f.value for f in Followed if f.owes_explanation])
                | (~Q(explanation="") & Q(explained_on__isnull=False)),
                name="heard_not_followed_is_explained",
            )
        ]


class Offered(OfChild):
    """An advocate offered, an independent visitor considered: taken up, or why not."""

    help = models.CharField("What", max_length=20, choices=choices(Help))
    taken = models.CharField("Taken up", max_length=10, choices=choices(Taken))
    reason = models.CharField("Why not", max_length=300, blank=True)

    class Meta(OfChild.Meta):
        indexes = [models.Index(fields=["authority", "on"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(taken=Taken.NO.value) | ~Q(reason=""), name="offered_no_has_reason"
            )
        ]


class Reading(OfChild):
    """One reading of a scale: a number for each area that was asked."""

    scale = models.CharField("Tool", max_length=40)
    scores = models.JSONField("Scores", default=dict)

    class Meta(OfChild.Meta):
        indexes = [models.Index(fields=["authority", "child_id", "scale"])]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "child_id", "scale", "on"], name="reading_once_a_day"
            )
        ]

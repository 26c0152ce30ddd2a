"""A child's records are erased: what was said of the child goes; grades and days stay."""

from sightline.apps.audits.models import Audit, Moderation, SectionModeration


def forget_words(audit: Audit) -> None:
    audit.talks.update(said="", issues="", with_whom="", taken_back_why="")
    audit.comments.all().delete()
    audit.confirmations.update(said="", taken_back_why="")
    gone = "(erased)"  # a changed grade keeps that there was a reason
    moderations = Moderation.objects.filter(audit=audit)
    moderations.exclude(reasons="").update(reasons=gone)
    moderations.update(feedback="", reply="")
    SectionModeration.objects.filter(moderation__in=moderations).update(reasons=gone)

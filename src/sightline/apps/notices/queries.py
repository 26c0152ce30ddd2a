from typing import Any

from django.db.models import Count, QuerySet

from sightline.apps.notices.models import Mail, Notice, Stopped
from sightline.apps.notices.rules import MailState


def unread_count(person: Any) -> int:
    return Notice.objects.filter(person=person, read_at__isnull=True).count()


def notices_of(person: Any) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person)


def stopped_topics(person: Any) -> frozenset[str]:
    return frozenset(Stopped.objects.filter(person=person).values_list("topic", flat=True))


def mails_by_state() -> dict[MailState, int]:
    """How many mails stand where, for doctor and the page of the work."""
    counted = Mail.objects.order_by().values("state").annotate(count=Count("pk"))
    return {MailState(each["state"]): each["count"] for each in counted}

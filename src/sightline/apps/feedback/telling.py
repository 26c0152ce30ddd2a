"""Reminding of complaints: whoever answers hears before the clock runs out and once it has."""

from datetime import datetime

from django.utils import timezone

from sightline.apps.children.queries import closed_to
from sightline.apps.feedback.models import Complaint, ComplaintStage
from sightline.apps.feedback.queries.complaints import clock_of, running
from sightline.apps.feedback.rules import OFFICER, may_see
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Grant, User
from sightline.apps.people.working_days import calendar

SOON = 2  # working days before the clock runs out
DUE = register_topic(
    Topic(
        "complaint_due",
        "A complaint is due or late",
        "To whoever answers it and to the complaints officer: two working days before its clock "
        "runs out, and once it has.",
    )
)


def remind(*, at: datetime) -> int:
    """Each is told once for each due day; a clock that was extended is told of anew."""
    today, days, told = timezone.localdate(at), calendar(), 0
    for stage in running():
        clock = clock_of(stage, days)
        late = clock.is_late(today)
        if not late and days.between(today, clock.due_on) > SOON:
            continue
        word = "late since" if late else "due on"
        complaint = stage.complaint
        said = f"{complaint} is {word} {clock.due_on.day} {clock.due_on:%B %Y}."
        key = f"complaint-stage-{stage.pk}-{'late' if late else 'soon'}-{clock.due_on}"
        told += len(tell(to=_whom(stage, at), topic=DUE, said=said, address=complaint.address,
                         at=at, key=key, by_mail=True))  # fmt: skip
    return told


def _whom(stage: ComplaintStage, at: datetime) -> set[User]:
    """Never the worker it is about, nor past the door of a restricted child."""
    day = timezone.localdate(at)
    grants = Grant.objects.on(day).filter(role=OFFICER, person__is_active=True)
    people = {grant.person for grant in grants.select_related("person")}
    people |= {stage.answered_by} if stage.answered_by else set()
    return {each for each in people if _may_see(each, stage.complaint, at)}


def _may_see(person: User, complaint: Complaint, at: datetime) -> bool:
    access = access_of(person, at)
    return may_see(access, complaint.matter, closed_to(access))

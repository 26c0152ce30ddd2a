"""What feedback is called where others link to it, who may see it, its files and its papers."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.children.beside import Beside
from sightline.apps.children.queries import child_key
from sightline.apps.dashboards.providers import Line
from sightline.apps.feedback import rules
from sightline.apps.feedback.models import Compliment, FeedbackReport, Survey
from sightline.apps.feedback.queries import children
from sightline.apps.feedback.queries import complaints as queries
from sightline.apps.feedback.stages import said
from sightline.apps.feedback.voice_rules import Followed, Whose
from sightline.apps.papers.registry import register as register_papers
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar
from sightline.apps.thread.registry import register
from sightline.documents.on_page import Cell, Heading, PageTable

COMPLAINT, COMPLIMENT, SURVEY = "complaint", "compliment", "survey"


def register_kinds() -> None:
    register(COMPLAINT, noun="Complaint", title=lambda id: f"Complaint {id}",
             address=lambda id: reverse("feedback:complaint", args=[id]),
             may_see=_sees_complaint)  # fmt: skip
    register(COMPLIMENT, noun="Compliment", title=lambda id: f"Compliment {id}",
             address=lambda id: Compliment(pk=int(id)).address,
             may_see=_sees_compliment)  # fmt: skip
    register(SURVEY, noun="Survey", title=_survey_title,
             address=lambda id: Survey(pk=int(id)).address,
             may_see=_sees_survey)  # fmt: skip
    register(FeedbackReport.KIND, noun="Report on feedback", title=_report_title,
             address=_report_address, may_see=_sees_report)  # fmt: skip
    register_attachments(COMPLAINT, may_read=_sees_complaint, may_attach=_works_on)
    register_papers(FeedbackReport.KIND, noun="Report on feedback", title=_report_title,
                    address=_report_address, may_read=_sees_report)  # fmt: skip


def _sees_complaint(access: Any, id: str) -> bool:
    return queries.find_complaint(id, access) is not None


def _sees_compliment(access: Any, id: str) -> bool:
    return queries.compliments_within(access).filter(pk=id).exists()


def _sees_survey(access: Any, id: str) -> bool:
    return queries.surveys_within(access).filter(pk=id).exists()


def _works_on(access: Any, id: str) -> bool:
    """Whoever it was given to reads it with its files, and adds none."""
    found = queries.find_complaint(id, access)
    return found is not None and rules.can_move(access, found.matter)


def _survey_title(id: str) -> str | None:
    return Survey.objects.filter(pk=id).values_list("title", flat=True).first()


def _report_title(id: str) -> str | None:
    found = FeedbackReport.objects.filter(pk=id).first()
    return str(found) if found else None


def _report_address(id: str) -> str:
    found = FeedbackReport.objects.filter(pk=id).first()
    return found.address if found else reverse("feedback:report")


def _sees_report(access: Any, id: str) -> bool:
    return bool(access.may_everywhere(Right.SEE_FEEDBACK))


def today(request: HttpRequest) -> list[Line]:
    """Complaints within reach whose clock has run out."""
    if not request.access.may(Right.SEE_FEEDBACK):
        return []
    on, days = timezone.localdate(), calendar()
    late = sum(
        queries.is_late(each, days, on) for each in queries.complaints_within(request.access)
    )
    words = "late: a complaint" if late == 1 else "late: complaints"
    address = f"{reverse('feedback:home')}?state=late"
    return [Line(late, words, address, True)] if late else []


def beside_a_child(request: HttpRequest, child_id: str) -> Beside | None:
    """The last few things the child or family said, and the way to all of it."""
    if not request.access.may(Right.KEEP_FEEDBACK, Right.SEE_FEEDBACK):
        return None
    heard = children.heard_of(child_id)[:3]
    at = reverse("feedback:child", args=[child_key(child_id)])
    rows = [(Cell(Whose(each.whose).in_words, at), Cell(said(each.on)),
             Cell(Followed(each.followed).in_words)) for each in heard]  # fmt: skip
    rows = rows or [(Cell("Nothing written down yet", at), Cell("–"), Cell("–"))]
    headings = tuple(map(Heading, ("Whose words", "Day", "What became of it")))
    title = "What this child and family say"
    return title, PageTable(title, headings, tuple(rows), caption_is_hidden=True)

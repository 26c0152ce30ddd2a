"""The parts of the collected indicators of quality, counted from the audits kept here.

An audit counts on the day it was last handed in: one that was returned moves to that later day.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import chain

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.audits.models import (
    Audit,
    Judgement,
    Moderation,
    PlannedAudit,
    RequiredAction,
    SectionModeration,
    ToolVersion,
)
from sightline.apps.audits.programme.rules import PlannedState
from sightline.apps.audits.rules import FINISHED
from sightline.apps.audits.tools.queries import tool_of
from sightline.vocabulary.audit_tools import Tool

Parts = tuple[int, int]
_SCALE = "four_grades"


def _completed(here: str, first: date, last: date) -> Parts:
    """Of each line of the plan no more than it asks for: extra audits make up for no other line's
    missing ones, and unplanned ones for none."""
    due = Coalesce("until", "month")
    lines = PlannedAudit.objects.annotate(due=due).filter(authority=here, due__range=(first, last))
    wanted = dict(lines.exclude(state=PlannedState.DROPPED.value).values_list("pk", "number"))
    until = Audit.objects.filter(
        planned__in=wanted, second_of__isnull=True, state__in=[each.value for each in FINISHED],
        handed_in_at__date__lte=last,
    )  # fmt: skip
    done = Counter(until.order_by().values_list("planned", flat=True))
    return sum(min(number, done[pk]) for pk, number in wanted.items()), sum(wanted.values())


def _done(here: str, first: date, last: date) -> QuerySet[Audit]:
    return Audit.objects.filter(
        authority=here, second_of__isnull=True, state__in=[each.value for each in FINISHED],
        handed_in_at__date__range=(first, last),
    ).order_by()  # fmt: skip


def _graded(here: str, first: date, last: date) -> list[tuple[int, bool]]:
    """Each grade on the four-point scale, and whether it is good; the moderated one counts."""
    rows = list(_done(here, first, last).filter(grade__isnull=False).values_list("tool", "grade"))
    versions = ToolVersion.objects.in_bulk({tool for tool, _ in rows})
    scales = {id: tool_of(version).scale for id, version in versions.items()}
    return [(grade, scales[tool][grade].is_good) for tool, grade in rows
            if scales[tool].key == _SCALE]  # fmt: skip


def _good(here: str, first: date, last: date) -> Parts:
    graded = _graded(here, first, last)
    return sum(is_good for _, is_good in graded), len(graded)


def _inadequate(here: str, first: date, last: date) -> Parts:
    graded = _graded(here, first, last)
    return sum(grade == 4 for grade, _ in graded), len(graded)


def _voice(here: str, first: date, last: date) -> Parts:
    """Sections that ask of nothing but the child's voice; as last moderated, else the auditor's."""
    tool_by = dict(_done(here, first, last).values_list("pk", "tool"))
    versions = ToolVersion.objects.in_bulk(set(tool_by.values()))
    tools = {id: tool_of(version) for id, version in versions.items()}
    asks = {id: about_voice(tool) for id, tool in tools.items() if tool.scale.key == _SCALE}
    judged = Judgement.objects.filter(audit__in=tool_by, grade__isnull=False)
    moderated = SectionModeration.objects.filter(moderation__audit__in=tool_by)
    grades = {
        (audit, part): grade
        for audit, part, grade in chain(
            judged.values_list("audit", "dimension", "grade"),
            moderated.order_by("moderation__at", "pk")
            .values_list("moderation__audit", "section", "after"),
        )
        if part in asks.get(tool_by[audit], ())
    }  # fmt: skip
    good = sum(tools[tool_by[audit]].scale[grade].is_good for (audit, _), grade in grades.items())
    return good, len(grades)


def about_voice(tool: Tool) -> frozenset[str]:
    return frozenset(
        section.key for section in tool.sections
        if section.questions and all(each.theme == "voice" for each in section.questions)
    )  # fmt: skip


def _moderated(here: str, first: date, last: date) -> Parts:
    """The newest reading of each audit, against the auditor's own grade."""
    newest = Moderation.objects.filter(audit=OuterRef("audit")).order_by("-at", "-pk").values("pk")
    read = Moderation.objects.filter(
        pk=Subquery(newest[:1]), audit__authority=here, after__isnull=False,
        audit__first_grade__isnull=False, at__date__range=(first, last),
    )  # fmt: skip
    return read.filter(after=F("audit__first_grade")).count(), read.count()


def _on_time(here: str, first: date, last: date) -> Parts:
    """Against the day as it stands now: a day that moved did so with a reason."""
    due = RequiredAction.objects.filter(
        audit__authority=here, action__isnull=False, action__due_on__range=(first, last)
    ).exclude(action__state=ActionState.DROPPED.value)
    return due.filter(action__done_on__lte=F("action__due_on")).count(), due.count()


COUNTED: dict[str, Callable[[str, date, date], Parts]] = {
    "qa_audits_completed_pct": _completed,
    "qa_good_or_better_pct": _good,
    "qa_inadequate_pct": _inadequate,
    "qa_voice_good_pct": _voice,
    "qa_moderation_agreement_pct": _moderated,
    "qa_actions_on_time_pct": _on_time,
}

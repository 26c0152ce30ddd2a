"""What stands about an audit after it is handed in, and what it says beside earlier ones."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import is_hidden
from sightline.apps.audits.afterwards.conditions import due_on
from sightline.apps.audits.afterwards.draw_rules import Drawn
from sightline.apps.audits.afterwards.rules import OVERALL
from sightline.apps.audits.form.values import YES_NO
from sightline.apps.audits.models import (
    Audit,
    Comment,
    Draw,
    Moderation,
    SectionModeration,
    ToolVersion,
)
from sightline.apps.audits.queries import audits_within
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools import AnswerType, Question

_IN = [each.value for each in FINISHED]


@dataclass(frozen=True)
class Waiting:
    """One audit a moderator has to read; `why`: by which rule, draw or person."""

    audit: Audit
    why: str
    due_on: date | None

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


def to_moderate(access: Access) -> list[Waiting]:
    """Chosen, handed in and not moderated since; the person's own is not theirs to moderate."""
    chosen = Q(draws__purpose=Drawn.MODERATION.value, draws__is_chosen=True)
    waiting = audits_within(access).filter(chosen, state=AuditState.HANDED_IN)
    waiting = waiting.exclude(auditor=access.person).prefetch_related("draws", "moderations")
    found = []
    for audit in waiting.order_by("handed_in_at", "pk"):
        since = audit.handed_in_at
        if not any(since is None or each.at >= since for each in audit.moderations.all()):
            why = next(d.why for d in audit.draws.all() if d.purpose == Drawn.MODERATION)
            found.append(Waiting(audit, why, due_on(audit, "moderation")))
    return found


def moderated(access: Access) -> list[Moderation]:
    """The newest first; only of audits within reach, for the person's own page of themes."""
    seen = audits_within(access).values("pk")
    found = Moderation.objects.filter(audit__in=seen).select_related("audit__tool", "by")
    return list(found.defer("audit__tool__data", "audit__records", "audit__facts")[:200])


def unread_feedback(auditor: int) -> list[Moderation]:
    """What moderators wrote to this auditor and nobody has said was read, the oldest first."""
    found = Moderation.objects.filter(audit__auditor=auditor, read_at__isnull=True)
    return list(found.filter(audit__authority=authority_code()).order_by("at", "pk"))


def find_moderation(id: int, audit: Audit) -> Moderation | None:
    return Moderation.objects.filter(pk=id, audit=audit).select_related("by", "audit").first()


def earlier(audit: Audit) -> Audit | None:
    """The last audit of the same child with the same tool, finished before this one was set; never
    one that looks at the same file beside it."""
    if not audit.child_id:
        return audit.before if audit.before and audit.before.now in FINISHED else None
    root = audit.second_of_id or audit.pk
    found = Audit.objects.filter(
        authority=audit.authority, child_id=audit.child_id, tool__key=audit.tool.key,
        state__in=_IN, second_of__isnull=True, handed_in_at__date__lte=audit.set_on,
    ).exclude(pk__in=[root, audit.pk])  # fmt: skip
    return found.select_related("tool").order_by("-handed_in_at").first()


def last_time(audit: Audit) -> dict[str, str]:
    """What was answered to each question the last time, by its key; empty where there is none."""
    before = earlier(audit)
    # Its auditor may be grading that very file a second time.
    if before is None or is_hidden(before, Access(person=audit.auditor_id)):
        return {}
    tool = tool_of(before.tool)
    said = {}
    for answer in before.answers.all():
        question = tool.question(answer.question)
        if question is not None and (words := _in_words(question, answer.value, answer.evidence)):
            said[answer.question] = words
    return said


def _in_words(question: Question, value: object, evidence: str) -> str:
    if question.type is AnswerType.YES_NO and isinstance(value, str):
        answered = YES_NO.get(value, "")
    elif question.type is AnswerType.ITEMS and isinstance(value, dict):
        no = [words for key, words in question.items if value.get(key) == "no"]
        answered = f"No: {'; '.join(no)}" if no else "Nothing was answered with no"
    elif question.type is AnswerType.CHOICES and isinstance(value, list):
        answered = "; ".join(words for key, words in question.choices if key in value)
    else:
        answered = ""
    return ". ".join(part for part in (answered, evidence.strip()) if part)


@dataclass(frozen=True)
class Repeat:
    """One file looked at more than once with a tool, the earliest first."""

    audits: tuple[Audit, ...]

    @property
    def last(self) -> Audit:
        return self.audits[-1]


def repeats(access: Access, *, most: int = 200) -> list[Repeat]:
    """Files graded more than once with a tool, the newest first."""
    graded = _graded(access).exclude(child_id="")
    files = graded.values("child_id", "tool__key").annotate(times=Count("pk"), last=Max("pk"))
    again = files.filter(times__gt=1).order_by("-last")[:most]
    wanted = {(each["child_id"], each["tool__key"]) for each in again}
    found: dict[tuple[str, str], list[Audit]] = {}
    of = graded.filter(child_id__in={child for child, _ in wanted}).order_by("handed_in_at", "pk")
    for audit in of:
        if (audit.child_id, audit.tool.key) in wanted:
            found.setdefault((audit.child_id, audit.tool.key), []).append(audit)
    newest = sorted(found.values(), key=lambda audits: audits[-1].pk, reverse=True)
    return [Repeat(tuple(audits)) for audits in newest]


def later_ones(audit: Audit, access: Access) -> list[Audit]:
    """Re-audits planned from this one, as far as the person may see them."""
    return list(audits_within(access).filter(before=audit).order_by("due_on", "pk"))


def _graded(access: Access) -> QuerySet[Audit]:
    return audits_within(access).filter(state__in=_IN, grade__isnull=False, second_of__isnull=True)


def samples(access: Access, tool: str) -> dict[str, list[int]]:
    """Grades by half-year of handing in, for showing whether repeat samples move."""
    found: dict[str, list[int]] = {}
    graded = _graded(access).filter(tool__key=tool).order_by("handed_in_at")
    for day, grade in graded.values_list("handed_in_at__date", "grade"):
        half = f"{day:%Y} {'January to June' if day.month < 7 else 'July to December'}"
        found.setdefault(half, []).append(grade)
    return found


def tools_used(access: Access) -> list[ToolVersion]:
    """The newest version of each tool that something was graded with."""
    used = _graded(access).order_by("tool__number").values_list("tool_id", flat=True)
    versions = ToolVersion.objects.filter(pk__in=set(used)).order_by("number")
    return list({each.key: each for each in versions}.values())


def by_section(audit: Audit) -> list[tuple[str, list[Comment]]]:
    """What the worker and managers say: each section's title with its comments."""
    said = audit.comments.exclude(text="").select_related("by")
    found: dict[str, list[Comment]] = {}
    for each in said:
        found.setdefault(each.section, []).append(each)
    return [(title, found[key]) for key, title in tool_of(audit.tool).dimensions if key in found]


def grades_now(audit: Audit) -> dict[str, int | None]:
    """By section and whole: as last moderated, else as the auditor graded it."""
    found: dict[str, int | None] = dict(audit.judgements.values_list("dimension", "grade"))
    sections = SectionModeration.objects.filter(moderation__audit=audit)
    sections = sections.order_by("moderation__at", "pk")
    found |= dict(sections.values_list("section", "after"))
    return found | {OVERALL: audit.grade}


def gold_this_year() -> int:
    year = timezone.localdate().year
    return Draw.objects.filter(authority=authority_code(), is_gold=True, at__year=year).count()

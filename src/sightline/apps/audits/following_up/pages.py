"""What stands on the pages of following up, and which ways on a person has from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import is_hidden
from sightline.apps.audits.following_up import clock, rules, tables
from sightline.apps.audits.following_up.people import named, policy
from sightline.apps.audits.following_up.queries import required_actions
from sightline.apps.audits.following_up.seeing import (
    escalations_within,
    judgements_within,
    may_do,
    may_judge,
    parts_seen,
)
from sightline.apps.audits.following_up.steps import MOVES, Part, Standing, StepState, standings
from sightline.apps.audits.models import (
    ActionException,
    Audit,
    DecisionRecord,
    Escalation,
    RequiredAction,
)
from sightline.apps.audits.panels import Panel, Way
from sightline.apps.audits.queries import find_audit
from sightline.apps.audits.rules import FINISHED, may_write
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access

FIRST = MOVES.possible(StepState.NOT_BEGUN)
__all__ = ["may_judge"]


def panel(audit: Audit, access: Access, today: date) -> Panel | None:
    """On the audit's own page: nothing of an escalation stands here."""
    found = required_actions(audit)
    if audit.now in FINISHED:
        address = reverse("audits:putting_right", args=[audit.pk])
        words = () if found else ("The auditor requires no action.",)
        late = any(each.issue.is_late(today) for each in found)
        table = tables.required(found, today, with_words=True) if found else None
        way = Way("Evidence, exceptions, other files", address)
        return Panel("What must be put right", words, table, (way,), late)
    if not found and not may_write(access, audit.about):
        return None
    way = Way("Required actions", reverse("audits:required", args=[audit.pk]))
    count = len(found)
    said = f"{count} required action{'' if count == 1 else 's'} listed so far."
    return Panel("What must be put right", (said,), ways=(way,))


def holds_back(audit: Audit) -> str | None:
    """An audit closes once everything required is done with evidence."""
    waiting = sum(not each.issue.is_done for each in required_actions(audit))
    if not waiting:
        return None
    noun = "action has" if waiting == 1 else "actions have"
    return f"{waiting} required {noun} no evidence yet"


def who_monitors(audit: Audit, today: date) -> tuple[str, str]:
    whom = rules.whom(audit.about)
    return named(Standing.ASSISTANTS, whom, today), named(Standing.MANAGERS, whom, today)


def may_receive(access: Access) -> bool:
    return rules.may_receive(access, policy().evidence_to)


def check_may_monitor(access: Access, audit: Audit) -> None:
    if not rules.may_monitor(access, audit.about, policy().roles):
        raise Http404("There is no such page within your reach.")


def ways(audit: Audit, found: list[RequiredAction], access: Access, today: date) -> list[Way]:
    """Words that say nothing of an escalation, save to those who may begin or see one."""
    ways: list[Way] = []
    if rules.may_monitor(access, audit.about, policy().roles):
        ways += [
            Way("Place the management decision record (MDR)", _to("place_record", audit)),
            Way("Send evidence to the head of safeguarding", _to("send_evidence", audit)),
        ]
        ways += [
            Way(f"Raise an exception: action {each.number}",
                reverse("audits:raise_exception", args=[audit.pk, each.number]))
            for each in found if each.action and not each.issue.is_done
        ]  # fmt: skip
        if audit.worker and audit.child_id:
            ways.append(Way("Look for the same issue in other files", _to("other_files", audit)))
    whom = rules.whom(audit.about)
    if may_judge(access, whom):
        ways.append(Way("Judge learning needs and wider performance", _to("judgement", audit)))
    return ways + _escalating(audit, found, access, today)


def _escalating(
    audit: Audit, found: list[RequiredAction], access: Access, today: date
) -> list[Way]:
    whom, issues = rules.whom(audit.about), [each.issue for each in found]
    seen = list(escalations_within(access).filter(audit=audit, ended_on__isnull=True))
    ways = [Way("Open the escalation", each.address) for each in seen]
    is_late = rules.escalates(issues, today) or any(each.lacks_evidence(today) for each in issues)
    if seen or not is_late:
        return ways
    return ways + [
        Way(_begins(move),
            reverse("audits:begin_escalation", args=[audit.pk, move.replace(" ", "-")]))
        for move in FIRST if may_do(access, whom, move)
    ]  # fmt: skip


def _begins(move: str) -> str:
    return {"begin stage 1": "Begin escalation: stage 1"}.get(move, move.capitalize())


def _to(name: str, audit: Audit) -> str:
    return reverse(f"audits:{name}", args=[audit.pk])


@dataclass(frozen=True)
class ExceptionRow:
    exception: ActionException
    may_answer: bool


def exceptions(found: Iterable[RequiredAction], audit: Audit, access: Access) -> list[ExceptionRow]:
    roles = policy().roles
    return [
        ExceptionRow(
            each,
            each.answered_at is None
            and rules.may_answer(access, audit.about, roles, each.raised_by_id),
        )
        for one in found
        for each in one.exceptions.all()
    ]


def lines_of(record: DecisionRecord) -> list[tuple[str, date]]:
    return [(said, date.fromisoformat(due)) for said, due in record.lines]


def tiles(found: list[RequiredAction], today: date) -> list[tuple[str, int]]:
    issues = [each.issue for each in found]
    return [
        ("Open", sum(not each.is_done for each in issues)),
        ("Late", sum(each.is_late(today) for each in issues)),
        ("Evidence missing", sum(each.lacks_evidence(today) for each in issues)),
        ("Evidence in, to be checked", sum(each.is_done and not each.is_closed for each in issues)),
        ("Exceptions to answer", len(waiting_exceptions(found))),
    ]


def waiting_exceptions(found: list[RequiredAction]) -> list[ActionException]:
    each_of = (exception for each in found for exception in each.exceptions.all())
    return [each for each in each_of if each.answered_at is None]


def move_called(slug: str) -> str:
    return slug.replace("-", " ")


def to_escalate(id: int, access: Access) -> Audit | None:
    """Who may escalate it is asked by the caller: a head need not read the audit itself. Whoever
    looks at the same file a second time learns nothing of the first look."""
    found = Audit.objects.filter(authority=authority_code(), pk=id, second_of__isnull=True)
    audit = found.select_related("tool").first()
    is_open = audit is not None and audit.now in FINISHED and not is_hidden(audit, access)
    return audit if is_open else None


def others_to_judge_with(access: Access, audit: Audit) -> list[Standing]:
    own = standings(access, rules.whom(audit.about), policy().roles)
    return [each for each in Standing if each in policy().kept_by - own]


def of_escalation(there: Escalation, access: Access, today: date) -> dict[str, Any]:
    seen = parts_seen(access, there.whom, there.part)
    names = [part.value for part in seen]
    records = there.records.filter(part__in=names).select_related("by")
    part = there.now.waits_for
    stage = policy().stages[part or there.part]
    return {
        "there": there,
        "stage": stage,
        "clock": clock.in_words(there, today),
        "is_overdue": clock.is_overdue(there, today),
        "monitors": named(Standing.ASSISTANTS, there.whom, today),
        "tracks": named(Standing.MANAGERS, there.whom, today),
        "records": records.prefetch_related("receipts__to", "receipts__said_by"),
        "timeline": there.steps.filter(part__in=names).select_related("by"),
        "ways": _steps(there, access),
        "required": tables.required(required_actions(there.audit), today, with_words=False),
        "judgements": judgements_within(access).filter(audit=there.audit),
        "judges": may_judge(access, there.whom),
        "reads_audit": find_audit(there.audit_id, access) is not None,
        "reviews": _reviews(there, access, seen),
        "reviewed": there.file_checks.count() if Part.STAGE_1 in seen else 0,
        "person": access.person,
    }


def _reviews(there: Escalation, access: Access, seen: frozenset[Part]) -> bool:
    is_manager = Standing.MANAGERS in standings(access, there.whom, policy().roles)
    return is_manager and Part.STAGE_1 in seen and there.now.is_open


def _steps(there: Escalation, access: Access) -> list[Way]:
    return [
        Way(move.capitalize(),
            reverse("audits:escalation_step", args=[there.pk, move.replace(" ", "-")]))
        for move in MOVES.possible(there.now)
        if may_do(access, there.whom, move, there.part)
    ]  # fmt: skip


def beside(request: HttpRequest, child_id: str) -> tuple[str, Any] | None:
    """MDRs on the child's page. Steps of an escalation are nowhere near a child's page."""
    from sightline.documents.on_page import Cell, Heading, PageTable

    placed = DecisionRecord.objects.filter(
        child_id=child_id, audit__authority=authority_code()
    ).select_related("placed_by", "audit")
    rows = tuple(
        (
            Cell(f"Management decision record {each.pk}", each.address),
            Cell(tables.day(timezone.localdate(each.placed_at))),
            Cell(each.placed_by.name),
        )
        for each in placed
        if find_audit(each.audit_id, request.access) is not None
    )
    if not rows:
        return None
    headings = tuple(map(Heading, ("Record", "Placed on", "By")))
    return "Management decisions", PageTable(
        "Management decision records after audits", headings, rows, caption_is_hidden=True
    )

"""What is typed into an audit: one answer, box or judgement at a time, as it is typed.

`read` is the version that the page had, 0 where nothing stood yet; `tab` names the open page. What
the same page saved last is never a conflict: an answer of ours may get lost on a bad connection,
and the page sends again.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction

from sightline.apps.audits.form import rules
from sightline.apps.audits.form.actions.moving import moved
from sightline.apps.audits.form.borrowed import tool_of
from sightline.apps.audits.form.rules import HISTORY, REPLIES
from sightline.apps.audits.form.values import check_value
from sightline.apps.audits.models import Answer, Audit, Judgement, SectionWords
from sightline.apps.audits.rules import (
    BOXES,
    FINISHED,
    AuditState,
    check_may_write,
    is_in_line,
    may_run,
)
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools.model import OVERALL
from sightline.vocabulary.not_allowed import NotAllowed

Kept = TypeVar("Kept", Answer, SectionWords, Judgement)
_BOUT = timedelta(minutes=15)


def answer(
    *, audit: Audit, question: str, value: Any, evidence: str, read: int, by: User, access: Access,
    at: datetime, tab: str = "",
) -> Answer:  # fmt: skip
    check_may_write(access, audit.about)
    asked = tool_of(audit.tool).question(question)
    if asked is None:
        raise NotAllowed("This tool asks no such question.")
    check_value(asked, value, evidence, audit.facts)
    values = {"value": value, "evidence": evidence}
    return _keep(Answer, audit, {"question": question}, values, read, by, at, tab)


def write_box(
    *, audit: Audit, section: str, box: str, text: str, read: int, by: User, access: Access,
    at: datetime, tab: str = "",
) -> SectionWords:  # fmt: skip
    """One comment box. The fourth is written after handing in, by the worker and their line."""
    if box not in BOXES or section not in {each.key for each in tool_of(audit.tool).sections}:
        raise NotAllowed("There is no such box on this tool.")
    if box == REPLIES:
        _check_may_reply(access, audit)
    else:
        check_may_write(access, audit.about)
    where, values = {"section": section, "box": box}, {"text": text, "by": by}
    return _keep(SectionWords, audit, where, values, read, by, at, tab)


def _check_may_reply(access: Access, audit: Audit) -> None:
    if audit.now not in FINISHED:
        raise NotAllowed("The worker and their managers write here once the audit is handed in.")
    if audit.now is AuditState.CLOSED:
        raise NotAllowed("The audit is closed. Ask for it to be opened again.")
    if not (is_in_line(access, audit.about) or may_run(access)):
        raise NotAllowed("Only the worker and those above the team write here.")


def judge(
    *, audit: Audit, dimension: str, grade: int | None, reasons: str, read: int, by: User,
    access: Access, at: datetime, tab: str = "",
) -> Judgement:  # fmt: skip
    """A section's grade, or the whole's, always chosen by the auditor."""
    check_may_write(access, audit.about)
    tool = tool_of(audit.tool)
    if dimension not in dict(tool.dimensions) and dimension != OVERALL:
        raise NotAllowed("There is no such section on this tool.")
    rules.check_grade(tool.scale, grade)
    values = {"grade": grade, "reasons": reasons}
    return _keep(Judgement, audit, {"dimension": dimension}, values, read, by, at, tab)


def say_fact(
    *, audit: Audit, fact: str, holds: bool, by: User, access: Access, at: datetime
) -> None:
    """What the extract did not say and the auditor knows; it decides what is asked."""
    _change(audit, by=by, access=access, at=at, facts={**audit.facts, fact: holds})


def write_history(
    *, audit: Audit, text: str, read: int, by: User, access: Access, at: datetime, tab: str = ""
) -> Audit:
    """Earlier themes and what earlier audits found, apart from the window. `read`: the audit's
    version; words that are the same already are no conflict."""
    if audit.version != read and audit.history_said not in {text, ""}:
        raise EditedMeanwhile(audit)
    _change(audit, by=by, access=access, at=at, **{f"{HISTORY}_said": text})
    return audit


def _change(audit: Audit, *, by: User, access: Access, at: datetime, **fields: object) -> None:
    check_may_write(access, audit.about)
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        for name, value in fields.items():
            setattr(there, name, value)
        there.version += 1
        save_as(there, by=by)
        _begin(there, by, at)
    audit.refresh_from_db()


def _keep(
    model: type[Kept], audit: Audit, where: dict[str, str], values: dict[str, Any], read: int,
    by: User, at: datetime, tab: str,
) -> Kept:  # fmt: skip
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        kept = model.objects.filter(audit=audit, **where).first()
        if kept is None:
            _begin(there, by, at)
            _note_bout(there, by, at, None)
            made = model(audit=audit, at=at, tab=tab, **where, **values)
            made.save()
            return made
        if all(getattr(kept, name) == value for name, value in values.items() if name != "by"):
            return kept
        if kept.version != read and (not tab or kept.tab != tab):
            raise EditedMeanwhile(kept)
        _note_bout(there, by, at, kept.at)
        for name, value in values.items():
            setattr(kept, name, value)
        kept.version, kept.at, kept.tab = kept.version + 1, at, tab
        kept.save()
        return kept


def _begin(audit: Audit, by: User, at: datetime) -> None:
    """Whoever types has started."""
    if audit.now is AuditState.ALLOCATED:
        moved(audit, "start", by=by, at=at)


def _note_bout(audit: Audit, by: User, at: datetime, last: datetime | None) -> None:
    """An event for a bout of writing at one place, not for each key that is pressed."""
    if last is None or at - last > _BOUT:
        record_event(by=by, did="audit.written", to=audit, at=at)

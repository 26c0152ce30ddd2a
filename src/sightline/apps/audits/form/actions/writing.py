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
from sightline.apps.audits.form.values import check_value
from sightline.apps.audits.models import Answer, Audit, Judgement, SectionWords
from sightline.apps.audits.rules import BOXES, AuditState, check_may_write
from sightline.apps.audits.tools.queries import tool_of
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
    """One comment box of the auditor's."""
    check_may_write(access, audit.about)
    if box not in BOXES or section not in {each.key for each in tool_of(audit.tool).sections}:
        raise NotAllowed("There is no such box on this tool.")
    where, values = {"section": section, "box": box}, {"text": text, "by": by}
    return _keep(SectionWords, audit, where, values, read, by, at, tab)


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
    """Earlier themes and what earlier audits found, apart from the window. `read`: the version of
    these words alone, which no fact and no move of the audit raises."""
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        if there.history_said == text:
            return there
        if there.history_version != read and (not tab or there.history_tab != tab):
            raise EditedMeanwhile(there)
        version = there.history_version + 1
        said = {"history_said": text, "history_version": version, "history_tab": tab}
        _change(audit, by=by, access=access, at=at, **said)
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

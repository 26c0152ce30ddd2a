"""A moderator reads an audit; the auditor hears of it and answers; several may grade one file."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.afterwards import blind, drawing, rules, telling
from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.audits.afterwards.rules import OVERALL, Regraded
from sightline.apps.audits.form.actions import create_audit
from sightline.apps.audits.models import Audit, Draw, Moderation, SectionModeration
from sightline.apps.audits.rules import check_may_run
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools import Subject, Tool
from sightline.vocabulary.not_allowed import NotAllowed


def moderate(
    *, audit: Audit, grades: Sequence[Regraded], feedback: str, themes: Iterable[str] = (),
    by: User, access: Access, at: datetime,
) -> Moderation:  # fmt: skip
    """`grades`: what each dimension is after the reading; the whole's becomes the one that counts.

    The auditor's own grades stay as they are. Moderating again is the way back.
    """
    rules.check_may_moderate(access, audit.about, policy())
    rules.check_said(feedback, "Say something to the auditor: what was done well, what to look at.")
    if not blind.all_are_in(blind.together(audit)):
        taken = [each.auditor_id for each in blind.together(audit)]
        if by.pk in taken:
            raise NotAllowed("You grade this file yourself: somebody else moderates it.")
    tool = tool_of(audit.tool)
    found = {each.dimension: _checked(each, tool) for each in grades}
    known = set(policy().themes)
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        whole = found.pop(OVERALL, None)
        if tool.judges and whole is None:
            raise NotAllowed("Overall: choose one of the tool’s grades.")
        made = Moderation.objects.create(
            audit=there, before=there.grade, after=whole.after if whole else None, by=by, at=at,
            reasons=whole.reasons.strip() if whole else "", feedback=feedback.strip(),
            themes=[each for each in themes if each in known],
        )  # fmt: skip
        _keep_sections(made, found.values())
        if whole is not None and whole.after != there.grade:
            there.grade, there.version = whole.after, there.version + 1
            save_as(there, by=by, reason="Moderated")
        record_event(by=by, did="audit.moderated", to=there, at=at, changed=made.is_changed)
        telling.of_moderation(made, at)
    audit.refresh_from_db()
    return made


def _checked(found: Regraded, tool: Tool) -> Regraded:
    titles = dict(tool.dimensions)
    if found.dimension not in titles:
        raise NotAllowed("There is no such section on this tool.")
    rules.check_regraded(found, tool.scale, titles[found.dimension])
    return found


def _keep_sections(moderation: Moderation, found: Iterable[Regraded]) -> None:
    for each in found:
        SectionModeration.objects.create(
            moderation=moderation, section=each.dimension, before=each.before, after=each.after,
            reasons=each.reasons.strip(),
        )  # fmt: skip


def read_feedback(
    *, moderation: Moderation, reply: str, by: User, access: Access, at: datetime
) -> None:
    """The auditor says that they have read it, and answers where they want to."""
    if moderation.audit.auditor_id != by.pk:
        raise NotAllowed("The auditor says that they have read it.")
    with transaction.atomic():
        moderation.read_at = moderation.read_at or at
        moderation.reply = reply.strip() or moderation.reply
        moderation.save(update_fields=["read_at", "reply"])
        record_event(by=by, did="audit.feedback_read", to=moderation.audit, at=at)


def ask_to_moderate(*, audit: Audit, why: str, by: User, access: Access, at: datetime) -> Draw:
    """Put on the moderators' list by hand: by who keeps the programme, or the auditor."""
    if access.person != audit.auditor_id:
        check_may_run(access)
    rules.check_open_for_words(audit.about)
    rules.check_said(why, "Say why it should be moderated.")
    drawn = drawing.choose_for_moderation(audit, why.strip(), by, at)
    record_event(by=by, did="audit.moderation_asked", to=audit, at=at)
    return drawn


def make_gold(*, audit: Audit, by: User, access: Access, at: datetime) -> Draw:
    """Several auditors grade this file, none seeing the others."""
    check_may_run(access)
    if audit.second_of_id is not None or audit.now not in drawing.LIVING:
        raise NotAllowed("A gold file is made from a first audit that is allocated.")
    drawn = drawing.choose_gold(audit, by, at)
    record_event(by=by, did="audit.made_gold", to=audit, at=at)
    return drawn


def plan_again(*, audit: Audit, due_on: date, by: User, access: Access, at: datetime) -> Audit:
    """The same child and tool looked at again by a day, beside what was found this time."""
    check_may_run(access)
    rules.check_later(due_on, timezone.localdate(at))
    if Subject(audit.subject).is_of_child and not audit.child_id:
        raise NotAllowed("The child’s records are gone: it can’t be looked at again.")
    if audit.second_of_id is not None:
        raise NotAllowed("Plan it from the first audit of the file.")
    from sightline.apps.audits.tools.queries import newest

    return create_audit(
        tool=newest(audit.tool.key), subject=Subject(audit.subject),
        subject_said=audit.subject_said, child_id=audit.child_id, service=audit.service,
        team=audit.team, worker=audit.worker, due_on=due_on, before=audit, by=by, at=at,
    )  # fmt: skip

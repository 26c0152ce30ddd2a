"""What a person can do with an audit on its page of afterwards: one form each, one address each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from sightline.apps.audits.afterwards import actions
from sightline.apps.audits.afterwards import rules as may
from sightline.apps.audits.afterwards.conditions import is_below_good, policy
from sightline.apps.audits.afterwards.draw_rules import Drawn
from sightline.apps.audits.afterwards.drawing import LIVING
from sightline.apps.audits.afterwards.forms import AgainForm, NothingForm, WhyForm
from sightline.apps.audits.form.actions import take_return
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import AuditState, may_run
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools import Subject


@dataclass(frozen=True)
class Who:
    by: User
    access: Access
    at: datetime

    @property
    def as_said(self) -> dict[str, Any]:
        return {"by": self.by, "access": self.access, "at": self.at}


@dataclass(frozen=True)
class Deed:
    """`words`: the link and the heading. `done`: what the page says afterwards."""

    words: str
    intro: str
    button: str
    done: str
    form: Callable[..., forms.Form]
    may: Callable[[Access, Audit], bool]
    do: Callable[[Audit, dict[str, Any], Who], object]


def _why(label: str, help_text: str = "") -> Callable[..., forms.Form]:
    def made(*args: Any, **more: Any) -> forms.Form:
        return WhyForm(*args, label=label, help_text=help_text, **more)

    return made


def _may_confirm(access: Access, audit: Audit) -> bool:
    return is_below_good(audit) and may.may_confirm(access, audit.about, policy())


def _may_ask(access: Access, audit: Audit) -> bool:
    is_own = audit.auditor_id == access.person
    is_open = audit.now is AuditState.HANDED_IN and audit.second_of_id is None
    waits = any(each.purpose == Drawn.MODERATION and each.is_chosen for each in audit.draws.all())
    return is_open and not waits and (may_run(access) or is_own)


def _may_plan_again(access: Access, audit: Audit) -> bool:
    has_subject = bool(audit.child_id) or not Subject(audit.subject).is_of_child
    return may_run(access) and audit.second_of_id is None and has_subject


def _may_make_gold(access: Access, audit: Audit) -> bool:
    is_first = audit.second_of_id is None and audit.now in LIVING
    is_gold = any(each.is_gold for each in audit.draws.all())
    return may_run(access) and is_first and not is_gold and audit.auditor_id != access.person


DEEDS: dict[str, Deed] = {
    "close": Deed(
        "Close this audit", "Everything that has to be done is done.", "Close the audit",
        "The audit is closed.", NothingForm, lambda access, a: may.may_close(access, a.about),
        lambda audit, said, who: actions.close_audit(audit=audit, **who.as_said),
    ),
    "confirm": Deed(
        "Confirm corrective action",
        "The grade is below good. You say that what fell short was put right, and how you know.",
        "Confirm", "Confirmed.",
        _why("What was done, and how do you know?"), _may_confirm,
        lambda audit, said, who: actions.confirm(audit=audit, **said, **who.as_said),
    ),
    "ask": Deed(
        "Ask for moderation", "A moderator reads it, whatever its grade.", "Put it on the list",
        "It is on the moderators’ list.", _why("Why should it be moderated?"), _may_ask,
        lambda audit, said, who: actions.ask_to_moderate(
            audit=audit, why=said["said"], **who.as_said
        ),
    ),
    "return": Deed(
        "Return it to its auditor",
        "It can be written again, and counts no more until it is handed in again. What was said "
        "of it so far is kept.",
        "Return it", "It is with its auditor again.",
        _why("What is to be put right?"),
        lambda access, a: may_run(access) and a.now is AuditState.HANDED_IN,
        lambda audit, said, who: take_return(audit=audit, reason=said["said"], **who.as_said),
    ),
    "reopen": Deed(
        "Open it again", "It is handed in again, and everything recorded stands.", "Open it again",
        "The audit is open again.", _why("Why is it opened again?"),
        lambda access, a: may_run(access) and a.now is AuditState.CLOSED,
        lambda audit, said, who: actions.reopen_audit(
            audit=audit, reason=said["said"], **who.as_said
        ),
    ),
    "again": Deed(
        "Plan to look again",
        "A new audit with the same tool, for the same file. What was answered this time stands "
        "beside its questions.",
        "Plan it", "Planned. It waits to be allocated.", AgainForm, _may_plan_again,
        lambda audit, said, who: actions.plan_again(audit=audit, **said, **who.as_said),
    ),
    "gold": Deed(
        "Make it a gold file",
        "Several auditors grade this file without seeing each other’s grades. Together they set "
        "the standard.",
        "Let several grade it", "Their audits wait to be allocated.", NothingForm, _may_make_gold,
        lambda audit, said, who: actions.make_gold(audit=audit, **who.as_said),
    ),
}  # fmt: skip
"""By the last part of their address."""

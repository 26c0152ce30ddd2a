"""What must hold before an audit is closed, how each stands, and where it is done.

    register_closing_condition(function)

`function(audit)` gives a sentence while something of another part holds the closing back, or None.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from sightline.apps.audits.afterwards import blind
from sightline.apps.audits.afterwards.draw_rules import Drawn
from sightline.apps.audits.afterwards.policy import AfterPolicy, after_policy
from sightline.apps.audits.afterwards.rules import Condition, TalkKind
from sightline.apps.audits.models import Audit
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.audit_tools import Subject

Held = Callable[[Audit], str | None]
_others: list[Held | str] = []


def register_closing_condition(held: Held | str) -> None:
    """A dotted path is imported when first asked for."""
    if held not in _others:
        _others.append(held)


def policy() -> AfterPolicy:
    return after_policy(Path(settings.SIGHTLINE_DATA))


def conditions_of(audit: Audit) -> tuple[Condition, ...]:
    if audit.second_of_id is not None:
        return (_all_in(audit),)
    found = [*_talks(audit)]
    if is_below_good(audit):
        found.append(_confirmation(audit))
    if (drawn := _moderation(audit)) is not None:
        found.append(drawn)
    return (*found, *_of_others(audit))


def is_below_good(audit: Audit) -> bool:
    return audit.grade is not None and not tool_of(audit.tool).scale[audit.grade].is_good


def due_on(audit: Audit, key: str, since: date | None = None) -> date | None:
    """The last day in time for what is to be done after handing in."""
    if since is None and audit.handed_in_at is not None:
        since = timezone.localdate(audit.handed_in_at)
    days = policy().days.get(key)
    return calendar().after(since, days) if since and days else None


def _talks(audit: Audit) -> list[Condition]:
    """What was recorded before it was handed in anew was about another text."""
    since = audit.handed_in_at
    held = {
        each.kind: each
        for each in audit.talks.all()
        if each.taken_back_at is None and since is not None and each.at >= since
    }
    wanted = [TalkKind.MANAGER]
    if audit.subject != Subject.SERVICE:
        wanted.insert(0, TalkKind.PRACTITIONER)
    if audit.subject == Subject.FILE:
        wanted.append(TalkKind.MEETING)
    return [_talk(audit, kind, held.get(kind)) for kind in wanted]


def _talk(audit: Audit, kind: TalkKind, held: object) -> Condition:
    day = getattr(held, "held_on", None)
    done = f"On {day.day} {day:%B %Y}" if day else ""
    address = reverse("audits:talk", args=[audit.pk, kind.value])
    wants = {
        TalkKind.PRACTITIONER: "the outcome has to be talked over with the practitioner",
        TalkKind.MANAGER: "the outcome has to be talked over with the manager",
        TalkKind.MEETING: "the assistant manager and the worker have to meet about it",
    }[kind]
    return Condition(
        kind.value, kind.in_words, done, due_on(audit, kind.value), address, "Record it", wants
    )


def _confirmation(audit: Audit) -> Condition:
    """One given for a better grade than it has now doesn't count for the worse one."""
    since = audit.handed_in_at
    stands = [
        each
        for each in audit.confirmations.all()
        if each.taken_back_at is None
        and since is not None
        and each.at >= since
        and (each.grade or 0) >= (audit.grade or 0)
    ]
    done = f"By {stands[-1].by.name}" if stands else ""
    address = reverse("audits:deed", args=[audit.pk, "confirm"])
    return Condition(
        "confirmation", "Corrective action confirmed by a service manager", done,
        due_on(audit, "confirmation"), address, "Confirm it",
        "the grade is below good, so a service manager has to confirm corrective action",
    )  # fmt: skip


def _moderation(audit: Audit) -> Condition | None:
    drawn = audit.draws.filter(purpose=Drawn.MODERATION).first()
    if drawn is None or not drawn.is_chosen:
        return None
    since = audit.handed_in_at
    newest = audit.moderations.filter(at__gte=since).first() if since else None
    done = f"By {newest.by.name}" if newest else ""
    return Condition(
        "moderation", "Moderated", done, due_on(audit, "moderation"),
        reverse("audits:moderate", args=[audit.pk]), "Moderate it", "a moderator has to read it",
    )  # fmt: skip


def _all_in(audit: Audit) -> Condition:
    is_done = blind.all_are_in(blind.together(audit))
    return Condition(
        "all_in", "Everybody who grades this file has handed in", "All are in" if is_done else "",
        wants="the others who grade this file have to hand in",
    )  # fmt: skip


def _of_others(audit: Audit) -> list[Condition]:
    found = []
    for number, each in enumerate(_others):
        held = import_string(each) if isinstance(each, str) else each
        said = held(audit)
        if said:
            found.append(Condition(f"other-{number}", said, wants=said.rstrip(".")))
    return found

"""Many milestones changed at once by who keeps the plan, and the last such change taken back.

What is added only, such as a rating, is taken back by another that restores what stood before, so
that both can be read. A milestone that somebody changed since is left as it is, and named.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.notices.actions import tell
from sightline.apps.plan import rules
from sightline.apps.plan.actions.leads import set_leads
from sightline.apps.plan.actions.standing import rate
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.leading.told import ASKED, leads_of
from sightline.apps.plan.models import BulkChange, Milestone, Plan
from sightline.documents.plan import Brag
from sightline.vocabulary.not_allowed import NotAllowed

RATED, LED, ASKED_FOR = "rated", "led", "asked"
_REDO = "Taken back with the change of many: "


def rate_many(
    *, by: Any, plan: Plan, milestones: Sequence[Milestone], brag: Brag, why: str, at: datetime
) -> BulkChange:
    """One rating with one reason for all; where it is Blue, the reason is what shows it."""
    rules.check_text(why, "Say why.")
    rows = []
    with transaction.atomic():
        for each in _some(milestones):
            before = {"brag": each.brag, "on": _iso(each.rated_on)}
            evidence = why if brag is Brag.BLUE else ""
            made = rate(by=by, milestone=each, brag=brag, why=why, evidence=evidence, at=at)
            rows.append({"id": each.pk, "before": before, "after": made.pk})
        words = f"{_count(rows)} rated {brag.value}."
        return _kept(plan, RATED, words, rows, by=by, at=at)


def lead_many(
    *, by: Any, plan: Plan, milestones: Sequence[Milestone], leads: Sequence[str], at: datetime
) -> BulkChange:
    """These lead them all from now on, and no others."""
    if not any(lead.strip() for lead in leads):
        raise NotAllowed("Say who leads them.")
    rows = []
    with transaction.atomic():
        for each in _some(milestones):
            before = _leads(each)
            set_leads(by=by, milestone=each, leads=leads, at=at)
            rows.append({"id": each.pk, "before": before, "after": _leads(each)})
        return _kept(plan, LED, f"{_count(rows)} given to other leads.", rows, by=by, at=at)


def ask_many(
    *, by: Any, plan: Plan, milestones: Sequence[Milestone], address: str, at: datetime
) -> tuple[BulkChange, int]:
    """Their leads are asked for progress, each person once; how many people were asked."""
    rows = [{"id": each.pk} for each in _some(milestones)]
    asked = leads_of(milestones, rules.day_of(at))
    with transaction.atomic():
        for person, numbers in asked.items():
            said = f"{by.name} asks for progress on {_named(numbers)}."
            tell(to=[person], topic=ASKED, said=said[:300], address=address, at=at, by_mail=True)
        words = f"Progress was asked for on {_count(rows)}."
        return _kept(plan, ASKED_FOR, words, rows, by=by, at=at), len(asked)


def undo_many(*, by: Any, change: BulkChange, at: datetime) -> list[Milestone]:
    """Back as it was; returns those left alone because somebody changed them since."""
    with transaction.atomic():
        there = BulkChange.objects.select_for_update().get(pk=change.pk)
        if there.undone_at is not None:
            raise NotAllowed("That change was taken back already.")
        if there.by_id != by.pk:
            raise NotAllowed("Only who made the change can take it back.")
        restore = _RESTORE.get(there.what)
        if restore is None:
            raise NotAllowed("People were asked: that can’t be taken back.")
        rows = {row["id"]: row for row in there.rows}
        found = Milestone.objects.filter(pk__in=rows).order_by("pk")
        left = [each for each in found if not restore(each, rows[each.pk], by, at)]
        there.undone_at = at
        there.save(update_fields=["undone_at"])
        done = len(rows) - len(left)
        tell_event(there.plan, "bulk_undone", f"{there.said} Taken back for {done}.", by=by, at=at)
    return left


def _rated_back(milestone: Milestone, row: dict[str, Any], by: Any, at: datetime) -> bool:
    last = milestone.ratings.order_by("on", "id").last()
    if last is None or last.pk != row["after"]:
        return False
    brag = Brag(row["before"]["brag"])
    earlier = milestone.ratings.filter(brag=brag.value).exclude(pk=last.pk).order_by("on", "id")
    held = earlier.last()
    why = _REDO + (held.why if held and held.why else "as it was before")
    evidence = (held.evidence if held else "") or _REDO + "as it was before"
    rate(by=by, milestone=milestone, brag=brag, why=why, at=at,
         evidence=evidence if brag is Brag.BLUE else "")  # fmt: skip
    there, day = locked(milestone), row["before"]["on"]
    there.rated_on = date.fromisoformat(day) if day else None
    keep(there, by=by, at=at, reason="Taken back with the change of many")
    return True


def _led_back(milestone: Milestone, row: dict[str, Any], by: Any, at: datetime) -> bool:
    if _leads(milestone) != row["after"]:
        return False
    set_leads(by=by, milestone=milestone, leads=row["before"], at=at)
    return True


_RESTORE: dict[str, Callable[[Milestone, dict[str, Any], Any, datetime], bool]] = {
    RATED: _rated_back, LED: _led_back,
}  # fmt: skip


def _kept(
    plan: Plan, what: str, said: str, rows: list[dict[str, Any]], *, by: Any, at: datetime
) -> BulkChange:
    made = BulkChange.objects.create(plan=plan, what=what, said=said, rows=rows, by=by, at=at)
    tell_event(plan, f"bulk_{what}", said, by=by, at=at, milestones=len(rows))
    return made


def _some(milestones: Sequence[Milestone]) -> Sequence[Milestone]:
    if not milestones:
        raise NotAllowed("Choose at least one milestone.")
    return milestones


def _leads(milestone: Milestone) -> list[str]:
    return list(milestone.leads.order_by("position", "id").values_list("as_written", flat=True))


def _count(rows: Sequence[object]) -> str:
    return "1 milestone" if len(rows) == 1 else f"{len(rows)} milestones"


def _named(numbers: Sequence[str], most: int = 4) -> str:
    shown = [number or "one without a number" for number in numbers[:most]]
    more = len(numbers) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""

"""All plans with how many milestones stand how, in two queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from sightline.apps.plan.models import Milestone, Plan
from sightline.documents.plan import Brag, Outcome


@dataclass(frozen=True)
class PlanLine:
    """Milestones that count: those withdrawn do not, nor the line of an action without any."""

    plan: Plan
    by_colour: Counter[Brag]
    overdue: int

    @property
    def total(self) -> int:
        return sum(self.by_colour.values())


def listed(found: QuerySet[Plan], today: date) -> list[PlanLine]:
    shown = list(found)
    counting = Milestone.objects.filter(
        ~Q(text=""),
        action__area__plan__in=[each.pk for each in shown],
        withdrawn_because="",
        action__completed_number="",
    )
    late = ~Q(brag=Brag.BLUE) & Q(due_on__lt=today)
    late &= ~Q(outcome__in=[Outcome.MISSED, Outcome.PARTLY])
    by_plan: dict[int, list[tuple[str, int, int]]] = {}
    told = counting.order_by().values_list("action__area__plan", "brag")
    for plan, brag, held, overdue in told.annotate(held=Count("id"), late=Count("id", filter=late)):
        by_plan.setdefault(plan, []).append((brag, held, overdue))
    return [
        PlanLine(
            each,
            Counter({Brag(brag): held for brag, held, _ in by_plan.get(each.pk, [])}),
            sum(overdue for _, _, overdue in by_plan.get(each.pk, [])),
        )
        for each in shown
    ]

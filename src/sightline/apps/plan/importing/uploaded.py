"""Files of a plan that were uploaded."""

from django.db.models import QuerySet

from sightline.apps.people.reach import Access
from sightline.apps.plan.models import Plan, PlanUpload
from sightline.apps.plan.queries import plans


def find_upload(id: object, access: Access) -> PlanUpload | None:
    found = PlanUpload.objects.filter(pk=id, plan__in=plans(access))
    return found.select_related("plan__owner", "kept", "by").first()


def of_plan(plan: Plan) -> QuerySet[PlanUpload]:
    """The latest first, without what stands in them."""
    found = PlanUpload.objects.filter(plan=plan).select_related("kept", "by")
    return found.defer("content", "told", "kept__changes")[:20]

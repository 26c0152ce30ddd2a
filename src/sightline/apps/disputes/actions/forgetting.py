from django.db import transaction

from sightline.apps.attachments.actions import erase_files_beside
from sightline.apps.disputes.models import Dispute, PlanRating


def forget_child(*, authority: str, child_id: str) -> None:
    """What was disputed and rated about an erased child goes with its records."""
    with transaction.atomic():
        disputes = Dispute.objects.filter(authority=authority, child_id=child_id)
        for each in disputes:
            erase_files_beside(each)
        disputes.delete()
        PlanRating.objects.filter(authority=authority, child_id=child_id).delete()

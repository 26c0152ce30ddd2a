"""What runs in the background: `sightline work` takes it from the queue, and again if killed."""

from django.utils import timezone
from django_tasks import task

from sightline.apps.pack.actions.freezing import freeze_pack


@task()
def freeze_in_background(id: int) -> None:
    freeze_pack(id=id, at=timezone.now())

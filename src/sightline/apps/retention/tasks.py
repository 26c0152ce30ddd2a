"""What runs in the background: `sightline work` takes it from the queue."""

from django.utils import timezone
from django_tasks import task

from sightline.apps.retention import actions


@task()
def run_in_background(id: int) -> None:
    actions.run_request(id=id, at=timezone.now())

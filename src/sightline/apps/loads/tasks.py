"""What runs in the background: `sightline work` takes it from the queue."""

from django.utils import timezone
from django_tasks import task

from sightline.apps.loads import actions


@task()
def prepare_in_background(id: int) -> None:
    actions.prepare(id=id, at=timezone.now())


@task()
def notice_in_background() -> None:
    actions.notice_publications(at=timezone.now())

"""What runs in the background: `sightline work` takes it from the queue, and again if killed."""

from django.utils import timezone
from django_tasks import task

from sightline.apps.scrutiny.actions.agenda_packs import make_pack


@task()
def make_in_background(id: int) -> None:
    make_pack(id=id, at=timezone.now())

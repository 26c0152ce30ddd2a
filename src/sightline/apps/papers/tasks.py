"""What runs in the background: `sightline work` takes it from the queue."""

from django.utils import timezone
from django_tasks import task

from sightline.apps.papers.actions.files import write_files


@task()
def write_files_in_background(sha256: str) -> None:
    write_files(sha256, at=timezone.now())

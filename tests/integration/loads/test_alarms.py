"""Old records and silent work are said calmly, to those who can do something about it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from sightline.apps.loads import actions
from sightline.apps.notices.models import Mail, Notice
from sightline.apps.people.models import User
from sightline.apps.work.models import Worker
from sightline.pipeline.folder import DataFolder

OLD, SILENT = "Load a newer one.", "Background work has"
Visit = Callable[[User], Client]


@pytest.fixture
def alarm_after(wrenshire: Path) -> Callable[[int], None]:
    """Say in settings.toml after how many days records are old."""
    file = wrenshire / "settings.toml"
    before = file.read_text("utf-8")

    def say(days: int) -> None:
        file.write_text(f"{before}\n[alarms]\nload_days = {days}\n", "utf-8")

    return say


def test_those_who_load_see_on_pages_of_figures_that_records_are_old(
    alarm_after: Callable[[int], None], visit: Visit, analyst: User, director: User
) -> None:
    alarm_after(1)
    assert OLD in visit(analyst).get("/scorecard/").content.decode()
    assert OLD in visit(analyst).get("/loads/").content.decode()
    assert OLD not in visit(analyst).get("/me/").content.decode()
    assert OLD not in visit(director).get("/scorecard/").content.decode()


def test_records_that_are_new_enough_are_nothing_to_speak_of(
    alarm_after: Callable[[int], None], visit: Visit, analyst: User
) -> None:
    alarm_after(100_000)
    page = visit(analyst).get("/scorecard/").content.decode()
    assert OLD not in page and "Records as at" in page
    assert actions.tell_of_old_records(at=timezone.now()) == 0


def test_analysts_are_told_once_for_each_extract_in_the_product_and_by_mail(
    alarm_after: Callable[[int], None], wrenshire: Path, analyst: User, director: User
) -> None:
    alarm_after(1)
    now = timezone.now()
    assert actions.tell_of_old_records(at=now) == 1
    assert actions.tell_of_old_records(at=now + timedelta(days=1)) == 0
    (notice,) = Notice.objects.all()
    snapshot = DataFolder(wrenshire).store.authority("999").published()
    assert snapshot is not None
    assert notice.person == analyst and notice.said.endswith(OLD)
    assert f"{snapshot.manifest.data_as_at:%B %Y}" in notice.said
    assert [mail.to for mail in Mail.objects.all()] == [analyst.email]


def test_silent_work_is_said_to_analysts_and_administrators_alone(
    visit: Visit, analyst: User, administrator: User, director: User
) -> None:
    Worker.objects.create(
        id="w", place="here", started_at=timezone.now(), seen_at=timezone.now() - timedelta(hours=5)
    )
    for who in (analyst, administrator):
        assert f"{SILENT} not run for 5 hours" in visit(who).get("/me/").content.decode()
    assert SILENT not in visit(director).get("/me/").content.decode()
    Worker.objects.update(seen_at=timezone.now())
    assert SILENT not in visit(analyst).get("/me/").content.decode()

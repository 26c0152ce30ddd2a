"""From an uploaded file to what everybody sees: prepared, published, gone back, taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.loads.conftest import CENSUS, WORKBOOK, uploaded

from sightline.apps.events.models import Event
from sightline.apps.loads import actions
from sightline.apps.loads.actions import preparing
from sightline.apps.loads.models import Noticed, Preparation
from sightline.apps.loads.rules import State
from sightline.apps.work.hooks import after_publish
from sightline.apps.work.queue import run_queued_tasks
from sightline.store import files as store_files
from sightline.store.errors import StoreBusy
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db


def dids():
    return list(Event.objects.order_by("id").values_list("did", flat=True))


def test_a_load_is_prepared_with_its_figures_and_seen_by_nobody(load, files, data, place):
    made = load(files / CENSUS)
    assert (made.state, made.share) == (State.PREPARED, 1.0)
    assert "10 rows: 10 accepted, 0 set aside" in made.said
    assert place.published() is None
    assert data.has_figures(place.candidate())
    assert place.candidate().id == made.snapshot_id
    assert place.loads()[0].loaded_by == "Analyst"
    assert list((data.path / "uploads").iterdir()) == []
    assert dids()[-2:] == ["preparation.asked", "preparation.prepared"]


def test_published_at_once_when_asked_for(load, files, place):
    made = load(files / CENSUS, publishes=True)
    assert made.state == State.PUBLISHED
    assert place.published().id == made.snapshot_id
    assert place.publications()[0].by == "Analyst"


def test_publishing_and_going_back_are_events_with_a_reason(load, files, place, analyst):
    first = load(files / CENSUS, publishes=True)
    second = load(files / WORKBOOK)
    actions.publish(
        by=analyst, authority="999", snapshot_id=second.snapshot_id, reason="Checked.",
        at=timezone.now(),
    )  # fmt: skip
    assert place.published().id == second.snapshot_id
    actions.unpublish(by=analyst, authority="999", reason="Wrong day.", at=timezone.now())
    assert place.published().id == first.snapshot_id
    last = Event.objects.order_by("-id")[:2]
    assert [(one.did, one.said) for one in last] == [
        ("snapshot.unpublished", "Wrong day."),
        ("snapshot.published", "Checked."),
    ]


def test_after_going_back_a_load_is_only_prepared(load, files, place, analyst):
    load(files / CENSUS, publishes=True)
    actions.unpublish(by=analyst, authority="999", reason="Wrong.", at=timezone.now())
    made = load(files / WORKBOOK, publishes=True)
    assert made.state == State.PREPARED
    assert "the records before were taken off" in made.said
    assert place.published() is None


def test_a_snapshot_without_figures_is_not_published(load, files, data, place, analyst):
    made = load(files / CENSUS)
    store_files.remove(data.figures_folder(place.candidate()))
    with pytest.raises(NotAllowed, match="not counted yet"):
        actions.publish(
            by=analyst, authority="999", snapshot_id=made.snapshot_id, at=timezone.now()
        )
    assert "snapshot.published" not in dids()


def test_what_the_store_refuses_leaves_no_event(load, files, analyst):
    made = load(files / CENSUS, publishes=True)
    with pytest.raises(NotAllowed, match="is published already"):
        actions.publish(
            by=analyst, authority="999", snapshot_id=made.snapshot_id, at=timezone.now()
        )
    assert "snapshot.published" not in dids()


def test_going_back_needs_a_reason(data, analyst):
    with pytest.raises(NotAllowed, match="Say why, in a sentence"):
        actions.unpublish(by=analyst, authority="999", reason=" ", at=timezone.now())


def test_a_file_that_is_none_is_refused_with_a_sentence(load, tmp_path, data):
    letter = tmp_path / "letter.xlsx"
    letter.write_bytes(b"Dear colleague")
    made = load(letter)
    assert made.state == State.REFUSED
    assert made.said.endswith((".", "?"))
    assert data.store.authorities() == []
    assert list((data.path / "uploads").iterdir()) == []


def test_the_same_file_again_changes_nothing(load, files, place):
    load(files / CENSUS, publishes=True)
    before = place.newest().id
    made = load(files / CENSUS)
    assert "nothing has changed" in made.said
    assert place.newest().id == before


def test_a_load_is_taken_back_and_can_be_seen_why(
    load, files, place, analyst, django_capture_on_commit_callbacks
):
    load(files / CENSUS)
    load(files / WORKBOOK, publishes=True)
    wrong = next(one for one in place.loads() if one.kind == "annex_a")
    with django_capture_on_commit_callbacks(execute=True):
        made = actions.take_back(
            by=analyst, authority="999", load_id=wrong.id, reason="A test system.",
            at=timezone.now(),
        )  # fmt: skip
    run_queued_tasks()
    made.refresh_from_db()
    assert made.state == State.PREPARED
    assert [one.kind for one in place.loads()] == ["cin_census"]
    assert place.taken_back()[0][1].reason == "A test system."


def test_a_load_replaces_another_of_the_wrong_day(load, files, place):
    load(files / WORKBOOK)
    (wrong,) = place.loads()
    load(files / "Annex A 2026-03-31.xlsx", instead_of=wrong.id)
    assert [f"{one.extract_on}" for one in place.loads()] == ["2026-03-31"]
    assert [mark.load for _, mark in place.taken_back()] == [wrong.id]


def test_work_that_was_stopped_half_way_is_finished_by_the_next(
    analyst, files, data, place, quick, monkeypatch
):
    asked = actions.upload(
        by=analyst, authority="999", files=[uploaded(files / CENSUS)], at=timezone.now()
    )
    counted = preparing.load_and_publish

    class Killed(BaseException):
        pass

    def killed(*given, **more):
        counted(*given, **{**more, "count": False})
        raise Killed

    monkeypatch.setattr(preparing, "load_and_publish", killed)
    with pytest.raises(Killed):
        preparing.prepare(id=asked.pk, at=timezone.now())
    assert Preparation.objects.get(pk=asked.pk).state == State.RUNNING
    monkeypatch.undo()
    made = preparing.prepare(id=asked.pk, at=timezone.now())
    assert made.state == State.PREPARED
    assert len(place.loads()) == 1
    assert preparing.prepare(id=asked.pk, at=timezone.now()).state == State.PREPARED


def test_another_load_under_way_is_waited_for(analyst, files, data, place):
    asked = actions.upload(
        by=analyst, authority="999", files=[uploaded(files / CENSUS)], at=timezone.now()
    )
    with store_files.locked(place.folder, "authority 999"), pytest.raises(StoreBusy):
        preparing.prepare(id=asked.pk, at=timezone.now())
    assert Preparation.objects.get(pk=asked.pk).state == State.WAITING


def test_a_fault_of_our_own_keeps_the_files_to_try_again(
    analyst, files, data, monkeypatch, django_capture_on_commit_callbacks
):
    def fails(*given, **more):
        raise KeyError("child 7")

    asked = actions.upload(
        by=analyst, authority="999", files=[uploaded(files / CENSUS)], at=timezone.now()
    )
    monkeypatch.setattr(preparing, "load_and_publish", fails)
    with pytest.raises(KeyError):
        preparing.prepare(id=asked.pk, at=timezone.now())
    made = Preparation.objects.get(pk=asked.pk)
    assert made.state == State.FAILED
    assert "KeyError" in made.said
    assert "child 7" not in made.said
    with django_capture_on_commit_callbacks(execute=True):
        actions.try_again(by=analyst, id=made.pk, at=timezone.now())
    assert Preparation.objects.get(pk=made.pk).state == State.WAITING


def test_files_of_what_failed_are_removed_after_a_week(analyst, files, data):
    asked = actions.upload(
        by=analyst, authority="999", files=[uploaded(files / CENSUS)], at=timezone.now()
    )
    Preparation.objects.filter(pk=asked.pk).update(state=State.FAILED)
    later = timezone.now() + timedelta(days=8)
    assert actions.forget_files(at=later) == 1
    assert list((data.path / "uploads").iterdir()) == []
    with pytest.raises(NotAllowed, match="Upload them again"):
        actions.try_again(by=analyst, id=asked.pk, at=later)


def test_after_a_publication_every_app_is_told_once_and_one_that_fails_is_told_again(
    load, files, analyst, visit, monkeypatch
):
    told, faults = [], [ValueError("no")]

    def fails(snapshot, at):
        if faults:
            raise faults.pop()
        told.append("late")

    def works(snapshot, at):
        told.append(snapshot.id)

    monkeypatch.setattr("sightline.apps.loads.actions.noticing.after_publish", [fails, works])
    made = load(files / CENSUS, publishes=True)
    assert told == [made.snapshot_id]
    assert Noticed.objects.exclude(failed="").get().failed == "ValueError"
    assert "(ValueError)" in visit(analyst).get("/loads/").content.decode()
    assert actions.notice_publications(at=timezone.now()) == []
    assert told == [made.snapshot_id, "late"]
    assert actions.notice_publications(at=timezone.now()) == []
    assert told == [made.snapshot_id, "late"]


def test_the_registry_is_one_that_apps_below_can_reach():
    assert isinstance(after_publish, list)


@pytest.mark.parametrize("size", [0])
def test_an_empty_file_is_refused_at_once(analyst, data, tmp_path, size):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(NotAllowed, match="is empty"):
        actions.upload(by=analyst, authority="999", files=[uploaded(empty)], at=timezone.now())
    assert not Preparation.objects.exists()

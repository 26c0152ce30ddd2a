"""Documents frozen as versions, and the files made of them."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django_tasks_db.models import DBTaskResult
from tests.integration.papers.conftest import AT, KIND, Frozen, plans, report

from sightline.apps.attachments import kept_files
from sightline.apps.events.queries import events_about
from sightline.apps.papers import queries
from sightline.apps.papers.actions import files, freeze, freezing, write_files
from sightline.apps.papers.models import PaperFile, PaperVersion
from sightline.apps.papers.rules import FileState, canonical
from sightline.apps.people.models import User
from sightline.apps.work.queue import run_queued_tasks
from sightline.documents.exports import FORMATS
from sightline.documents.exports.plain import SeveralTables
from sightline.vocabulary.not_allowed import NotAllowed


def test_what_was_frozen_comes_back_as_it_was(frozen: Frozen) -> None:
    made = frozen()
    found = queries.latest((KIND, "1"))
    assert found is not None and found.document == report()
    assert found.is_whole and len(found.sha256) == 64
    assert (made.number, made.frozen_by_name, made.changes) == (1, "Analyst", "")


def test_the_same_again_is_the_same_version(frozen: Frozen) -> None:
    assert frozen() == frozen()
    frozen_once = events_about("paper_version", frozen().pk).filter(did="paper.frozen")
    assert frozen_once.count() == 1


def test_a_correction_is_a_new_version_that_says_what_changed(frozen: Frozen) -> None:
    frozen()
    made = frozen(plans(4, 20, 12), changes="One plan was recorded late.")
    assert (made.number, made.changes) == (2, "One plan was recorded late.")
    with pytest.raises(NotAllowed, match="Say what has changed since version 2"):
        frozen(plans(5, 20, 12), changes=" ")
    assert [each.number for each in queries.versions((KIND, "1"))] == [2, 1]


def test_of_two_who_freeze_at_once_the_second_finds_the_first_one_s(
    frozen: Frozen, analyst: User, director: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other's is frozen just before the paper is locked, as late as it can be."""
    lock, others = freezing._locked, []

    def locked_after_the_other(*args: Any) -> Any:
        if not others:
            others.append(None)
            others.append(freeze(by=director, about=(KIND, "1"), document=report(), at=AT))
        return lock(*args)

    monkeypatch.setattr(freezing, "_locked", locked_after_the_other)
    assert frozen() == others[1]
    assert PaperVersion.objects.count() == 1


def test_the_database_refuses_to_change_a_version(frozen: Frozen) -> None:
    made = frozen()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        PaperVersion.objects.filter(pk=made.pk).update(content=canonical(report(plans(9))))


def test_every_kind_of_file_is_made_in_the_background_and_kept(
    frozen: Frozen, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_plainly(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        made = frozen()
    run_queued_tasks()
    found = dict(queries.files_of(made))
    assert {file.state for file in found.values() if file} == {FileState.MADE}
    csv = found["csv"]
    assert csv is not None and files.kept_content(made, csv, at=AT) == b"csv of Report on plans"


def test_a_file_lost_from_the_disk_is_made_again(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_plainly(monkeypatch)
    made = frozen()
    file = files.write_file(made, "csv", at=AT)
    kept_files.remove(file.stored_as)
    assert files.kept_content(made, file, at=AT) == b"csv of Report on plans"


def test_work_cut_short_goes_on_where_it_was(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is killed leaves nothing but what waits; the next one makes that alone."""
    written: list[str] = []
    _write_plainly(monkeypatch, written, dies_at="xlsx")
    made = frozen()
    with pytest.raises(KeyboardInterrupt):
        write_files(made.sha256, at=AT)
    done = list(written)
    _write_plainly(monkeypatch, written)
    write_files(made.sha256, at=AT)
    assert len(done) > 1 and sorted(written) == sorted(FORMATS)
    assert frozen() == made


def test_lost_work_is_found_again_and_what_fails_three_times_is_let_be(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    _write_plainly(monkeypatch, fails_at="pdf")
    made = frozen()
    DBTaskResult.objects.all().delete()
    for hours in (1, 2, 3):
        with pytest.raises(RuntimeError):
            files.write_left_behind(at=AT + timedelta(hours=hours))
    assert files.write_left_behind(at=AT + timedelta(hours=4)) == 0
    assert PaperFile.objects.exclude(state=FileState.MADE).get().ending == "pdf"
    assert queries.files_of(made)[0][0] == "pdf"


def test_a_file_that_can_never_be_says_why(frozen: Frozen, monkeypatch: pytest.MonkeyPatch) -> None:
    _write_plainly(monkeypatch, several_at="csv")
    made = frozen()
    write_files(made.sha256, at=AT)
    csv = dict(queries.files_of(made))["csv"]
    assert csv is not None and (csv.state, csv.said) == ("not possible", "Several tables.")


def _write_plainly(
    monkeypatch: pytest.MonkeyPatch,
    written: list[str] | None = None,
    dies_at: str = "",
    fails_at: str = "",
    several_at: str = "",
) -> None:
    """Writers that say their name: what they write is tested where they are."""
    from dataclasses import replace

    def writer(ending: str) -> Any:
        def write(document: Any) -> str:
            if ending == dies_at:
                raise KeyboardInterrupt
            if ending == fails_at:
                raise RuntimeError("A fault of ours.")
            if ending == several_at:
                raise SeveralTables("Several tables.")
            (written if written is not None else []).append(ending)
            return f"{ending} of {document.title}"

        return write

    for ending, known in list(FORMATS.items()):
        monkeypatch.setitem(FORMATS, ending, replace(known, write=writer(ending)))

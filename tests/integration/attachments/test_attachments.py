"""Files are taken by their content, lie for their owner alone, and are only ever downloaded."""

import io
import stat
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from sightline.apps.attachments import kept_files, registry, rules
from sightline.apps.attachments.actions import attach, remove_attachment
from sightline.apps.attachments.models import Attachment
from sightline.apps.attachments.queries import attachments_of
from sightline.apps.events.queries import events_about
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
PDF = b"%PDF-1.7 made up"


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_kinds", {})
    registry.register("plan", may_read=lambda access, id: id == "1", may_attach=lambda *_: True)
    yield


def office_file(*members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return held.getvalue()


def put(by: User, to: tuple[str, int] = ("plan", 1), name: str = "Minutes.pdf") -> Attachment:
    return attach(by=by, access=Access(), to=to, name=name, content=PDF, at=NOW)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.csv", b"a,b\n1,2\n", "text/plain"),
        ("a.docx", office_file("word/document.xml"), rules._OFFICE["word/document.xml"][1]),
    ],
)
def test_a_file_is_known_by_its_content(name: str, content: bytes, media_type: str) -> None:
    assert rules.media_type_of(content, name) == media_type


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "is empty"),
        ("a.pdf", b"MZ\x00\x00", "isn't taken"),
        ("a.pdf", b"<html><script>", "isn't taken"),
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html>", "isn't taken"),
        ("a.svg", b"<svg onload=x>", "isn't taken"),
        ("a.png", PDF, "is a PDF file by its content"),
        ("a.exe", b"just text", "is a TXT file by its content"),
        ("a.docx", office_file("word/document.xml", "word/vbaProject.bin"), "holds macros"),
        ("a.zip", office_file("a.txt"), "an archive"),
        ("a.docx", b"PK\x03\x04 cut off", "damaged"),
        ("a.txt", b"a" * (rules.LARGEST_BYTES + 1), "at most 20 MB"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_a_sentence(
    name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        rules.media_type_of(content, name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\papers\\plan.pdf", "plan.pdf"),
        ('a"b\r\nX: y.pdf', "abX y.pdf"),
        ("", "file"),
        ("a" * 300 + ".pdf", "a" * 110 + ".pdf"),
    ],
)
def test_a_name_from_outside_is_no_path_and_no_header(given: str, kept: str) -> None:
    assert rules.safe_name(given) == kept


def test_an_attached_file_lies_for_its_owner_alone_under_a_random_name(dana: User) -> None:
    kept = put(dana)
    file: Path = kept_files.folder() / kept.stored_as
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert file.read_bytes() == PDF and "Minutes" not in file.name
    assert [event.did for event in events_about("plan", 1)] == ["attachment.added"]


def test_a_file_is_only_downloaded_never_shown(dana: User, signed_in: Client) -> None:
    answer = signed_in.get(f"/attachments/{put(dana).pk}/")
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="Minutes.pdf"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_who_may_not_see_the_thing_finds_no_file(dana: User, signed_in: Client) -> None:
    other = put(dana, ("plan", 2))
    assert signed_in.get(f"/attachments/{other.pk}/").status_code == 404
    assert not attachments_of(("plan", 2), Access())


def test_a_kind_that_nobody_registered_has_no_attachments(dana: User) -> None:
    with pytest.raises(NotAllowed, match="can't attach"):
        put(dana, ("dispute", 1))


def test_a_file_changed_on_the_disk_is_not_handed_out(dana: User) -> None:
    kept = put(dana)
    (kept_files.folder() / kept.stored_as).write_bytes(b"%PDF-1.7 something else")
    with pytest.raises(kept_files.ContentChanged):
        kept_files.read(kept.stored_as, kept.sha256)


@pytest.mark.django_db(transaction=True)
def test_a_removed_file_is_gone_but_that_it_was_there_is_kept(
    dana: User, signed_in: Client
) -> None:
    kept = put(dana)
    remove_attachment(by=dana, access=Access(), attachment=kept, at=NOW)
    assert not (kept_files.folder() / kept.stored_as).exists()
    assert signed_in.get(f"/attachments/{kept.pk}/").status_code == 404
    assert Attachment.objects.get().removed_at == NOW


def test_a_file_whose_row_could_not_be_written_does_not_stay(
    dana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(kept_files.folder().iterdir())
    with pytest.raises(ValueError):
        attach(by=User(), access=Access(), to=("plan", 1), name="a.pdf", content=PDF, at=NOW)
    assert set(kept_files.folder().iterdir()) == before

"""Rows are previewed, written whole or not at all, and taken back while nobody changed them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from sightline.apps.events import imports
from sightline.apps.events.imports import apply_import, keep_preview, undo_import
from sightline.apps.events.models import Import
from sightline.apps.events.queries import events_about
from sightline.apps.people.models import User
from sightline.intake.preview import Row, preview_rows
from sightline.vocabulary.not_allowed import NotAllowed

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def read(keys: Iterable[str]) -> Mapping[str, Row]:
    found = User.objects.filter(email__in=list(keys))
    return {each.email: {"email": each.email, "name": each.name} for each in found}


def write(key: str, row: Row | None, *, by: Any, at: datetime) -> None:
    if row is None:
        User.objects.filter(email=key).delete()
    elif row["name"] == "breaks":
        raise NotAllowed("This row breaks.")
    else:
        User.objects.update_or_create(email=key, defaults={"name": row["name"]})


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "_kinds", {})
    imports.register_import("names", read=read, write=write)


def previewed(by: User, *names: tuple[str, str]) -> Import:
    rows = [(line, {"email": email, "name": name}) for line, (email, name) in enumerate(names, 2)]
    keys = [email for email, _ in names]
    found = preview_rows(rows, read(keys), lambda row: row["email"], lambda row: None)
    return keep_preview(by=by, kind="names", source="names.csv", preview=found, at=NOW)


def names() -> dict[str, str]:
    return dict(User.objects.values_list("email", "name"))


def test_a_preview_writes_nothing_and_a_yes_writes_all(dana: User) -> None:
    kept = previewed(dana, ("dana@example.org", "Dana B"), ("eve@example.org", "Eve"))
    assert names() == {"dana@example.org": "Dana"}
    apply_import(by=dana, id=kept.pk, at=NOW)
    assert names() == {"dana@example.org": "Dana B", "eve@example.org": "Eve"}
    [event] = events_about("import", kept.pk)
    assert event.said == "2 rows of names.csv written."


def test_one_row_that_cannot_be_written_leaves_none_written(dana: User) -> None:
    kept = previewed(dana, ("eve@example.org", "Eve"), ("flo@example.org", "breaks"))
    with pytest.raises(NotAllowed, match="breaks"):
        apply_import(by=dana, id=kept.pk, at=NOW)
    assert names() == {"dana@example.org": "Dana"}


def test_what_was_written_is_taken_back_to_what_was_there(dana: User) -> None:
    kept = previewed(dana, ("dana@example.org", "Dana B"), ("eve@example.org", "Eve"))
    apply_import(by=dana, id=kept.pk, at=NOW)
    undo_import(by=dana, id=kept.pk, at=NOW)
    assert names() == {"dana@example.org": "Dana"}
    with pytest.raises(NotAllowed, match="its last state"):
        undo_import(by=dana, id=kept.pk, at=NOW)


@pytest.mark.parametrize("when", ["before", "after"])
def test_nothing_is_written_over_what_somebody_else_changed(dana: User, when: str) -> None:
    kept = previewed(dana, ("dana@example.org", "Dana B"), ("eve@example.org", "Eve"))
    if when == "after":
        apply_import(by=dana, id=kept.pk, at=NOW)
    User.objects.filter(email="dana@example.org").update(name="Dana C")
    do = apply_import if when == "before" else undo_import
    with pytest.raises(NotAllowed, match=r"1 of 2 rows were changed .*\(dana@example.org\)"):
        do(by=dana, id=kept.pk, at=NOW)
    assert names()["dana@example.org"] == "Dana C"


def test_a_preview_is_written_once_only(dana: User) -> None:
    kept = previewed(dana, ("eve@example.org", "Eve"))
    apply_import(by=dana, id=kept.pk, at=NOW)
    with pytest.raises(NotAllowed, match="It can only be: take back"):
        apply_import(by=dana, id=kept.pk, at=NOW)

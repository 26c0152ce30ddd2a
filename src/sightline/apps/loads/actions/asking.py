"""Asking for a candidate: files are put aside, and the work waits for `sightline work`."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any, Protocol

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.loads import rules
from sightline.apps.loads.actions.files import data, keep_files
from sightline.apps.loads.models import Preparation
from sightline.apps.loads.rules import State, What
from sightline.intake.limits import Limits
from sightline.vocabulary.not_allowed import NotAllowed


class UploadedFile(Protocol):
    """As Django hands over an uploaded file."""

    name: str
    size: int

    def chunks(self) -> Iterable[bytes]: ...


def upload(
    *,
    by: Any,
    authority: str,
    files: list[UploadedFile],
    kind: str = "",
    extract_on: date | None = None,
    instead_of: str = "",
    publishes: bool = False,
    at: datetime,
) -> Preparation:
    """Put the files aside and ask for them to be loaded."""
    limits = Limits()
    rules.check_upload([(file.name, file.size) for file in files], limits)
    rules.check_kind(kind)
    rules.check_authority(authority)
    folder = keep_files((rules.file_name(file.name), file.chunks()) for file in files)
    names = [rules.file_name(file.name) for file in files]
    return ask(
        by=by, authority=authority, what=What.LOAD, at=at, folder=folder, file_names=names,
        kind=kind, extract_on=extract_on, instead_of=instead_of, publishes=publishes,
        said=f"Asked to load {', '.join(names)}."[:400],
    )  # fmt: skip


def correct(
    *, by: Any, authority: str, load_id: str, file: UploadedFile, at: datetime
) -> Preparation:
    """Ask for a load to be read again with the corrected list of what it had set aside."""
    rules.check_upload([(file.name, file.size)], Limits())
    place = data().store.authority(authority)
    load = next((one for one in place.loads() if one.id == load_id), None)
    if load is None:
        raise NotAllowed("This load counts no more, so there is nothing to correct.")
    name = rules.list_name(load_id, file.name)
    originals = place.originals(load)
    names = [original for original, _ in originals]
    folder = keep_files(
        [*((known, [content]) for known, content in originals), (name, file.chunks())]
    )
    return ask(
        by=by, authority=authority, what=What.LOAD, at=at, folder=folder,
        file_names=[*names, name], kind=load.kind, extract_on=load.extract_on,
        instead_of=load.id, said=f"Asked to correct the load {load_id}.",
    )  # fmt: skip


def take_back(*, by: Any, authority: str, load_id: str, reason: str, at: datetime) -> Preparation:
    """Ask for a candidate without this load. What is published stays until somebody publishes."""
    rules.check_reason(reason)
    said = f"Asked to take back the load {load_id}: {reason}"
    return ask(
        by=by, authority=authority, what=What.TAKE_BACK, at=at, load_id=load_id, reason=reason,
        said=said,
    )  # fmt: skip


def remake(*, by: Any, authority: str, at: datetime) -> Preparation:
    """Ask for a candidate of the same loads with the names and places of teams as they are now."""
    said = "Asked to make the records again with the present organisation."
    return ask(by=by, authority=authority, what=What.REMAKE, at=at, said=said)


def ask(
    *,
    by: Any,
    authority: str,
    what: What,
    at: datetime,
    said: str,
    in_background: bool = True,
    **more: Any,
) -> Preparation:
    """Write down what is asked for; `sightline work` does it, unless the caller does so at once."""
    with transaction.atomic():
        made = Preparation.objects.create(
            authority=authority,
            what=what,
            state=State.WAITING,
            at=at,
            by=by,
            by_name=by.name if by else "Drop folder",
            **more,
        )
        record_event(by=by, did="preparation.asked", to=made, at=at, said=said)
        if in_background:
            transaction.on_commit(partial(enqueue, made.pk))
    return made


def enqueue(id: int) -> None:
    from sightline.apps.loads.tasks import prepare_in_background

    task = prepare_in_background.enqueue(id)
    Preparation.objects.filter(pk=id).update(task_id=str(task.id))

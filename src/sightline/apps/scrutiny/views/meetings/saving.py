"""Each step's form, and what it does when it is saved: all of it or nothing."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.board.views.shared import did
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.meetings import presence, queries
from sightline.apps.scrutiny.meetings.agenda import Standing
from sightline.apps.scrutiny.meetings.forms.in_meeting import (
    ApproveForm,
    AttendanceForm,
    CloseForm,
    DeclarationsForm,
    ExcludeForm,
    MattersForm,
    MinuteForm,
)
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting
from sightline.apps.scrutiny.views.shared import or_404


def form_of(
    request: HttpRequest, found: CommitteeMeeting, key: str, item: CommitteeItem | None
) -> Any:
    data = request.POST or None
    if key == "attendance":
        return AttendanceForm(data, expected=presence.expected(found), meeting=found)
    if item is None:
        return CloseForm(data, instance=found)
    if item.standing == Standing.DECLARATIONS:
        return DeclarationsForm(data, instance=item, items=queries.items_of(found))
    if item.standing == Standing.MINUTES:
        return ApproveForm(data, instance=item, waiting=queries.to_approve(found))
    if item.standing == Standing.MATTERS_ARISING:
        return MattersForm(data, instance=item, earlier=queries.earlier_items(found))
    if item.standing == Standing.EXCLUSION:
        exempt = [each for each in queries.items_of(found) if each.openness == "exempt"]
        return ExcludeForm(data, instance=item, exempt=exempt)
    return MinuteForm(data, instance=item)


def save(
    request: HttpRequest, found: CommitteeMeeting, item: CommitteeItem | None, form: Any
) -> None:
    by: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    with transaction.atomic():
        if isinstance(form, AttendanceForm):
            _attendance(by, found, form)
        elif item is None:
            closed_at = form.cleaned_data["closed_at"]
            read = form.version_read
            actions.close_meeting(meeting=found, closed_at=closed_at, read=read, **by)
        else:
            _item(by, found, item, form)


def _attendance(by: dict[str, Any], found: CommitteeMeeting, form: AttendanceForm) -> None:
    actions.record_committee_attendance(
        meeting=found, came=form.came(), chaired_by=form.chair(), **by
    )
    if other := form.other():
        actions.record_other(meeting=found, **other, **by)


def _item(by: dict[str, Any], found: CommitteeMeeting, item: CommitteeItem, form: Any) -> None:
    """What belongs to a usual item first: the public leaves before anything is minuted."""
    extra = _EXTRAS.get(type(form))
    if extra:
        extra(by, found, form)
    stored = or_404(queries.find_item(item.pk))
    if form.is_said_anew(stored):
        said = form.cleaned_data
        actions.write_item(
            item=stored, discussion=said["discussion"], read=form.version_read,
            public_summary=said.get("public_summary", stored.public_summary), **by,
        )  # fmt: skip
    if form.cleaned_data["kind"]:
        said = form.cleaned_data
        actions.resolve(item=stored, kind=said["kind"], text=said["text"], votes=form.votes(), **by)


def _declarations(by: dict[str, Any], found: CommitteeMeeting, form: DeclarationsForm) -> None:
    if declared := form.declared():
        actions.declare(meeting=found, **declared, **by)
    said_none = form.cleaned_data["nil"]
    if said_none != found.no_interests:
        actions.say_no_interests(meeting=found, said_none=said_none, **by)


def _approve(by: dict[str, Any], found: CommitteeMeeting, form: ApproveForm) -> None:
    if approved := form.approved():
        actions.sign_minutes(at_meeting=found, **approved, **by)


def _matters(by: dict[str, Any], found: CommitteeMeeting, form: MattersForm) -> None:
    if raised := form.raised():
        actions.raise_matter(meeting=found, **raised, **by)


def _exclude(by: dict[str, Any], found: CommitteeMeeting, form: ExcludeForm) -> None:
    if excluded := form.excluded():
        actions.exclude_public(meeting=found, votes=form.votes(), **excluded, **by)


_EXTRAS: dict[type, Any] = {
    DeclarationsForm: _declarations, ApproveForm: _approve, MattersForm: _matters,
    ExcludeForm: _exclude,
}  # fmt: skip


def take_back(request: HttpRequest, found: CommitteeMeeting, item: CommitteeItem | None) -> None:
    """What was recorded by mistake: a person, a declaration, a matter, a resolution."""
    kind, _, number = request.POST["take back"].partition(":")
    pk = number if number.isdecimal() and len(number) < 19 else "0"
    by: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if kind == "person":
        row = or_404(found.attendances.filter(pk=pk, seat=None).first())
        did(request, lambda: actions.take_back_other(row=row, **by), "Taken back.")
    elif kind == "declaration":
        one = or_404(found.declarations.filter(pk=pk).first())
        did(request, lambda: actions.take_back_declaration(declaration=one, **by), "Taken back.")
    elif kind == "matter":
        matter = or_404(found.matters_arising.filter(pk=pk).first())
        did(request, lambda: actions.take_back_matter(matter=matter, **by), "Taken back.")
    elif kind == "resolution" and item is not None:
        resolution = or_404(item.resolutions.filter(pk=pk).first())
        deed = lambda: actions.take_back_resolution(resolution=resolution, **by)  # noqa: E731
        did(request, deed, "Taken back.")

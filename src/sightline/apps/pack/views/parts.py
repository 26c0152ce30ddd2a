"""One part of the pack: what its bringer types and attaches, or why it does not come."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.attachments.actions import attach
from sightline.apps.pack import actions, queries
from sightline.apps.pack.feeders import fed
from sightline.apps.pack.forms import FileForm, PieceForm, WhyNotForm
from sightline.apps.pack.pages_of_parts import part_document
from sightline.apps.pack.rules import PartState
from sightline.apps.pack.standing import role_words
from sightline.apps.pack.views.shared import Brought, as_page, keeps, read_again, the_piece
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed

BOTH = (Right.SEE_BOARD, Right.BRING_REPORTS)


@needs(*BOTH)
def part(request: HttpRequest, month: str, part: str) -> HttpResponse:
    found = the_piece(request, month, part)
    if request.method == "POST":
        return _saved(request, found)
    form = PieceForm(instance=found.piece, part=found.part) if found.may_bring else None
    return _page(request, found, form)


def _saved(request: HttpRequest, found: Brought) -> HttpResponse:
    if not found.may_bring:
        raise Http404("There is no such part within your reach.")
    form = PieceForm(request.POST, instance=found.piece, part=found.part)
    with_all: dict[str, Any] = {
        "by": request.user, "access": request.access, "at": timezone.now(), "piece": found.piece,
    }  # type: ignore[attr-defined]  # fmt: skip
    if not form.is_valid() or not keeps(
        form, lambda: actions.write_piece(**with_all, texts=form.told(), read=form.version_read)
    ):
        return _page(request, found, form, status=400)
    if "bring" in request.POST:
        if not keeps(form, lambda: actions.bring_piece(**with_all)):
            read_again(form, found.piece.version)
            return _page(request, found, form, status=400)
        messages.success(request, "Brought. It stands in the pack.")
    else:
        messages.success(request, "Saved. Bring it when it is ready.")
    return redirect("pack:part", month=found.piece.month_key, part=found.part.key)


def _page(
    request: HttpRequest, found: Brought, form: PieceForm | None, status: int = 200
) -> HttpResponse:
    piece, part, _ = found
    before = queries.piece_of(part.key, part.due_before(piece.month))
    context = {
        "piece": piece,
        "part": part,
        "form": form,
        "file_form": FileForm(),
        "why_not": WhyNotForm(),
        "who": role_words(part.brings),
        "comes_by_itself": any(
            each.is_whole for each in fed(part.key, authority_code(), piece.month)
        ),
        "head": as_page(part_document(part, piece, with_words=form is None)),
        "before": before if before and before.now is PartState.BROUGHT else None,
        "is_late": queries.is_late(piece, timezone.localdate()),
        "sees_pack": request.access.may(Right.SEE_BOARD),  # type: ignore[attr-defined]
    }
    return render(request, "pack/part.html", context, status=status)


@needs(*BOTH)
@require_POST
def attach_file(request: HttpRequest, month: str, part: str) -> HttpResponse:
    found = the_piece(request, month, part)
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise NotAllowed(getattr(request, "too_large", "") or "Choose a file first.")
        file = form.cleaned_data["file"]
        attach(
            by=request.user, access=request.access, to=found.piece, name=file.name,
            content=file.read(), at=timezone.now(),
        )  # fmt: skip
        messages.success(request, "The file is kept beside the part.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:part", month=month, part=part)


@needs(*BOTH)
@require_POST
def why_not(request: HttpRequest, month: str, part: str) -> HttpResponse:
    found = the_piece(request, month, part)
    why = request.POST.get("why", "")
    try:
        actions.say_why_not(
            by=request.user, access=request.access, piece=found.piece, why=why, at=timezone.now()
        )
        messages.success(request, "The pack prints the reason in its place.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:part", month=month, part=part)


@needs(*BOTH)
@require_POST
def take_back(request: HttpRequest, month: str, part: str) -> HttpResponse:
    found = the_piece(request, month, part)
    try:
        actions.take_back_piece(
            by=request.user, access=request.access, piece=found.piece, at=timezone.now()
        )
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:part", month=month, part=part)

"""Pages that ask for work: files to load, a load to take back, another try."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from sightline.apps.loads import actions, queries, tables
from sightline.apps.loads.forms import CorrectedForm, ReasonForm, UploadForm
from sightline.apps.loads.models import Preparation
from sightline.apps.loads.quota import handlers
from sightline.apps.loads.views.looking import found, may
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


# The check of the form's token reads the files, so the quota has to be in place before it.
@needs(Right.LOAD_FILES)
@csrf_exempt
def new(request: HttpRequest) -> HttpResponse:
    request.upload_handlers = handlers(request)
    return _new(request)


@csrf_protect
def _new(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and (too_large := getattr(request, "too_large", "")):
        form.add_error("files", too_large)
    elif request.method == "POST" and form.is_valid():
        try:
            made = _asked(request, form.cleaned_data)
            return redirect(_progress(made))
        except NotAllowed as refused:
            form.add_error("files", str(refused))
    instead_of = _instead_of(request)
    context = {
        "form": form,
        "instead_of": tables.title_of(found(instead_of)[0]) if instead_of else "",
        "is_first": queries.place() is None,
    }
    return render(request, "loads/new.html", context)


def _form(request: HttpRequest) -> UploadForm:
    may_publish = may(request)["publish"]
    if request.method == "POST":
        return UploadForm(
            request.POST, request.FILES, authority=queries.authority(), may_publish=may_publish
        )
    initial: dict[str, Any] = {}
    if instead_of := _instead_of(request):
        record, _ = found(instead_of)
        initial = {"instead_of": record.id, "kind": record.kind, "extract_on": record.extract_on}
    return UploadForm(initial=initial, authority=queries.authority(), may_publish=may_publish)


def _instead_of(request: HttpRequest) -> str:
    given = request.POST if request.method == "POST" else request.GET
    return given.get("instead_of", "")


def _asked(request: HttpRequest, asked: dict[str, Any]) -> Preparation:
    return actions.upload(
        by=request.user,
        authority=queries.authority() or asked.get("authority", ""),
        files=asked["files"],
        kind=asked["kind"],
        extract_on=asked["extract_on"],
        instead_of=asked["instead_of"],
        publishes=bool(asked.get("publishes")),
        at=timezone.now(),
    )


@needs(Right.LOAD_FILES)
@csrf_exempt
def corrected(request: HttpRequest, load_id: str) -> HttpResponse:
    request.upload_handlers = handlers(request)
    return _corrected(request, load_id)


@csrf_protect
@require_POST
def _corrected(request: HttpRequest, load_id: str) -> HttpResponse:
    record, _ = found(load_id)
    form = CorrectedForm(request.POST, request.FILES)
    said = getattr(request, "too_large", "")
    if not said and form.is_valid():
        try:
            made = actions.correct(
                by=request.user,
                authority=record.authority,
                load_id=record.id,
                file=form.cleaned_data["file"],
                at=timezone.now(),
            )
            return redirect(_progress(made))
        except NotAllowed as refused:
            said = str(refused)
    messages.error(request, said or "Choose the list you took away and corrected.")
    return redirect("loads:set_aside", load_id)


@needs(Right.LOAD_FILES)
@require_POST
def take_back(request: HttpRequest, load_id: str) -> HttpResponse:
    record, _ = found(load_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why the load is taken back, in a sentence.")
        return redirect("loads:load", load_id)
    made = actions.take_back(
        by=request.user,
        authority=record.authority,
        load_id=record.id,
        reason=form.cleaned_data["reason"],
        at=timezone.now(),
    )
    return redirect(_progress(made))


@needs(Right.LOAD_FILES)
@require_POST
def again(request: HttpRequest, id: int) -> HttpResponse:
    try:
        made = actions.try_again(by=request.user, id=id, at=timezone.now())
    except Preparation.DoesNotExist:
        raise Http404("There is no such load here.") from None
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("loads:preparation", id)
    return redirect(_progress(made))


def _progress(made: Preparation) -> str:
    return f"{reverse('loads:preparation', args=[made.pk])}?by_itself=1"

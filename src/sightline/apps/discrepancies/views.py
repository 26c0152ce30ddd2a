from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.agreed_actions.coming_back import back_or
from sightline.apps.children.queries import Child, find_child, log_look
from sightline.apps.discrepancies import actions, forms, log, pages, queries, rules
from sightline.apps.discrepancies.counting import counted, is_in_view, printed_code
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.figures import queries as figures
from sightline.apps.figures.downloads import download
from sightline.apps.figures.explain_page import address_of as figure_address
from sightline.apps.figures.explaining import key_of
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.figures.units import check_unit
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.exports import FORMATS
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed

LOGGED_AS = "discrepancy"
_FILES = ("pdf", "docx", "xlsx", "csv")


def _chosen(request: HttpRequest) -> tuple[forms.FilterForm, list[Discrepancy], bool]:
    titles, every = queries.titles(), queries.seen_by(request.access)
    form = forms.FilterForm(request.GET or {}, found=every, titles=titles)
    rows = [each for each in every if form.holds(each)] if form.is_valid() else every
    return form, rows, bool(every)


@needs(Right.DISPUTE_FIGURES)
def home(request: HttpRequest) -> HttpResponse:
    form, rows, is_any = _chosen(request)
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep)
    context = {
        "form": form,
        "any": is_any,
        "part": part,
        "rows": pages.table(part.rows, queries.titles(), "Discrepancies"),
        "formats": [(ending, FORMATS[ending].title) for ending in _FILES],
        "own_query": f"?{urlencode(keep)}" if keep else "",
    }
    return render(request, "discrepancies/home.html", context)


@needs(Right.DISPUTE_FIGURES)
def list_file(request: HttpRequest, ending: str) -> HttpResponse:
    if ending not in _FILES:
        raise Http404("There is no such kind of file.")
    _, rows, _ = _chosen(request)
    told = [f"{name}: {value}" for name, value in request.GET.items() if value]
    filters = "; ".join(told) or "all"
    document = log.log_of(rows, queries.titles(), filters=filters, today=timezone.localdate())
    return download(request, document, ending)


@needs(Right.DISPUTE_FIGURES)
def new(request: HttpRequest) -> HttpResponse:
    """Dispute a figure, or one child's part in it, as an address names them."""
    source, key, child = _asked_for(request)
    form = forms.RaiseForm(request.POST or None, of_child=child is not None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _raise(request, source, key, child, form)
        except NotAllowed as refused:
            form.add_error("wrong", str(refused))
        else:
            messages.success(request, "Raised. The next step is to talk it over.")
            return redirect(made.address)
    if child:
        log_look(request, {child.id}, LOGGED_AS)
    id = child.id if child else ""
    context = {
        "form": form,
        "child": child,
        "title": figures.catalogue(source)[key.indicator].title,
        "whose": key.unit or figures.authority_name(source),
        "key": key,
        "now": counted(source, key, id),
        "same": queries.same_ones(source.authority, key, id),
        "figure": figure_address(key),
    }
    return render(request, "discrepancies/new.html", context, status=400 if form.errors else 200)


def _asked_for(request: HttpRequest) -> tuple[Source, FigureKey, Child | None]:
    """The figure and the child; 404 for what is out of reach, as for what is not there."""
    source = figures.source()
    if source is None or request.GET.get("indicator", "") not in figures.catalogue(source):
        raise Http404("There is no such figure.")
    indicator = figures.catalogue(source)[request.GET["indicator"]]
    key = key_of(source, indicator, request.GET.dict())
    check_unit(source, request.access, key.level, key.unit)
    service = queries.service_of_figure(key)
    if not rules.can_dispute(request.access, key.level, key.unit, service):
        raise PermissionDenied("You can dispute the figures of your own unit.")
    written = request.GET.get("child", "")
    child = find_child(request, written) if written else None
    if child and not is_in_view(source, key, child.id):
        raise Http404("There is no such child here.")
    return source, key, child


def _raise(
    request: HttpRequest, source: Source, key: FigureKey, child: Child | None,
    form: forms.RaiseForm,
) -> Discrepancy:  # fmt: skip
    at, id = timezone.now(), child.id if child else ""
    extract_on = figures.figures_file(source).data_as_at
    return actions.raise_discrepancy(
        by=request.user, access=request.access, authority=source.authority, key=key,
        title=figures.catalogue(source)[key.indicator].title,
        service=queries.service_of_figure(key), claim=form.claimed, child_id=id,
        wrong=form.cleaned_data["wrong"], should_be=form.cleaned_data["should_be"],
        counted=counted(source, key, id), code=printed_code(source, key, at),
        extract_on=extract_on or key.as_at, at=at,
    )  # fmt: skip


@needs(Right.DISPUTE_FIGURES)
def one(request: HttpRequest, id: int) -> HttpResponse:
    return render(request, "discrepancies/one.html", _context(request, _found(request, id)))


@needs(Right.DISPUTE_FIGURES)
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    """One step on its way: a form for what this step has to say."""
    found, name = _found(request, id), move.replace("-", " ")
    way = next((each for each in pages.ways(found, request.access) if each.move == name), None)
    if way is None:
        messages.error(request, "That is not possible as it stands now: look what happened.")
        return redirect(found.address)
    form = forms.form_of(name)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _do(request, found, name, form)
        except NotAllowed as refused:
            form.add_error("said", str(refused))
        else:
            messages.success(request, f"It is now: {found.now.value}.")
            return back_or(request, found.address)
    context = _context(request, found) | {"form": form, "way": way}
    return render(request, "discrepancies/move.html", context, status=400 if form.errors else 200)


def _do(request: HttpRequest, found: Discrepancy, name: str, form: Form) -> None:
    at = timezone.now()
    about: dict[str, Any] = {"by": request.user, "access": request.access, "at": at}
    about |= {"discrepancy": found, **form.cleaned_data}
    if name == "meet":
        actions.meet(**about, today=timezone.localdate(at))
    elif name == "agree":
        actions.agree(**about)
    else:
        actions.move(**about, move=name)


def _found(request: HttpRequest, id: int) -> Discrepancy:
    found = queries.find(id, request.access)
    if found is None:
        raise Http404("There is no such discrepancy within your reach.")
    return found


def _context(request: HttpRequest, found: Discrepancy) -> dict[str, Any]:
    titles = queries.titles()
    sees_child = queries.sees_child(request.access, found)
    if found.child_id and sees_child:
        log_look(request, {found.child_id}, LOGGED_AS)
    before, after = queries.before_and_after(found)
    return {
        "found": found,
        "title": found.title,
        "whose": titles.whose(found),
        "service": titles.service(found.service),
        "figure": figure_address(found.key),
        "sees_child": sees_child,
        "child_key": queries.child_key_of(found) if sees_child else "",
        "before": pages.stood(found, before),
        "after": pages.stood(found, after) if after else "",
        "before_count": before,
        "after_count": after,
        "timeline": pages.timeline(found, with_words=sees_child),
        "ways": pages.ways(found, request.access),
        "colour": pages.COLOURS[found.now],
    }

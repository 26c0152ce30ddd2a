"""Pages of good practice."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.agreed_actions.coming_back import back_or, source_of
from sightline.apps.attachments.actions import attach
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.downloads import download
from sightline.apps.good_practice import actions, listing, queries, rules
from sightline.apps.good_practice.forms import (
    DecideForm,
    FileForm,
    FilterForm,
    PracticeForm,
    UseForm,
)
from sightline.apps.good_practice.models import GoodPractice, PracticeUse
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents import exports
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed

_FORMATS = [
    (each.ending, each.title)
    for each in exports.FORMATS.values()
    if each.ending in {"pdf", "docx", "xlsx", "csv"}
]


def _found(request: HttpRequest, id: int) -> GoodPractice:
    found = queries.find_practice(id, request.access)
    if found is None:
        raise Http404("There is no such good practice within your reach.")
    return found


def _chosen(request: HttpRequest) -> tuple[FilterForm, list[GoodPractice], bool]:
    every = queries.seen_by(request.access)
    titles = listing.titles_of({each.indicator for each in every})
    form = FilterForm(request.GET or {}, found=every, titles=titles)
    rows = [each for each in every if form.holds(each)] if form.is_valid() else every
    return form, rows, bool(every)


@needs(Right.SEE_FIGURES)
def home(request: HttpRequest) -> HttpResponse:
    form, rows, is_any = _chosen(request)
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep)
    context = {
        "form": form, "any": is_any, "part": part, "formats": _FORMATS,
        "rows": listing.table(part.rows, "Good practice"),
        "own_query": f"?{urlencode(keep)}" if keep else "",
        "may_put_forward": rules.can_put_forward(request.access),
    }  # fmt: skip
    return render(request, "good_practice/home.html", context)


@needs(Right.SEE_FIGURES)
def list_file(request: HttpRequest, ending: str) -> HttpResponse:
    _, rows, _ = _chosen(request)
    told = [f"{name}: {value}" for name, value in request.GET.items() if value]
    filters = "; ".join(told) or "all"
    document = listing.list_of(rows, filters=filters, today=timezone.localdate())
    return download(request, document, ending)


@needs(Right.SEE_FIGURES)
def practice(request: HttpRequest, id: int) -> HttpResponse:
    return _page(request, _found(request, id))


def _page(request: HttpRequest, found: GoodPractice, **forms: Any) -> HttpResponse:
    """With the forms for what this person may do to it; one that was refused comes filled in."""
    access, moves = request.access, rules.MOVES.possible(found.now)
    decide = DecideForm(practice=found) if rules.can_decide(access) and moves else None
    use = UseForm() if rules.can_use(access, found.now) else None
    context = {
        "practice": found,
        "whole": listing.whole(),
        "figure": listing.titles_of({found.indicator}).get(found.indicator, ""),
        "ask": queries.role_title(found.ask_role),
        "colour": listing.COLOURS[found.now],
        "uses": [
            (use, rules.can_change(access, use.by_id)) for use in found.uses.select_related("by")
        ],
        "history": queries.history_of(found),
        "may_change": rules.can_change(access, found.by_id),
        "decide_form": decide,
        "use_form": use,
        "file_form": FileForm() if rules.can_change(access, found.by_id) else None,
        **forms,
    }
    return render(request, "good_practice/practice.html", context, status=400 if forms else 200)


@needs(Right.WRITE_COMMENTARY)
def new(request: HttpRequest) -> HttpResponse:
    """`?from=kind:id&indicator=…&of=…&back=…`, as for an action."""
    source, kind = source_of(request)
    asked = {"indicator": request.GET.get("indicator", ""), "whose": request.GET.get("of", "")}
    form = PracticeForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.put_forward(
                by=request.user, access=request.access, at=timezone.now(), source=source,
                **form.told(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("since" if "day" in str(refused) else "why", str(refused))
        else:
            messages.success(request, f"Put forward: {made.title}")
            return back_or(request, made.address)
    context = {
        "form": form,
        "kind": kind,
        "title": kind.title(source[1]) if kind and source else "",
    }
    return render(request, "good_practice/new.html", context, status=400 if form.errors else 200)


@needs(Right.WRITE_COMMENTARY, Right.AGREE_ACTIONS)
def edit(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    if not rules.can_change(request.access, found.by_id):
        raise Http404("There is no such good practice for you to change.")
    form = PracticeForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                by=request.user, access=request.access, practice=found, read=form.version_read,
                at=timezone.now(),
            )  # fmt: skip
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        else:
            messages.success(request, "Saved.")
            return redirect(found.address)
    context = {"form": form, "address": found.address}
    return render(request, "good_practice/edit.html", context, status=400 if form.errors else 200)


@needs(Right.AGREE_ACTIONS)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    form = DecideForm(request.POST, practice=found)
    if form.is_valid():
        try:
            actions.decide(
                by=request.user, access=request.access, practice=found, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("said", str(refused))
        else:
            messages.success(request, f"{found.now.in_words}.")
            return redirect(found.address)
    return _page(request, found, decide_form=form)


@needs(Right.WRITE_COMMENTARY)
@require_POST
def use(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    form = UseForm(request.POST)
    if form.is_valid():
        try:
            actions.use_again(
                by=request.user, access=request.access, practice=found, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("where", str(refused))
        else:
            messages.success(request, "Thank you. It stands in the list.")
            return redirect(found.address)
    return _page(request, found, use_form=form)


@needs(Right.WRITE_COMMENTARY, Right.AGREE_ACTIONS)
@require_POST
def add_file(request: HttpRequest, id: int) -> HttpResponse:
    """What shows it, beside it; who may is asked by the app of files."""
    found = _found(request, id)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            attach(
                by=request.user, access=request.access, to=found, name=file.name,
                content=file.read(), at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, "It stands beside it.")
            return redirect(found.address)
    return _page(request, found, file_form=form)


@needs(Right.WRITE_COMMENTARY)
@require_POST
def take_back_use(request: HttpRequest, id: int, pk: int) -> HttpResponse:
    found = _found(request, id)
    one = get_object_or_404(PracticeUse, pk=pk, practice=found)
    if not rules.can_change(request.access, one.by_id):
        raise Http404("There is no such line for you to take back.")
    actions.take_back_use(by=request.user, access=request.access, use=one, at=timezone.now())
    messages.success(request, "Taken back.")
    return redirect(found.address)

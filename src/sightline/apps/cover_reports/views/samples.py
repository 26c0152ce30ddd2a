"""The two lists drawn from the plan: taken as suggested, added to, ordered, worded."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board.views.shared import did, done
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.forms import AddItemForm, ItemForm
from sightline.apps.cover_reports.models import CoverReport, SampleItem
from sightline.apps.cover_reports.rules import CoverState, Sample
from sightline.apps.cover_reports.views.reports import WRITE
from sightline.apps.cover_reports.views.shared import or_404, page, report_or_404
from sightline.apps.people.access import needs
from sightline.apps.plan.queries import key_here
from sightline.documents.plan.samples import find_quotable, quotable

SLUGS = {"on-track": Sample.ON_TRACK, "at-risk": Sample.AT_RISK}


@needs(*WRITE)
def samples(request: HttpRequest, id: int) -> HttpResponse:
    return _lists(request, report_or_404(request, id))


def _lists(request: HttpRequest, report: CoverReport, refused: Any = None) -> HttpResponse:
    """`refused`: the form that came back, with the list it is of."""
    slug, wrong = refused or ("", None)
    plan, key = queries.plan_of(report), key_here()
    items = list(report.items.select_related("action", "milestone"))
    lists = [
        {
            "slug": each, "sample": sample,
            "items": [_with_source(item, plan, key) for item in items if item.sample == sample],
            "form": wrong if slug == each else AddItemForm(quotable=quotable(plan), key=key),
        }
        for each, sample in SLUGS.items()
    ]  # fmt: skip
    is_draft = report.state == CoverState.DRAFT
    return page(request, "samples", [wrong], report=report, lists=lists, is_draft=is_draft)


def _with_source(item: SampleItem, plan: Any, key: Any) -> dict[str, Any]:
    found = find_quotable(plan, queries.thing_of(item))
    return {"item": item, "source": found, "colour": key[found.brag] if found else None}


def _sample(slug: str) -> Sample:
    if slug not in SLUGS:
        raise Http404("There is no such list.")
    return SLUGS[slug]


@needs(*WRITE)
@require_POST
def suggest(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    report, sample = report_or_404(request, id), _sample(slug)
    deed = partial(
        actions.take_suggestion, by=request.user, report=report, sample=sample, at=timezone.now()
    )
    did(request, deed, f"The suggestion was taken for “{sample}”.")
    return redirect("cover_reports:samples", id=id)


@needs(*WRITE)
@require_POST
def add(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    report, sample = report_or_404(request, id), _sample(slug)
    plan = queries.plan_of(report)
    form = AddItemForm(request.POST, quotable=quotable(plan), key=key_here())

    def put(form: AddItemForm) -> None:
        found = or_404(find_quotable(plan, form.cleaned_data["thing"]))
        actions.add_item(
            by=request.user, report=report, sample=sample, quoted=found, at=timezone.now()
        )

    if done(form, put):
        return redirect("cover_reports:samples", id=id)
    return _lists(request, report, (slug, form))


@needs(*WRITE)
def item(request: HttpRequest, id: int) -> HttpResponse:
    """Its wording, with what the plan says beside it."""
    found = _item(request, id)
    form = ItemForm(request.POST or None, instance=found)
    if request.method == "POST" and done(form, partial(_word, request, found)):
        messages.success(request, f"{found.reference} is worded.")
        return redirect("cover_reports:samples", id=found.report_id)
    source = queries.source_of(found)
    colour = key_here()[source.brag] if source else None
    return page(request, "item", [form], form=form, report=found.report, source=source,
                colour=colour)  # fmt: skip


def _item(request: HttpRequest, id: int) -> SampleItem:
    found: SampleItem = or_404(queries.find_item(id, request.access))  # type: ignore[attr-defined]
    return found


def _word(request: HttpRequest, found: SampleItem, form: ItemForm) -> None:
    names = ("reference", "title", "words")
    actions.change_item(
        by=request.user, item=found, read=form.version_read, at=timezone.now(),
        **{name: form.cleaned_data[name] for name in names},
    )  # fmt: skip


@needs(*WRITE)
@require_POST
def move_item(request: HttpRequest, id: int) -> HttpResponse:
    found = _item(request, id)
    up = request.POST.get("do") == "up"
    deed = partial(actions.move_item, by=request.user, item=found, up=up, at=timezone.now())
    did(request, deed, f"{found.reference} was moved {'up' if up else 'down'}.")
    return redirect("cover_reports:samples", id=found.report_id)


@needs(*WRITE)
@require_POST
def remove_item(request: HttpRequest, id: int) -> HttpResponse:
    found = _item(request, id)
    report, name = found.report_id, found.reference
    deed = partial(actions.remove_item, by=request.user, item=found, at=timezone.now())
    did(request, deed, f"{name} was taken out. It can be added again below.")
    return redirect("cover_reports:samples", id=report)

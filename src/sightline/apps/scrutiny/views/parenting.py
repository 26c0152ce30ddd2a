"""The report to the Corporate Parenting Board."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures import queries as figures
from sightline.apps.figures.downloads import download
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions, queries, tables
from sightline.apps.scrutiny.forms import ParentingForm, SendForm
from sightline.apps.scrutiny.models import ParentingReport
from sightline.apps.scrutiny.views.shared import or_404, page
from sightline.documents.exports import FORMATS, to_fragment
from sightline.judgement.phrases import day_words
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def listed(request: HttpRequest) -> HttpResponse:
    found = queries.parenting_reports()
    table = tables.of_parenting(found) if found else None
    return page(request, "parenting_list.html", {"table": table})


@needs(Right.RUN_SCRUTINY)
def write(request: HttpRequest, id: int = 0) -> HttpResponse:
    found = or_404(queries.parenting_numbered(id)) if id else None
    form = ParentingForm(request.POST or None, days=_days(), initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        read = told.pop("read") or 0
        told["as_at"] = date.fromisoformat(told["as_at"])
        try:
            made = actions.write_parenting(
                by=request.user, authority=authority_code(), report=found, read=read,
                at=timezone.now(), **told,
            )  # fmt: skip
        except EditedMeanwhile as conflict:
            form.add_error(None, f"{conflict} Open it in another window, then save again here.")
            form.data = request.POST.copy()
            form.data["read"] = str(conflict.theirs.version)
        except NotAllowed as refused:
            form.add_error("priorities", str(refused))
        else:
            return redirect("scrutiny:parenting", id=made.pk)
    title = "Corporate parenting report"
    return page(request, "edit.html", {"form": form, "title": title})


def _days() -> list[tuple[str, str]]:
    source = figures.source()
    days = [each for each in figures.figures_file(source).days if source] if source else []
    return [(day.isoformat(), day_words(day)) for day in sorted(days, reverse=True)[:24]]


def _initial(found: ParentingReport | None) -> dict[str, object]:
    if found is None:
        return {"title": "Performance for our children in care and care leavers"}
    return {
        "title": found.title, "as_at": found.as_at.isoformat(), "priorities": found.priorities,
        "words": found.words, "read": found.version,
    }  # fmt: skip


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def report(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.parenting_numbered(id))
    document = queries.parenting_document(found, timezone.now())
    context = {
        "report": found,
        "content": to_fragment(document) if document else "",
        "formats": FORMATS.values() if document else [],
        "freeze": SendForm(),
        "versions": versions(found),
    }
    return page(request, "parenting.html", context)


@needs(Right.RUN_SCRUTINY)
@require_POST
def freeze(request: HttpRequest, id: int) -> HttpResponse:
    found, source = or_404(queries.parenting_numbered(id)), figures.source()
    document = or_404(queries.parenting_document(found, timezone.now()))
    try:
        version = actions.freeze_parenting(
            by=request.user, report=found, document=document,
            snapshot=source.snapshot if source else "",
            changes=request.POST.get("changes", ""), at=timezone.now(),
        )  # fmt: skip
        messages.success(request, f"Version {version.number} is frozen.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:parenting", id=found.pk)


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def taken_away(request: HttpRequest, id: int, format: str) -> HttpResponse:
    found = or_404(queries.parenting_numbered(id))
    document = or_404(queries.parenting_document(found, timezone.now()))
    return download(request, document, format)

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.downloads import download
from sightline.apps.learning import forms, rules
from sightline.apps.learning.actions import assessment as actions
from sightline.apps.learning.models import Assessment, AssessmentSection
from sightline.apps.learning.own import shape
from sightline.apps.learning.papers import document_of, judged, truth, year_before
from sightline.apps.learning.queries import forum as queries
from sightline.apps.learning.rules import ASSESSMENT_IN_WORDS, ASSESSMENT_MOVES, AssessmentState
from sightline.apps.learning.views.shared import about, form_page
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.thread.queries import links_of
from sightline.vocabulary.not_allowed import NotAllowed

_CHANGES = require_http_methods(["GET", "HEAD", "POST"])
_WRITTEN = {AssessmentState.DRAFT, AssessmentState.CHALLENGED}


@_CHANGES
@needs(Right.RUN_LEARNING)
def begin(request: HttpRequest) -> HttpResponse:
    form = forms.YearForm(request.POST or None, initial={"year": timezone.localdate().year})
    return form_page(
        request, form, title="Begin a self-assessment", done="Begun. Write each section.",
        do=lambda told: actions.begin(**about(request), **told),
    )  # fmt: skip


@require_safe
@needs(Right.SEE_LEARNING)
def one(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(id)
    sections, before = {each.key: each for each in found.sections.all()}, year_before(found)
    may_run = rules.can_run(request.access)
    context = {
        "found": found, "truth": truth(sections, before), "may_run": may_run,
        "parts": [(each, sections[each.key], judged(sections[each.key]),
                      judged(before.get(each.key)), before.get(each.key),
                   _beads(request, sections[each.key]))
                     for each in shape().sections if each.key in sections],
        "may_write": may_run and found.now in _WRITTEN,
        "ways": [(m.replace(" ", "-"), ASSESSMENT_IN_WORDS[m])
                 for m in ASSESSMENT_MOVES.possible(found.now)],
        "formats": ("docx", "pdf", "html"),
    }  # fmt: skip
    return render(request, "learning/assessment.html", context)


@require_safe
@needs(Right.SEE_LEARNING)
def file(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    if ending not in ("docx", "pdf", "html"):
        raise Http404("There is no such kind of file.")
    return download(request, document_of(_found(id)), ending)


@_CHANGES
@needs(Right.RUN_LEARNING)
def write(request: HttpRequest, id: int, name: str) -> HttpResponse:
    found = _found(id)
    section = found.sections.filter(key=name).first()
    titles = {each.key: each.title for each in shape().sections}
    if section is None:
        raise Http404("There is no such section.")
    form = forms.SectionForm(request.POST or None, instance=section)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write(**about(request), section=form.instance, read=form.version_read)
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Kept.")
            return redirect(found.address)
    context = {"form": form, "title": titles.get(name, name), "caption": str(found),
               "back": (str(found), found.address), "is_versioned": True}  # fmt: skip
    return render(request, "learning/form.html", context, status=400 if form.errors else 200)


@_CHANGES
@needs(Right.RUN_LEARNING)
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    found, name = _found(id), move.replace("-", " ")
    if name not in ASSESSMENT_MOVES.possible(found.now):
        raise Http404("The self-assessment can’t be moved on like that now.")

    def do(told: dict[str, Any]) -> None:
        actions.move(**about(request), assessment=found, move=name, said=told["said"])

    return form_page(
        request, forms.MoveForm(request.POST or None), title=ASSESSMENT_IN_WORDS[name], do=do,
        caption=str(found), to=found.address, done="Done.", back=(str(found), found.address),
    )  # fmt: skip


def _beads(request: HttpRequest, section: AssessmentSection) -> Any:
    """What came of the finding: an action of the plan, training."""
    return links_of("self_assessment_finding", str(section.pk), request.access).beads


def _found(id: int) -> Assessment:
    found = queries.assessments().filter(pk=id).first()
    if found is None:
        raise Http404("There is no such self-assessment.")
    return found

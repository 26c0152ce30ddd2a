"""One month's pack: what is there and who is missing, read as it would be frozen, completed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.pack import actions, tables
from sightline.apps.pack.forms import FreezeForm, GapForm
from sightline.apps.pack.papers_made import pack_paper_document
from sightline.apps.pack.rules import PackState, Standing
from sightline.apps.pack.standing import OfInputs, gaps_of, standing_of
from sightline.apps.pack.views.shared import as_page, runs_board, the_pack
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_BOARD)
def pack(request: HttpRequest, month: str) -> HttpResponse:
    found = the_pack(month)
    standing, runs = standing_of(found.month, timezone.localdate()), runs_board(request)
    frozen = list(versions(found))
    context = {
        "pack": found,
        "inputs": [(each, tables.standing(found, each, stand, runs=runs))
                   for each, stand in standing],
        "glance": tables.glance(standing),
        "missing": _missing(standing),
        "late": [one for _, stand in standing for one in stand if one.is_late],
        "runs": runs,
        "is_complete": found.now in {PackState.COMPLETE, PackState.FROZEN},
        "may_complete": runs and found.now is PackState.ASSEMBLING,
        "may_freeze": runs and found.now in {PackState.COMPLETE, PackState.FROZEN},
        "freeze_form": FreezeForm(),
        "frozen": frozen,
        "versions": tables.versions(frozen) if frozen else None,
    }  # fmt: skip
    return render(request, "pack/pack.html", context)


def _missing(standing: OfInputs) -> list[Standing]:
    return [one for _, stand in standing for one in stand if not one.is_there]


@needs(Right.SEE_BOARD)
def read(request: HttpRequest, month: str) -> HttpResponse:
    """As it would be frozen now, on a page."""
    found = the_pack(month)
    document = pack_paper_document(found, timezone.now(), request.access)  # type: ignore[attr-defined]
    return render(request, "pack/read.html", {"pack": found, "document": as_page(document)})


@needs(Right.RUN_BOARD)
@require_POST
def complete(request: HttpRequest, month: str) -> HttpResponse:
    found = the_pack(month)
    try:
        actions.mark_complete(by=request.user, pack=found, at=timezone.now())
        messages.success(request, "Complete. It can be frozen for the meeting.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:pack", month=month)


@needs(Right.RUN_BOARD)
@require_POST
def open_again(request: HttpRequest, month: str) -> HttpResponse:
    found = the_pack(month)
    try:
        actions.open_again(by=request.user, pack=found, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:pack", month=month)


@needs(Right.RUN_BOARD)
def gap(request: HttpRequest, month: str, what: str) -> HttpResponse:
    """Why a card, summary or report is not there; sent empty-handed, the reason is taken back."""
    found = the_pack(month)
    standing = standing_of(found.month, timezone.localdate())
    one = next((each for _, stand in standing for each in stand if each.key == what), None)
    if one is None or what.startswith("part:"):
        raise Http404("The pack has no such part.")
    said = next((each for each in gaps_of(found) if each.what == what), None)
    form = GapForm(request.POST or None, initial={"why": said.why if said else ""})
    if request.method == "POST":
        try:
            if "take_back" in request.POST and said:
                actions.take_back_gap(by=request.user, gap=said, at=timezone.now())
                return redirect("pack:pack", month=month)
            if form.is_valid():
                why = form.cleaned_data["why"]
                actions.say_gap(by=request.user, pack=found, what=what, why=why, at=timezone.now())
                return redirect("pack:pack", month=month)
        except NotAllowed as refused:
            form.add_error("why", str(refused))
    context = {"pack": found, "one": one, "form": form, "said": said}
    return render(request, "pack/gap.html", context, status=400 if form.errors else 200)

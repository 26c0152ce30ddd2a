"""What everybody with an account may read: published papers. And taking one back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.apps.papers import actions, queries, tables
from sightline.apps.papers.forms import KindForm, WithdrawForm
from sightline.apps.papers.models import PublicVersion
from sightline.apps.papers.views.shared import (
    file_response,
    files_context,
    looking_again,
    page_of,
)
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PUBLISHED)
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    standing = queries.public_versions()
    form = KindForm(request.GET, kinds=tables.kinds(each.version.paper.kind for each in standing))
    found = [each for each in standing if form.chosen in ("", each.version.paper.kind)]
    context = {"form": form, "count": len(found), "papers": tables.published(found)}
    return render(request, "papers/public_list.html", context)


def _public_or_404(id: int) -> PublicVersion:
    found = queries.public_by_id(id)
    if found is None:
        raise Http404("There is no such paper.")
    return found


@needs(Right.SEE_PUBLISHED)
@require_safe
def public_version(request: HttpRequest, id: int) -> HttpResponse:
    public = _public_or_404(id)
    if hasattr(public, "withdrawal"):
        return render(request, "papers/withdrawn.html", {"public": public}, status=410)
    context = {
        "public": public,
        "newer": queries.is_replaced(public),
        "page": page_of(public),
        "may_withdraw": request.access.may(Right.PUBLISH_PAPERS),  # type: ignore[attr-defined]
    } | files_context(request, public, public.address)
    return looking_again(render(request, "papers/public_version.html", context), context)


@needs(Right.SEE_PUBLISHED)
@require_safe
def public_file(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    public = _public_or_404(id)
    if hasattr(public, "withdrawal"):
        return render(request, "papers/withdrawn.html", {"public": public}, status=410)
    return file_response(request, public, ending, public.document.name)


@needs(Right.PUBLISH_PAPERS)
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    public = _public_or_404(id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.withdraw(by=request.user, public=public, reason=reason, at=timezone.now())
        except NotAllowed as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, "Withdrawn. Its page says why.")
            return redirect(public)
    return render(request, "papers/withdraw.html", {"public": public, "form": form})

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from sightline.apps.children.queries import log_look, sort_out
from sightline.apps.data_quality import actions, effects_shown, forms, queries, tables
from sightline.apps.data_quality.found import Found
from sightline.apps.data_quality.models import Fault
from sightline.apps.data_quality.queries import Decided
from sightline.apps.data_quality.views.shared import (
    LOGGED_AS,
    MAY_READ,
    context_of,
    done,
    known_or_404,
    unit_of,
)
from sightline.apps.people.access import needs
from sightline.quality.findings import Finding


@needs(*MAY_READ)
def finding(request: HttpRequest, key: str) -> HttpResponse:
    """One finding: what stands there, and the two ways out other than correcting it."""
    known = known_or_404()
    found = queries.finding_of(known, request.access, key)
    if found is None:
        raise Http404("This is no longer found, or it is out of your reach.")
    standing = queries.decided(known.authority)
    asked = _Decision(request, known, found, standing)
    if request.method == "POST" and asked.is_done():
        return redirect("data_quality:check", check_id=found.check)
    if found.child_id:
        log_look(request, [found.child_id], page=LOGGED_AS)
    context = context_of(request, known, *unit_of(request)) | {
        "finding": found,
        "check": known.checks[found.check],
        "child_address": _child_address(found.child_id),
        "facts": effects_shown.facts_of(known, found),
        "acceptance": standing.acceptance(found),
        "marked": standing.fault(found),
        "accept": asked.accept,
        "fault": asked.fault,
    }
    return render(request, "data_quality/finding.html", context)


class _Decision:
    """The two forms about a finding; only the one that was sent is filled and checked."""

    def __init__(
        self, request: HttpRequest, known: Found, found: Finding, standing: Decided
    ) -> None:
        self.finding, self.standing, self.authority = found, standing, known.authority
        self.about = {"by": request.user, "access": request.access, "at": timezone.now()}
        self.do = request.POST.get("do", "")
        sent = request.POST
        self.accept = forms.AcceptForm(sent if self.do == "accept" else None)
        self.fault = forms.FaultForm(
            sent if self.do == "fault" else None, faults=queries.faults(known.authority)
        )

    def is_done(self) -> bool:
        match self.do:
            case "accept":
                return done(self.accept, self._accept)
            case "fault":
                return done(self.fault, self._mark)
            case "take back":
                return done(forms.DeedForm({}), self._take_back)
        return False

    def _accept(self, form: Form) -> None:
        actions.accept_as_right(
            **self.about, authority=self.authority, finding=self.finding, **form.cleaned_data
        )

    def _mark(self, form: Form) -> None:
        """The finding comes of the fault that was chosen, or of the one named anew."""
        of_here = {"authority": self.authority, "finding": self.finding}
        said = form.cleaned_data
        if said["fault"]:
            chosen = get_object_or_404(Fault, pk=said["fault"], authority=self.authority)
            actions.mark_as_fault(**self.about, **of_here, fault=chosen)
        else:
            actions.raise_fault_for(**self.about, **of_here, title=said["title"], said=said["said"])

    def _take_back(self, form: Form) -> None:
        if acceptance := self.standing.acceptance(self.finding):
            actions.take_back_acceptance(**self.about, acceptance=acceptance)
        if marked := self.standing.fault(self.finding):
            actions.unmark_fault(**self.about, marked=marked)


@needs(*MAY_READ)
def accepted(request: HttpRequest) -> HttpResponse:
    """What was accepted as right and still stands, within reach."""
    known = known_or_404()
    standing = queries.decided(known.authority)
    pairs = [(each, standing.acceptance(each)) for each in known.all if standing.acceptance(each)]
    reach = sort_out(request.access, {each.child_id for each, _ in pairs if each.child_id})
    rows = [
        (queries.listed_as(known, each), acceptance)
        for each, acceptance in pairs
        if queries.is_within(request.access, reach, each)
    ]
    log_look(request, {row.finding.child_id for row, _ in rows if row.child}, page=LOGGED_AS)
    context = context_of(request, known, *unit_of(request)) | {
        "table_of": tables.accepted(rows),
        "reach": reach,
    }
    return render(request, "data_quality/accepted.html", context)


def _child_address(child_id: str | None) -> str:
    """The child's own page, where there is one."""
    if not child_id:
        return ""
    try:
        return reverse("children:child", args=[queries.child_key(child_id)])
    except NoReverseMatch:
        return ""

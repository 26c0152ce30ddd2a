"""Records that only named people see: restricted, lifted, and who is named."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.access_forms import NameReaderForm, RestrictForm
from sightline.apps.children.out_of_reach import check_not_guessing, is_there, note_unknown
from sightline.apps.children.queries import authority_code
from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.models import Restriction, RestrictionReader
from sightline.apps.people.rules import NotAllowed, Right


@needs(Right.RESTRICT_CHILDREN)
def restrictions(request: HttpRequest) -> HttpResponse:
    form = RestrictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _restrict(request, form)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "The record is restricted. Now name who may see it.")
            return redirect("children:restriction", made.pk)
    stand = Restriction.objects.filter(lifted_at__isnull=True, authority=authority_code())
    seen = {"form": form, "restrictions": stand.select_related("set_by")}
    return render(request, "children/restrictions.html", seen)


@needs(Right.RESTRICT_CHILDREN)
def restriction(request: HttpRequest, pk: int) -> HttpResponse:
    """One restricted record: who may see it, and one more."""
    found = _standing(pk)
    form = NameReaderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        actions.name_reader(
            by=request.user, person=person, authority=found.authority, child_id=found.child_id,
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, f"{person} may see the record.")
        return redirect("children:restriction", pk)
    seen = {"form": form, "restriction": found, "readers": _readers(found)}
    return render(request, "children/restriction.html", seen)


@require_POST
@needs(Right.RESTRICT_CHILDREN)
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    actions.lift_restriction(by=request.user, restriction=_standing(pk), at=timezone.now())
    messages.success(request, "The restriction is lifted: roles reach the record again.")
    return redirect("children:restrictions")


@require_POST
@needs(Right.RESTRICT_CHILDREN)
def remove_reader(request: HttpRequest, pk: int, reader_id: int) -> HttpResponse:
    reader = get_object_or_404(_readers(_standing(pk)), pk=reader_id)
    actions.remove_reader(by=request.user, reader=reader, at=timezone.now())
    messages.success(request, f"{reader.person} no longer sees the record.")
    return redirect("children:restriction", pk)


def _restrict(request: HttpRequest, form: RestrictForm) -> Restriction:
    check_not_guessing(request)
    child_id = form.cleaned_data["child_id"]
    if not is_there(child_id):
        note_unknown(request)
        raise NotAllowed("There is no child with that id in the published records.")
    return actions.restrict_child(
        by=request.user, authority=authority_code(), child_id=child_id,
        reason=form.cleaned_data["reason"], at=timezone.now(),
    )  # fmt: skip


def _standing(pk: int) -> Restriction:
    return get_object_or_404(Restriction, pk=pk, lifted_at__isnull=True, authority=authority_code())


def _readers(found: Restriction):  # type: ignore[no-untyped-def]
    readers = RestrictionReader.objects.filter(authority=found.authority, child_id=found.child_id)
    return readers.select_related("person").order_by("person__name")

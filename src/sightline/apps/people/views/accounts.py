"""Accounts and who holds which role. Managers give the roles of their own teams here as well."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.account_forms import AddPersonForm, GiveRoleForm, PeopleFilter
from sightline.apps.people.forms import AskForPasswordForm
from sightline.apps.people.models import Grant, Unit, User
from sightline.apps.people.queries import lines_of, people, roles_of
from sightline.apps.people.rules import NotAllowed, Right
from sightline.apps.people.second_factor import has_factor

_PAGE = 50


@needs(Right.MANAGE_PEOPLE, Right.ASSIGN_WORK)
def listed(request: HttpRequest) -> HttpResponse:
    form = PeopleFilter(request.GET or {"state": "on"})
    told = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate()
    found = people(today, **told)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    return render(
        request,
        "people/people.html",
        {"form": form, "page": page, "lines": lines_of(page, today), "asked": asked.urlencode()},
    )


@needs(Right.MANAGE_PEOPLE)
def add(request: HttpRequest) -> HttpResponse:
    form = AddPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.invite_user(by=request.user, at=timezone.now(), **told)
        except NotAllowed as problem:
            form.add_error("email", str(problem))
        else:
            if settings.CAN_SEND_MAIL:
                _mail_link(request, made)
            messages.success(request, f"{made.name} has an account. Now give a role.")
            return redirect("people:person", made.pk)
    return render(request, "people/add_person.html", {"form": form})


@needs(Right.MANAGE_PEOPLE, Right.ASSIGN_WORK)
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    who = get_object_or_404(User, pk=person_id)
    form = GiveRoleForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(by=request.user, person=who, at=timezone.now(), **form.cleaned_data)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"The role is given to {who.name}.")
            return redirect("people:person", who.pk)
    seen = {
        "who": who,
        "form": form,
        "held": roles_of(who, timezone.localdate()),
        "has_factor": has_factor(who),
        "manages": request.access.may(Right.MANAGE_PEOPLE),
        "can_send_mail": settings.CAN_SEND_MAIL,
        "units": Unit.objects.exclude(level="worker"),
    }
    return render(request, "people/person.html", seen)


@require_POST
@needs(Right.MANAGE_PEOPLE, Right.ASSIGN_WORK)
def end_role(request: HttpRequest, person_id: int, grant_id: int) -> HttpResponse:
    grant = get_object_or_404(Grant, pk=grant_id, person=person_id)
    return _done(
        request,
        grant.person,
        lambda: actions.end_grant(by=request.user, grant=grant, at=timezone.now()),
        "The role is ended.",
    )


@require_POST
@needs(Right.MANAGE_PEOPLE)
def switch(request: HttpRequest, person_id: int) -> HttpResponse:
    who = get_object_or_404(User, pk=person_id)
    turn = actions.switch_off if who.is_active else actions.switch_on
    said = f"{who.name} can’t sign in any more." if who.is_active else f"{who.name} may sign in."
    return _done(request, who, lambda: turn(by=request.user, person=who, at=timezone.now()), said)


@require_POST
@needs(Right.MANAGE_PEOPLE)
def reset_factor(request: HttpRequest, person_id: int) -> HttpResponse:
    who = get_object_or_404(User, pk=person_id)
    return _done(
        request,
        who,
        lambda: actions.remove_factor(by=request.user, person=who, at=timezone.now()),
        f"The second factor of {who.name} is taken away.",
    )


@require_POST
@needs(Right.MANAGE_PEOPLE)
def new_password(request: HttpRequest, person_id: int) -> HttpResponse:
    """Mail the link to choose one; where there is no mail, show a new password this once."""
    who = get_object_or_404(User, pk=person_id)
    if settings.CAN_SEND_MAIL:
        return _done(
            request, who, lambda: _mail_link(request, who), f"A link is mailed to {who.email}."
        )
    made = actions.make_password(by=request.user, person=who, at=timezone.now())
    return render(request, "people/password_made.html", {"who": who, "password": made})


def _mail_link(request: HttpRequest, who: User) -> None:
    form = AskForPasswordForm({"email": who.email})
    if form.is_valid():
        form.save(
            request=request,
            use_https=request.is_secure(),
            subject_template_name="people/mail/new_password_subject.txt",
            email_template_name="people/mail/new_password.txt",
        )


def _done(request: HttpRequest, who: User, write: Callable[[], object], said: str) -> HttpResponse:
    try:
        write()
    except NotAllowed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("people:person", who.pk)

"""Accounts: made, given a password, closed and opened again."""

import secrets
from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.people import rules
from sightline.apps.people.models import User
from sightline.apps.people.telling import sign_in_was_changed


def add_user(*, email: str, name: str, password: str, at: datetime, by: User | None = None) -> User:
    """Make an account; refuses a second one for the same address, and a weak password."""
    user = _new(email, name, at)
    _check_password(password, user)
    user.set_password(password)
    return _save_new(user, by, at)


def invite_user(*, by: User, email: str, name: str, at: datetime) -> User:
    """Make an account whose holder chooses a password by the link mailed to them."""
    user = _new(email, name, at)
    # Never typed by anybody; Django mails no link to an account without a usable password.
    user.set_password(secrets.token_urlsafe(48))
    return _save_new(user, by, at)


def _new(email: str, name: str, at: datetime) -> User:
    rules.check_email(email)
    rules.check_name(name)
    return User(email=rules.login_name(email), name=name.strip(), joined_at=at)


def _save_new(user: User, by: User | None, at: datetime) -> User:
    with transaction.atomic():
        if User.objects.filter(email=user.email).exists():
            raise rules.NotAllowed(f"There is already an account for {user.email}.")
        user.save()
        said = f"{user.name} was given an account."
        record_event(by=by, did="account.made", to=user, at=at, said=said)
    return user


def set_password(*, user: User, password: str, at: datetime, by: User | None = None) -> None:
    """A new password. Sessions begun with the old one end."""
    _check_password(password, user)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        said = f"{user.name} has a new password."
        record_event(by=by, did="account.password_set", to=user, at=at, said=said)


def make_password(*, by: User, person: User, at: datetime) -> str:
    """A new password that is told once, where no link can be mailed. Not for one's own account."""
    rules.check_switch(by.pk, person.pk)
    made = secrets.token_urlsafe(12)
    with transaction.atomic():
        set_password(by=by, user=person, password=made, at=at)
        said = f"{by.name} made a new password for {person.name} and has read it."
        sign_in_was_changed(person=person, by=by, said=said, at=at)
    return made


def switch_off(*, by: User, person: User, at: datetime) -> None:
    """From now on the person can't sign in, and what is open in a browser is shut."""
    rules.check_switch(by.pk, person.pk)
    with transaction.atomic():
        _switch(person, False, by, "account.switched_off", f"{person.name} can’t sign in.", at)
        _end_sessions(person)


def switch_on(*, by: User, person: User, at: datetime) -> None:
    _switch(person, True, by, "account.switched_on", f"{person.name} may sign in again.", at)


def _end_sessions(person: User) -> None:
    """A session that slept while the account was off would else wake when it is on again."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()


def _switch(person: User, on: bool, by: User, did: str, said: str, at: datetime) -> None:
    with transaction.atomic():
        person.is_active = on
        person.save(update_fields=["is_active"])
        record_event(by=by, did=did, to=person, at=at, said=said)


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise rules.NotAllowed(" ".join(problem.messages)) from problem

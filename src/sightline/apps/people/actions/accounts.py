"""Accounts: made, given a password, closed and opened again."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sightline.apps.people import rules
from sightline.apps.people.models import User


def add_user(*, email: str, name: str, password: str, at: datetime) -> User:
    """Make an account; refuses a second one for the same address, and a weak password."""
    rules.check_email(email)
    user = User(email=rules.login_name(email), name=name.strip(), joined_at=at)
    _check_password(password, user)
    with transaction.atomic():
        if User.objects.filter(email=user.email).exists():
            raise rules.NotAllowed(f"There is already an account for {user.email}.")
        user.set_password(password)
        user.save()
    return user


def set_password(*, user: User, password: str) -> None:
    _check_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise rules.NotAllowed(" ".join(problem.messages)) from problem

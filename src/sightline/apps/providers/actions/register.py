from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.providers import rules
from sightline.apps.providers.models import Contract, Home, Provider
from sightline.apps.providers.queries import policy
from sightline.vocabulary.not_allowed import NotAllowed


def add_provider(*, provider: Provider, by: User, access: Access, at: datetime) -> Provider:
    rules.check_may_keep(access, policy())
    rules.check_name(provider.name)
    provider.authority = authority_code()
    if Provider.objects.filter(authority=provider.authority, name=provider.name.strip()).exists():
        raise NotAllowed("A provider of this name is in the register already.")
    return _saved(provider, "provider.added", by, at)


def add_home(*, home: Home, by: User, access: Access, at: datetime) -> Home:
    _check_home(home, access)
    return _saved(home, "home.added", by, at)


def change_provider(
    *, provider: Provider, read: int, by: User, access: Access, at: datetime
) -> Provider:
    rules.check_may_keep(access, policy())
    rules.check_name(provider.name)
    return _changed(provider, read, ("name", "contact", "notes"), by, at)


def change_home(*, home: Home, read: int, by: User, access: Access, at: datetime) -> Home:
    _check_home(home, access)
    fields = ("name", "kind", "urn", "area", "is_registered", "closed_on")
    return _changed(home, read, fields, by, at)


def use_again(
    *, provider: Provider, reason: str, by: User, access: Access, at: datetime
) -> Provider:
    """A stop is taken back: the reason stands in the history."""
    rules.check_may_keep(access, policy())
    rules.check_reason(reason, "Say why the provider is used again.")
    provider.use_stopped_on, provider.why_stopped = None, ""
    provider.version += 1
    with transaction.atomic():
        save_as(provider, by=by, reason=reason.strip(), at=at)
        record_event(by=by, did="provider.used_again", to=provider, at=at)
    return provider


def add_contract(
    *, provider: Provider, title: str, from_on: date, to_on: date | None, by: User,
    access: Access, at: datetime,
) -> Contract:  # fmt: skip
    rules.check_may_keep(access, policy())
    rules.check_days(from_on, to_on)
    with transaction.atomic():
        made = Contract.objects.create(
            provider=provider, title=title.strip(), from_on=from_on, to_on=to_on, by=by, at=at
        )
        record_event(by=by, did="provider.contract", to=provider, at=at, title=made.title)
    return made


def _check_home(home: Home, access: Access) -> None:
    rules.check_may_keep(access, policy())
    rules.check_name(home.name)
    home.urn = home.urn.strip().upper()
    others = Home.objects.filter(urn=home.urn).exclude(pk=home.pk)
    if home.urn and others.exists():
        raise NotAllowed(f"The number {home.urn} belongs to another home of the register.")
    if home.closed_on is not None and home.closed_on > timezone.localdate():
        raise NotAllowed("Choose a day that has come: the home is closed from then on.")


def _saved(thing: Any, did: str, by: User, at: datetime) -> Any:
    with transaction.atomic():
        save_as(thing, by=by, at=at)
        record_event(by=by, did=did, to=thing, at=at)
    return thing


def _changed(thing: Any, read: int, fields: tuple[str, ...], by: User, at: datetime) -> Any:
    """Raises EditedMeanwhile."""
    thing._history_user, thing._history_date = by, at
    with transaction.atomic():
        save_version(thing, read=read, fields=list(fields))
        record_event(by=by, did=f"{thing.KIND}.changed", to=thing, at=at)
    return thing

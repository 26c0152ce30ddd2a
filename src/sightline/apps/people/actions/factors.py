"""The second factor: a code from a phone beside the password, and codes on paper for when it fails.

django-otp holds both and slows down guessing; what is kept there opens nothing without a password.
"""

from datetime import datetime

from django.db import transaction
from django_otp import devices_for_user, verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.telling import sign_in_was_changed
from sightline.vocabulary.not_allowed import NotAllowed

CODES = 10


def begin_factor(*, by: User) -> TOTPDevice:
    """A new secret for the person's phone, which counts once a code of it was typed in."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=by, confirmed=False).delete()
        return TOTPDevice.objects.create(user=by, name="Phone", confirmed=False)


def confirm_factor(*, by: User, code: str, at: datetime) -> list[str]:
    """Count the phone from now on. Returns the recovery codes, which are shown this once."""
    device = TOTPDevice.objects.filter(user=by, confirmed=False).first()
    if device is None:
        raise NotAllowed("Begin again: there is no new phone to confirm.")
    if not verify_token(by, device.persistent_id, code):
        raise NotAllowed("That code is not right. Type the one the app shows now.")
    with transaction.atomic():
        TOTPDevice.objects.filter(user=by, confirmed=True).delete()
        device.refresh_from_db()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = _new_codes(by)
        said = f"{by.name} set up a second factor."
        record_event(by=by, did="account.factor_added", to=by, at=at, said=said)
    return codes


def renew_codes(*, by: User, at: datetime) -> list[str]:
    """New recovery codes; the old ones open nothing any more."""
    with transaction.atomic():
        codes = _new_codes(by)
        said = f"{by.name} made new recovery codes."
        record_event(by=by, did="account.codes_renewed", to=by, at=at, said=said)
    return codes


def remove_factor(*, by: User, person: User, at: datetime) -> None:
    """The password alone lets the person in, until they set up another where one is needed."""
    with transaction.atomic():
        for device in devices_for_user(person, confirmed=None):
            device.delete()
        said = f"The second factor of {person.name} was taken away."
        record_event(by=by, did="account.factor_removed", to=person, at=at, said=said)
        if by.pk != person.pk:
            said = f"{by.name} took away the second factor of {person.name}."
            sign_in_was_changed(person=person, by=by, said=said, at=at)


def code_is_right(*, person: User, code: str) -> bool:
    """Whether the code is the phone's of now, or one on paper that was not used yet."""
    typed = code.replace(" ", "").replace("-", "").lower()
    kind = TOTPDevice if typed.isdigit() else StaticDevice
    device = kind.objects.filter(user=person, confirmed=True).first()
    return device is not None and verify_token(person, device.persistent_id, typed) is not None


def _new_codes(person: User) -> list[str]:
    StaticDevice.objects.filter(user=person).delete()
    paper = StaticDevice.objects.create(user=person, name="Paper")
    codes = []
    while len(codes) < CODES:
        code = StaticToken.random_token()
        if not code.isdigit() and code not in codes:
            codes.append(code)
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes

"""Signing in through the council's identity provider (OpenID Connect).

mozilla-django-oidc does the exchange and checks the signature and the nonce. We check besides who
issued the token and for whom, that the address is confirmed, and that the user it speaks of is the
token's. Groups become roles by the `[[single_sign_on]]` entries of `settings.toml`.
"""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.utils import timezone
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from sightline.apps.people import actions, rules
from sightline.apps.people.models import Spelling, User
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.settings_file import GroupRole
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.words import Level

_log = logging.getLogger("sightline.sign_in")


class SingleSignOn(OIDCAuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: Any) -> User | None:
        # The library asks nothing of an account here; one that was switched off is none.
        return User.objects.filter(pk=user_id, is_active=True).first()

    def verify_token(self, token: str, **kwargs: Any) -> dict[str, Any]:
        claims: dict[str, Any] = super().verify_token(token, **kwargs)
        audience = claims.get("aud")
        meant = audience if isinstance(audience, list) else [audience]
        if settings.OIDC_RP_CLIENT_ID not in meant or claims.get("iss") != settings.OIDC_ISSUER:
            raise SuspiciousOperation("The token is of another provider, or for somebody else.")
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> Any:
        told = super().get_userinfo(access_token, id_token, payload)
        if not payload.get("sub") or told.get("sub") != payload["sub"]:
            raise SuspiciousOperation("The provider speaks of two different people.")
        return told

    def get_or_create_user(self, access_token: str, id_token: str, payload: Any) -> User | None:
        told = self.get_userinfo(access_token, id_token, payload)
        email = told.get("email") or ""
        if not email or told.get("email_verified") is False:
            raise SuspiciousOperation("The provider names no confirmed e-mail address.")
        now = timezone.now()
        try:
            person = actions.find_or_add_person(
                subject=f"{settings.OIDC_ISSUER} {told['sub']}",
                email=email, name=told.get("name") or email.partition("@")[0], at=now,
            )  # fmt: skip
        except rules.NotAllowed as problem:
            raise SuspiciousOperation(str(problem)) from problem
        if not person.is_active:
            return None
        groups = told.get(settings.OIDC_GROUPS_CLAIM) or payload.get(settings.OIDC_GROUPS_CLAIM)
        actions.set_roles_of_groups(person=person, wanted=roles_of_groups(groups), at=now)
        return person


def roles_of_groups(groups: Any) -> list[tuple[str, Any]]:
    """The roles those groups give, each with its unit. A group nobody named gives none."""
    named = {groups} if isinstance(groups, str) else {str(each) for each in groups or ()}
    return list(_roles(each for each in _mapping() if each.group in named))


def _mapping() -> Iterable[GroupRole]:
    try:
        return DataFolder(Path(settings.SIGHTLINE_DATA)).settings().groups
    except ProblemsFound:
        # Better no role by group than a wrong one; `sightline doctor` says what is amiss.
        _log.error("settings.toml has problems; nobody gets a role by group")
        return ()


def _roles(entries: Iterable[GroupRole]) -> Iterable[tuple[str, Any]]:
    for entry in entries:
        try:
            role = rules.check_role(entry.role)
            unit = None
            if entry.level is not None:
                unit = Spelling.objects.get(level=entry.level.value, text=entry.unit).unit
            rules.check_reach(role, entry.level or Level.AUTHORITY)
        except (rules.NotAllowed, Spelling.DoesNotExist) as problem:
            _log.error("a group gives no role", extra={"fields": {"why": str(problem)}})
            continue
        if entry.level is None or unit is not None:
            yield role.key, unit

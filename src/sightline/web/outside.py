"""What lies outside this machine, as the environment says: a mail server, an identity provider.

No Django here. Where nothing is said there is neither: nobody can then ask for a new password by
mail or sign in with the council's account, and the pages do not offer it.
"""

import os
from collections.abc import Mapping
from typing import Any

from sightline.web.environment import EnvironmentProblem, switched_on

Environment = Mapping[str, str]


def mail(environment: Environment = os.environ) -> dict[str, Any]:
    """Django's settings for sending mail through an SMTP server."""
    host = environment.get("SIGHTLINE_SMTP_HOST", "")
    sender = environment.get("SIGHTLINE_MAIL_FROM", "") or "sightline@localhost"
    if not host:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
            "DEFAULT_FROM_EMAIL": sender,
            "CAN_SEND_MAIL": False,
        }
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": _number("SIGHTLINE_SMTP_PORT", environment.get("SIGHTLINE_SMTP_PORT"), 25),
        "EMAIL_HOST_USER": environment.get("SIGHTLINE_SMTP_USER", ""),
        "EMAIL_HOST_PASSWORD": environment.get("SIGHTLINE_SMTP_PASSWORD", ""),
        "EMAIL_USE_TLS": switched_on("SIGHTLINE_SMTP_TLS", environment),
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
        "CAN_SEND_MAIL": True,
    }


def single_sign_on(environment: Environment = os.environ) -> dict[str, Any]:
    """mozilla-django-oidc's settings; all that is needed must be said, or none of it."""
    needed = {
        "OIDC_ISSUER": environment.get("SIGHTLINE_OIDC_ISSUER", ""),
        "OIDC_RP_CLIENT_ID": environment.get("SIGHTLINE_OIDC_CLIENT_ID", ""),
        "OIDC_RP_CLIENT_SECRET": environment.get("SIGHTLINE_OIDC_CLIENT_SECRET", ""),
        "OIDC_OP_AUTHORIZATION_ENDPOINT": environment.get("SIGHTLINE_OIDC_AUTHORIZE_URL", ""),
        "OIDC_OP_TOKEN_ENDPOINT": environment.get("SIGHTLINE_OIDC_TOKEN_URL", ""),
        "OIDC_OP_USER_ENDPOINT": environment.get("SIGHTLINE_OIDC_USER_URL", ""),
        "OIDC_OP_JWKS_ENDPOINT": environment.get("SIGHTLINE_OIDC_KEYS_URL", ""),
    }
    if not any(needed.values()):
        return {"HAS_SINGLE_SIGN_ON": False}
    if not all(needed.values()):
        raise EnvironmentProblem(
            "Single sign-on is half set: ISSUER, CLIENT_ID, CLIENT_SECRET, AUTHORIZE_URL, "
            "TOKEN_URL, USER_URL and KEYS_URL are all needed, each after SIGHTLINE_OIDC_."
        )
    return needed | {
        "HAS_SINGLE_SIGN_ON": True,
        "OIDC_GROUPS_CLAIM": environment.get("SIGHTLINE_OIDC_GROUPS_CLAIM", "") or "groups",
        "OIDC_RP_SCOPES": environment.get("SIGHTLINE_OIDC_SCOPES", "") or "openid email profile",
        "OIDC_RP_SIGN_ALGO": "RS256",
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": 20,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "people:single_sign_on_back",
        "LOGIN_REDIRECT_URL_FAILURE": "/sign-in/?single-sign-on=failed",
    }


def second_factor(environment: Environment = os.environ) -> frozenset[str]:
    """Access profiles whose people need a second factor, or `everyone`."""
    said = environment.get("SIGHTLINE_SECOND_FACTOR", "")
    return frozenset(word.strip().lower() for word in said.split(",") if word.strip())


def session_hours(environment: Environment = os.environ) -> int:
    return _number("SIGHTLINE_SESSION_HOURS", environment.get("SIGHTLINE_SESSION_HOURS"), 12)


def session_idle_minutes(environment: Environment = os.environ) -> int:
    name = "SIGHTLINE_SESSION_IDLE_MINUTES"
    return _number(name, environment.get("SIGHTLINE_SESSION_IDLE_MINUTES"), 60)


def _number(name: str, said: str | None, otherwise: int) -> int:
    if not said:
        return otherwise
    if not said.isdigit() or int(said) < 1:
        raise EnvironmentProblem(f"{name} is “{said}”. Write a whole number above nought.")
    return int(said)

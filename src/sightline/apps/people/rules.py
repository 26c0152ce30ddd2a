"""Who may have an account, and what their login name looks like."""

import re

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


class NotAllowed(Exception):
    """A rule says no; the text is a sentence for the person who asked."""


def login_name(email: str) -> str:
    """E-mail addresses are compared without regard to case, so they are kept in lower case."""
    return email.strip().lower()


def check_email(email: str) -> None:
    if not _EMAIL.fullmatch(login_name(email)):
        raise NotAllowed(f"“{email}” is no e-mail address. Write one like name@council.gov.uk.")

"""Whom people's own events are told to. Apps above (notices) put their way of telling in here."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from sightline.apps.people.models import (
    Assignment,
    BreakGlass,
    Restriction,
    RestrictionReader,
    User,
)

Told = Callable[[BreakGlass], None]
_told: list[Told] = []


def when_glass_is_broken(tell: Told) -> Told:
    """Register what happens when somebody opens a record by break-glass."""
    _told.append(tell)
    return tell


def opened_by_break_glass(opened: BreakGlass) -> None:
    for tell in _told:
        tell(opened)


Erased = Callable[[str, str, datetime], None]
_erased: list[Erased] = []


def when_a_child_is_erased(clear: Erased) -> Erased:
    """Register what an app does with (authority, child_id) when the child's records are erased:
    it removes what it keeps of the child itself."""
    _erased.append(clear)
    return clear


Named = Callable[[str], Iterable[str]]
_named: list[Named] = []


def keeps_of_children(named: Named) -> Named:
    """Register of which children of an authority an app keeps something; so that it goes once no
    record of the child is left. What is cleared then is what is cleared for an erased child."""
    _named.append(named)
    return named


def forget_all_but(authority: str, held: Collection[str], at: datetime) -> int:
    """After rows went by age: what apps keep of children without a record goes as well. Who may see
    a child stays as it is decided, for the records may come again. Returns how many children.
    """
    left = {child for named in _named for child in named(authority)} - set(held) - {""}
    for child in sorted(left):
        for clear in _erased:
            clear(authority, child, at)
    return len(left)


def child_was_erased(authority: str, child_id: str, at: datetime) -> None:
    """Call inside one transaction. The access log stays: it is about the people who looked."""
    for model in (Assignment, Restriction, RestrictionReader, BreakGlass):
        model.objects.filter(authority=authority, child_id=child_id).delete()
    for clear in _erased:
        clear(authority, child_id, at)


SignInChanged = Callable[[User, User, str, datetime], None]
_sign_in_changed: list[SignInChanged] = []


def when_sign_in_is_changed_by_others(tell: SignInChanged) -> SignInChanged:
    """Register what happens when somebody else makes a person's password or takes a factor away:
    (person, by whom, said, at). Whoever can do that could sign in as the person."""
    _sign_in_changed.append(tell)
    return tell


def sign_in_was_changed(*, person: User, by: User, said: str, at: datetime) -> None:
    for tell in _sign_in_changed:
        tell(person, by, said, at)

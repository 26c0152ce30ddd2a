"""Where the two sides of a finding can be opened, for somebody who may."""

from collections.abc import Callable, Mapping
from functools import partial

from django.urls import NoReverseMatch, reverse

from sightline.apps.people.reach import Access
from sightline.apps.thread.registry import kind_called


def _page(name: str, id: str) -> str:
    return reverse(name, args=[int(id)])


# Parts of a cover report, which are no things of their own elsewhere.
_OWN: Mapping[str, Callable[[str], str]] = {
    "cover_part": partial(_page, "cover_reports:part"),
    "cover_item": partial(_page, "cover_reports:item"),
    "cover_report": partial(_page, "cover_reports:report"),
}


def address_of(thing: str, access: Access) -> str:
    """'' where there is no page, or none that this person may open."""
    kind, _, id = thing.partition(":")
    try:
        if kind in _OWN:
            return _OWN[kind](id)
    except NoReverseMatch:
        return ""
    known = kind_called(kind)
    return known.address(id) if known and known.may_see(access, id) else ""

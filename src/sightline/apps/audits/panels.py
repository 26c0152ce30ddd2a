"""What the parts above put on an audit's page: each adds a function, and nobody imports upwards.

    add_panel("sightline.apps.audits.afterwards.panels.talked_through")

`function(audit, access, today)` gives a Panel, or None where it has nothing to say to this person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.module_loading import import_string

from sightline.apps.audits.models import Audit
from sightline.apps.people.reach import Access
from sightline.documents.on_page import PageTable


@dataclass(frozen=True)
class Way:
    """A link, or with `is_deed` a button that posts to the address."""

    words: str
    address: str
    is_deed: bool = False


@dataclass(frozen=True)
class Panel:
    """`words`: paragraphs. `grave`: shown as something to be dealt with. `template`: a part's own
    drawing, given `context`, where words, a table and ways are not enough."""

    title: str
    words: tuple[str, ...] = ()
    table: PageTable | None = None
    ways: tuple[Way, ...] = ()
    grave: bool = False
    template: str = ""
    context: dict[str, Any] | None = None


Maker = Callable[[Audit, Access, date], Panel | None]
_makers: list[Maker | str] = []


def add_panel(maker: Maker | str) -> None:
    """Called from `apps.py`, the highest panel first. A dotted path is imported when first asked
    for."""
    if maker not in _makers:
        _makers.append(maker)


def panels_of(audit: Audit, access: Access, today: date) -> list[Panel]:
    makers = (import_string(each) if isinstance(each, str) else each for each in _makers)
    return [panel for make in makers if (panel := make(audit, access, today)) is not None]

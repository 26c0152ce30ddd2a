"""What cover reports are called, where they live, and who may see and read them."""

from django.urls import reverse

from sightline.apps.cover_reports import queries
from sightline.apps.cover_reports.actions.reports import INSPECTION_PAPER
from sightline.apps.cover_reports.models import SampleItem
from sightline.apps.cover_reports.rules import CoverState
from sightline.apps.papers import registry as papers
from sightline.apps.people.reach import Access
from sightline.apps.thread import registry as thread

_REPORT, _ITEM = "cover_report", "cover_item"


def may_see(access: Access, id: str) -> bool:
    found = queries.report_numbered(int(id))
    return found is not None and queries.may_read(access, found)


def title(id: str) -> str | None:
    """A frozen version of one that was withdrawn says so wherever it is listed."""
    found = queries.report_numbered(int(id))
    if found is None:
        return None
    return f"{found} (withdrawn)" if found.state == CoverState.WITHDRAWN else str(found)


def address(id: str) -> str:
    return reverse("cover_reports:report", args=[int(id)])


def _item(id: str) -> SampleItem | None:
    return SampleItem.objects.filter(pk=int(id)).first()


def item_title(id: str) -> str | None:
    found = _item(id)
    return str(found) if found else None


def may_see_item(access: Access, id: str) -> bool:
    found = _item(id)
    return found is not None and may_see(access, str(found.report_id))


def register_kinds() -> None:
    thread.register(_REPORT, noun="Cover report", title=title, address=address, may_see=may_see)
    thread.register(
        _ITEM, noun="Item of a cover report", title=item_title,
        address=lambda id: reverse("cover_reports:item", args=[int(id)]), may_see=may_see_item,
    )  # fmt: skip
    papers.register(_REPORT, noun="Cover report", title=title, address=address, may_read=may_see)
    papers.register(
        INSPECTION_PAPER, noun="Plan, inspection recommendations", title=title, address=address,
        may_read=may_see,
    )  # fmt: skip

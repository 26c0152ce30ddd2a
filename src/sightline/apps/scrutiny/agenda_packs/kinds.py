"""As what a pack's two forms stand among the papers, and who may read what was frozen of them.

There only those who run the committee open them, with every version there was. Everybody else reads
them on the meeting's own page, which knows whether a pack is published, replaced or withdrawn.
"""

from typing import Any

from sightline.apps.papers import registry as papers
from sightline.apps.scrutiny.access import may_run
from sightline.apps.scrutiny.models import CommitteeMeeting, Supplement

_NOUNS = {
    "agenda_pack_public": "Agenda pack for the public",
    "agenda_pack_full": "Agenda pack for members",
    "supplement_pack_public": "Supplement for the public",
    "supplement_pack_full": "Supplement for members",
}


def kind_of(supplement: Supplement | None, *, is_full: bool) -> str:
    return f"{'supplement' if supplement else 'agenda'}_pack_{'full' if is_full else 'public'}"


def register_packs() -> None:
    for kind, noun in _NOUNS.items():
        is_supplement = kind.startswith("supplement")
        papers.register(
            kind, noun=noun, title=_title(is_supplement), address=_address(is_supplement),
            may_read=_may_read(is_supplement),
        )  # fmt: skip


def _meeting(id: str, is_supplement: bool) -> CommitteeMeeting | None:
    if is_supplement:
        found = Supplement.objects.filter(pk=id).select_related("meeting__committee").first()
        return found.meeting if found else None
    return CommitteeMeeting.objects.filter(pk=id).select_related("committee").first()


def _title(is_supplement: bool) -> Any:
    def title(id: str) -> str | None:
        found = _meeting(id, is_supplement)
        return f"Pack of {found}" if found else None

    return title


def _address(is_supplement: bool) -> Any:
    def address(id: str) -> str:
        found = _meeting(id, is_supplement)
        return found.address if found else ""

    return address


def _may_read(is_supplement: bool) -> Any:
    def may_read(access: Any, id: str) -> bool:
        found = _meeting(id, is_supplement)
        return found is not None and may_run(access, found.committee)

    return may_read

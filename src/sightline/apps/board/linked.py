"""What the board's things are called where others link to them, who may see them, their files."""

from typing import Any

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.board.models import (
    BoardChallenge,
    BoardFinding,
    Body,
    BroughtItem,
    Consultation,
    DeepDive,
    DevelopmentItem,
    Exploration,
    Meeting,
)
from sightline.apps.board.rules import can_answer
from sightline.apps.events.kinds import kind_of
from sightline.apps.papers.registry import register as register_paper
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register

_OF = {
    Body: "authority", Meeting: "body__authority", BoardChallenge: "meeting__body__authority",
    Exploration: "meeting__body__authority", BoardFinding: "meeting__body__authority",
    BroughtItem: "meeting__body__authority", DeepDive: "authority", Consultation: "authority",
    DevelopmentItem: "authority",
}  # fmt: skip
_NOUNS = {
    Body: "Body", Meeting: "Meeting", BoardChallenge: "Challenge", Exploration: "Exploration",
    BoardFinding: "Board finding", DeepDive: "Deep dive", Consultation: "Consultation",
    BroughtItem: "Said of a service", DevelopmentItem: "Item of the development log",
}  # fmt: skip


def register_kinds() -> None:
    for model, noun in _NOUNS.items():
        _register(model, noun)
    register_paper(
        kind_of(Meeting), noun="Minutes", title=_title(Meeting), address=_minutes_address,
        may_read=lambda access, id: access.may(Right.SEE_BOARD),
    )  # fmt: skip


def _register(model: Any, noun: str) -> None:
    kind = kind_of(model)

    def address(id: str) -> str:
        return model(pk=int(id)).address

    def may_see(access: Any, id: str) -> bool:
        rights = [Right.SEE_BOARD]
        rights += [Right.BRING_REPORTS] if model is Consultation else []
        return bool(access.may(*rights)) and _one(model, id) is not None

    register(kind, noun=noun, title=_title(model), address=address, may_see=may_see)
    register_attachments(kind, may_read=may_see, may_attach=_may_attach(may_see))


def _may_attach(may_see: Any) -> Any:
    def may(access: Any, id: str) -> bool:
        writes = can_answer(access.rights) or access.may(Right.BRING_REPORTS)
        return bool(may_see(access, id) and writes)

    return may


def _one(model: Any, id: str) -> Any:
    if not str(id).isdecimal():
        return None
    return model.objects.filter(pk=id, **{_OF[model]: authority_code()}).first()


def _title(model: Any) -> Any:
    def title(id: str) -> str | None:
        found = _one(model, id)
        return str(found) if found else None

    return title


def _minutes_address(id: str) -> str:
    return f"{Meeting(pk=int(id)).address}minutes/"

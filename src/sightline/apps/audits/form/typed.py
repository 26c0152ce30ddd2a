"""What a page of the form sends: blocks, each saved by itself, as it is typed or all at once.

A block is one question, box, grade, the history, or one fact; its fields are named `block:part`:
`q-1.2:evidence`, `w-1-reflection:text`, `g-overall:grade`, `h:text`, `f-closed:holds`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from sightline.apps.audits.form import actions
from sightline.apps.audits.form.values import FEEDBACK_PARTS
from sightline.apps.audits.models import Audit
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools.model import AnswerType, Question, Tool
from sightline.vocabulary.not_allowed import NotAllowed

_BIG = 10**9


@dataclass(frozen=True)
class Typing:
    """`kind` q, w, g, h or f; `of`: its question, box, section or fact."""

    block: str
    values: dict[str, Any]
    read: int

    @property
    def kind(self) -> str:
        return self.block.partition("-")[0]

    @property
    def of(self) -> str:
        return self.block.partition("-")[2]

    @property
    def is_empty(self) -> bool:
        return not any(self.values.values())


def blocks_in(sent: QueryDict) -> list[str]:
    """Every block of which something was sent, in the order of the page."""
    names = (name.partition(":") for name in sent)
    return list(dict.fromkeys(block for block, colon, _ in names if colon))


def read_block(tool: Tool, block: str, sent: QueryDict) -> Typing:
    """What stands in one block. Raises NotAllowed for one that this tool does not have."""
    kind, _, of = block.partition("-")
    read = _number(sent.get(f"{block}:read", "")) or 0
    if kind == "q" and (question := tool.question(of)):
        evidence = _text(sent, f"{block}:evidence")
        return Typing(block, {"value": _value(question, block, sent), "evidence": evidence}, read)
    if kind == "w" and of.count("-"):
        return Typing(block, {"text": _text(sent, f"{block}:text")}, read)
    if kind == "g":
        grade = _number(sent.get(f"{block}:grade", ""))
        return Typing(block, {"grade": grade, "reasons": _text(sent, f"{block}:reasons")}, read)
    if block == "h":
        return Typing(block, {"text": _text(sent, "h:text")}, read)
    if kind == "f" and sent.get(f"{block}:holds") in {"yes", "no"}:
        return Typing(block, {"holds": sent[f"{block}:holds"]}, read)
    raise NotAllowed("There is no such place in this audit. Open the page again.")


def save(
    audit: Audit, typing: Typing, *, by: User, access: Access, at: datetime, tab: str = ""
) -> int:
    """One call of the action; the version that now stands."""
    about: dict[str, Any] = {"audit": audit, "by": by, "access": access, "at": at}
    if typing.kind == "f":
        actions.say_fact(fact=typing.of, holds=typing.values["holds"] == "yes", **about)
        return audit.version
    about |= {"read": typing.read, "tab": tab, **typing.values}
    if typing.kind == "h":
        return actions.write_history(**about).history_version
    if typing.kind == "g":
        return actions.judge(dimension=typing.of, **about).version
    if typing.kind == "w":
        section, _, box = typing.of.rpartition("-")
        return actions.write_box(section=section, box=box, **about).version
    return actions.answer(question=typing.of, **about).version


def standing(audit: Audit, block: str) -> tuple[dict[str, Any], int]:
    """What is kept of a block, and its version; 0 where nothing is."""
    kind, _, of = block.partition("-")
    if block == "h":
        return {"text": audit.history_said}, audit.history_version
    if kind == "q":
        kept: Any = audit.answers.filter(question=of).first()
        names: tuple[str, ...] = ("value", "evidence")
    elif kind == "w":
        section, _, box = of.rpartition("-")
        kept, names = audit.words.filter(section=section, box=box).first(), ("text",)
    else:
        kept, names = audit.judgements.filter(dimension=of).first(), ("grade", "reasons")
    return ({name: getattr(kept, name) for name in names}, kept.version) if kept else ({}, 0)


def tool_for(audit: Audit) -> Tool:
    return tool_of(audit.tool)


def _value(question: Question, block: str, sent: QueryDict) -> Any:
    if question.type is AnswerType.YES_NO:
        return sent.get(f"{block}:value") or None
    if question.type is AnswerType.CHOICES:
        return sent.getlist(f"{block}:choice") or None
    if question.type is AnswerType.DATES:
        return [day for day in sent.getlist(f"{block}:date") if day] or None
    if question.type is AnswerType.ITEMS:
        return dict(_items(block, sent)) or None
    if question.type is AnswerType.FEEDBACK:
        return _feedback(question, block, sent) or None
    return None


def _items(block: str, sent: QueryDict) -> Iterator[tuple[str, str]]:
    start = f"{block}:item:"
    for name, value in sent.items():
        if name.startswith(start) and value:
            yield name.removeprefix(start), str(value)


def _feedback(question: Question, block: str, sent: QueryDict) -> dict[str, dict[str, str]]:
    found = {
        who.value: {part: _text(sent, f"{block}:{who.value}:{part}") for part in FEEDBACK_PARTS}
        for who in question.asked_of
    }
    return {who: said for who, said in found.items() if any(said.values())}


def _text(sent: QueryDict, name: str) -> str:
    """Browsers send a line's end as two characters; a script as one."""
    return str(sent.get(name, "")).replace("\r\n", "\n")


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and int(text[:12]) < _BIG
    return int(text) if is_number and len(text) < 10 else None


def in_words(values: dict[str, Any]) -> str:
    """What stands there, for somebody whose own typing meets it."""
    return "\n".join(str(value) for value in values.values() if value not in (None, "", [], {}))


def problem(audit: Audit, block: str, sent: QueryDict, refused: NotAllowed) -> dict[str, Any]:
    """Why one block was not saved: what was typed, what stands there, and the version of that."""
    typing = [value for name, value in sent.items() if name.startswith(f"{block}:")]
    theirs, version = standing(audit, block) if not block.startswith("f-") else ({}, 0)
    own = [(name, value) for name, value in sent.lists() if name.startswith(f"{block}:")]
    fields = [(n, v) for n, values in own for v in values if not n.endswith(":read")]
    words = max((str(each) for each in typing), key=len, default="")
    return {
        "block": block, "said": str(refused), "typed": words, "fields": fields,
        "theirs": in_words(theirs), "version": version,
    }  # fmt: skip

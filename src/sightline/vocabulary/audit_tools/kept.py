"""A tool as it is kept with an audit: everything in it, the scale's words too."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from sightline.vocabulary.audit_tools.model import (
    AnswerType,
    Grade,
    Question,
    Respondent,
    Scale,
    Section,
    Subject,
    Tool,
)


def to_data(tool: Tool) -> dict[str, Any]:
    """As JSON holds it."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(tool)))
    return kept


def sha256_of(data: dict[str, Any]) -> str:
    written = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def from_data(data: dict[str, Any]) -> Tool:
    scale = data["scale"]
    grades = tuple(Grade(**each) for each in scale["grades"])
    return Tool(
        **{
            **data,
            "subjects": tuple(map(Subject, data["subjects"])),
            "scale": Scale(scale["key"], scale["title"], grades),
            "sections": tuple(map(_section, data["sections"])),
            "guidance": tuple(data["guidance"]),
        }
    )


def _section(data: dict[str, Any]) -> Section:
    return Section(**{**data, "questions": tuple(map(_question, data["questions"]))})


def _question(data: dict[str, Any]) -> Question:
    more = tuple((fact, _pairs(items)) for fact, items in data["more_items"])
    return Question(
        **{
            **data,
            "type": AnswerType(data["type"]),
            "applies": tuple(data["applies"]),
            "items": _pairs(data["items"]),
            "more_items": more,
            "choices": _pairs(data["choices"]),
            "asked_of": tuple(map(Respondent, data["asked_of"])),
        }
    )


def _pairs(data: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, words) for key, words in data)

"""Audit tools: sections, questions, grades and guidance, as data an analyst can read and add to."""

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

__all__ = [
    "AnswerType",
    "Grade",
    "Question",
    "Respondent",
    "Scale",
    "Section",
    "Subject",
    "Tool",
]

"""The shapes of an audit tool. Plain data: how it is read stands beside, how it is answered above.

A tool asks questions in sections. Each section, and the whole, is graded on the tool's scale by a
person; no grade is ever worked out from answers.
"""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What is looked at."""

    FILE = "file"
    SUPERVISION = "supervision"
    PEP = "pep"
    PATHWAY_PLAN = "pathway_plan"
    CARE_PLAN = "care_plan"
    CP_PLAN = "cp_plan"
    REFERRAL = "referral"
    ASSESSMENT = "assessment"
    MINUTES = "minutes"
    SERVICE = "service"
    PRACTICE = "practice"

    @property
    def in_words(self) -> str:
        return _SUBJECTS[self]

    @property
    def is_of_child(self) -> bool:
        return self not in {Subject.SUPERVISION, Subject.SERVICE, Subject.PRACTICE}


_SUBJECTS = {
    Subject.FILE: "Case file",
    Subject.SUPERVISION: "Supervision record",
    Subject.PEP: "Personal education plan",
    Subject.PATHWAY_PLAN: "Pathway plan",
    Subject.CARE_PLAN: "Care plan",
    Subject.CP_PLAN: "Child protection plan",
    Subject.REFERRAL: "Referral",
    Subject.ASSESSMENT: "Assessment",
    Subject.MINUTES: "Minutes of a meeting",
    Subject.SERVICE: "Service",
    Subject.PRACTICE: "Observed practice",
}


class AnswerType(StrEnum):
    """How a question is answered; the value kept for each stands beside it."""

    YES_NO = "yes_no"  # "yes" | "no" | "not_applicable"
    ITEMS = "items"  # {item key: "yes" | "no" | "not_applicable"}
    CHOICES = "choices"  # [choice key, …]
    DATES = "dates"  # ["2026-10-31", …]
    WORDS = "words"  # the words themselves, in `evidence`
    FEEDBACK = "feedback"  # by respondent, see `apps/audits/form`


class Respondent(StrEnum):
    """Who is asked on the phone."""

    PARENT = "parent"
    CHILD = "child"
    FOSTER_CARER = "foster_carer"
    CARER = "carer"

    @property
    def in_words(self) -> str:
        return _RESPONDENTS[self]


_RESPONDENTS = {
    Respondent.PARENT: "Parent",
    Respondent.CHILD: "Child or young person",
    Respondent.FOSTER_CARER: "Foster carer",
    Respondent.CARER: "Carer",
}


@dataclass(frozen=True)
class Grade:
    """One grade of a scale. `value` 1 is the best. `is_good`: good or better."""

    value: int
    title: str
    descriptor: str
    is_good: bool


@dataclass(frozen=True)
class Scale:
    """The grades, best first."""

    key: str
    title: str
    grades: tuple[Grade, ...]

    def __getitem__(self, value: int) -> Grade:
        for grade in self.grades:
            if grade.value == value:
                return grade
        raise KeyError(value)


@dataclass(frozen=True)
class Question:
    """`key` as in "1.2". `applies`: names of facts of which one must hold ("closed_case",
    "care_leaver", …); empty: always. `items`, `choices`: key and words of each. `prefill`: what
    the records say beside it (see `apps/audits/form`). `asked_of`: for the phone."""

    key: str
    text: str
    type: AnswerType
    help: str = ""
    applies: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    more_items: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    how_many: int = 0
    prefill: str = ""
    rule: str = ""
    asked_of: tuple[Respondent, ...] = ()
    theme: str = ""
    source: str = ""


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    questions: tuple[Question, ...]
    help: str = ""
    also: str = ""


@dataclass(frozen=True)
class Tool:
    """`kind`: what the programme calls such audits. `judges`: reasons wanted for every section and
    the whole before it can be handed in. `calls`: whether families are phoned."""

    key: str
    title: str
    kind: str
    subjects: tuple[Subject, ...]
    scale: Scale
    sections: tuple[Section, ...]
    purpose: str = ""
    guidance: tuple[str, ...] = ()
    window_months: int = 12
    days_to_complete: int = 20
    judges: bool = True
    calls: bool = False
    notes: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        return next((each for each in self.questions if each.key == key), None)

    @property
    def dimensions(self) -> tuple[tuple[str, str], ...]:
        """What is graded: key and title of each section, then the whole."""
        return (*((each.key, each.title) for each in self.sections), (OVERALL, "Overall"))


OVERALL = "overall"

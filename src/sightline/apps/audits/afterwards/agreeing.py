"""How alike auditors grade: what was graded twice without seeing, and what moderators changed.

Nobody's own drift is shown to anybody else: `of_person` is for that person alone, and `spread_of`
gives numbers without names, and none below a number of auditors.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sightline.apps.audits.afterwards import blind
from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.audits.afterwards.rules import OVERALL
from sightline.apps.audits.form.borrowed import tool_of
from sightline.apps.audits.models import (
    Audit,
    BlindAnswer,
    BlindGrade,
    Judgement,
    Moderation,
    SectionModeration,
    ToolVersion,
)
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.judgement.agreement import Agreement, Drift, agreement, drift, spread
from sightline.vocabulary.audit_tools import AnswerType

_IN = [each.value for each in FINISHED]


def keep_blind_grades(at: datetime) -> int:
    """Of files whose auditors have all handed in: every pair with the first, kept once."""
    seconds = Audit.objects.filter(
        authority=authority_code(), second_of__isnull=False, state__in=_IN,
        blind_second__isnull=True,
    ).exclude(second_of__state=AuditState.WITHDRAWN)  # fmt: skip
    kept = 0
    for second in seconds.select_related("tool", "second_of__tool").distinct():
        if blind.all_are_in(blind.together(second)):
            kept += _keep(second.second_of, second, at)
    return kept


def when_handed_in(*, audit: Audit, by: User, at: datetime) -> None:
    """In the same transaction: nobody can have seen the other's when it is kept."""
    audits = blind.together(audit)
    if len(audits) > 1 and blind.all_are_in(audits):
        for second in audits[1:]:
            _keep(audits[0], second, at)


def _keep(first: Audit, second: Audit, at: datetime) -> bool:
    here, there = _grades(first), _grades(second)
    both = sorted(here.keys() & there.keys())
    with transaction.atomic():
        for key in both:
            BlindGrade.objects.get_or_create(
                first=first, second=second, dimension=key,
                defaults={
                    "first_grade": here[key], "second_grade": there[key], "at": at,
                    "first_auditor": first.auditor, "second_auditor": second.auditor,
                },
            )  # fmt: skip
        _keep_answers(first, second)
    return bool(both)


def _grades(audit: Audit) -> dict[str, int]:
    """The auditor's own, before any moderation."""
    found = Judgement.objects.filter(audit=audit, grade__isnull=False)
    return dict(found.values_list("dimension", "grade"))


def _keep_answers(first: Audit, second: Audit) -> None:
    asked = {q.key for q in tool_of(first.tool).questions if q.type is AnswerType.YES_NO}
    here, there = (dict(each.answers.values_list("question", "value")) for each in (first, second))
    for key in sorted(asked & here.keys() & there.keys()):
        if isinstance(here[key], str) and isinstance(there[key], str):
            BlindAnswer.objects.get_or_create(
                first=first, second=second, question=key,
                defaults={"first_value": here[key], "second_value": there[key]},
            )  # fmt: skip


@dataclass(frozen=True)
class OfTool:
    """How alike files are graded with one tool, all auditors together."""

    key: str
    title: str
    whole: Agreement
    sections: tuple[tuple[str, Agreement], ...]


def by_tool() -> list[OfTool]:
    """The overall grades of each tool, and of each of its sections."""
    found: dict[str, list[BlindGrade]] = defaultdict(list)
    rows = BlindGrade.objects.filter(first__authority=authority_code())
    for row in rows.select_related("first__tool"):
        found[row.first.tool.key].append(row)
    return [_of_tool(key, rows) for key, rows in sorted(found.items())]


def _of_tool(key: str, rows: list[BlindGrade]) -> OfTool:
    newest = max((row.first.tool for row in rows), key=lambda each: each.number)
    tool = tool_of(newest)
    grades = [each.value for each in tool.scale.grades]
    pairs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        pairs[row.dimension].append((row.first_grade, row.second_grade))
    fewest = policy().fewest.files
    of = {name: agreement(pairs[name], grades, fewest=fewest) for name, _ in tool.dimensions}
    sections = tuple((title, of[name]) for name, title in tool.dimensions if name != OVERALL)
    return OfTool(key, tool.title, of[OVERALL], sections)


@dataclass(frozen=True)
class Differences:
    """Own minus other, by tool and section and by tool and question (yes 0, no 1)."""

    by_dimension: dict[tuple[str, str], list[float]]
    by_question: dict[tuple[str, str], list[float]]

    @property
    def whole(self) -> list[float]:
        overall = (each for (_, key), each in self.by_dimension.items() if key == OVERALL)
        return [difference for each in overall for difference in each]


def differences_of(person: int) -> Differences:
    """To second graders and to moderators, who read the same files."""
    grades: dict[tuple[str, str], list[float]] = defaultdict(list)
    answers: dict[tuple[str, str], list[float]] = defaultdict(list)
    for tool, dimension, own, other in _graded_twice(person):
        grades[tool, dimension].append(own - other)
    for tool, dimension, own, other in _moderated(person):
        grades[tool, dimension].append(own - other)
    for tool, question, own, other in _answered_twice(person):
        answers[tool, question].append(own - other)
    return Differences(dict(grades), dict(answers))


Row = tuple[str, str, int, int]


def _graded_twice(person: int) -> Iterable[Row]:
    rows = BlindGrade.objects.filter(first__authority=authority_code())
    of = ("first__tool__key", "dimension")
    yield from rows.filter(first_auditor=person).values_list(*of, "first_grade", "second_grade")
    yield from rows.filter(second_auditor=person).values_list(*of, "second_grade", "first_grade")


def _moderated(person: int) -> Iterable[Row]:
    """The last reading of each audit against the auditor's own grade."""
    newest: dict[int, Moderation] = {}
    rows = Moderation.objects.filter(audit__auditor=person, audit__authority=authority_code())
    for each in rows.select_related("audit__tool").order_by("at", "pk"):
        newest[each.audit_id] = each
    for each in newest.values():
        first = each.audit.first_grade
        if each.after is not None and first is not None:
            yield each.audit.tool.key, OVERALL, first, each.after
    sections = SectionModeration.objects.filter(moderation__in=list(newest.values()))
    found = sections.filter(before__isnull=False).select_related("moderation__audit__tool")
    for section in found:
        tool = section.moderation.audit.tool.key
        yield tool, section.section, section.before or 0, section.after


def _answered_twice(person: int) -> Iterable[Row]:
    as_number = {"yes": 0, "no": 1}
    rows = BlindAnswer.objects.filter(first__authority=authority_code())
    mine = rows.filter(first__auditor=person).values_list(
        "first__tool__key", "question", "first_value", "second_value"
    )
    others = rows.filter(second__auditor=person).values_list(
        "first__tool__key", "question", "second_value", "first_value"
    )
    for tool, question, own, other in [*mine, *others]:
        if own in as_number and other in as_number:
            yield tool, question, as_number[own], as_number[other]


@dataclass(frozen=True)
class OwnDrift:
    title: str
    of: str
    drift: Drift


@dataclass(frozen=True)
class Own:
    """One auditor's own standing, for their eyes alone."""

    whole: Drift
    sections: tuple[OwnDrift, ...]
    questions: tuple[OwnDrift, ...]


def of_person(person: int) -> Own:
    found = differences_of(person)
    fewest = policy().fewest.of_one
    titles = _titles({tool for tool, _ in [*found.by_dimension, *found.by_question]})
    sections = tuple(
        OwnDrift(titles.get(key, key[1]), key[0], drift(each, fewest=fewest))
        for key, each in sorted(found.by_dimension.items())
        if key[1] != OVERALL
    )
    questions = tuple(
        OwnDrift(titles.get(key, key[1]), key[0], drift(each, fewest=fewest))
        for key, each in sorted(found.by_question.items())
    )
    return Own(drift(found.whole, fewest=fewest), sections, questions)


def _titles(keys: set[str]) -> dict[tuple[str, str], str]:
    """Section titles and question texts, from the newest version of each tool that was used."""
    versions = ToolVersion.objects.filter(authority=authority_code(), key__in=keys)
    newest = {each.key: each for each in versions.order_by("number")}
    found: dict[tuple[str, str], str] = {}
    for key, version in newest.items():
        tool = tool_of(version)
        found |= {(key, name): title for name, title in tool.dimensions}
        found |= {(key, each.key): f"{each.key} {each.text}" for each in tool.questions}
    return found


def spread_of() -> tuple[float, ...]:
    """Everybody's mean difference without names; empty below the fewest auditors."""
    rows = BlindGrade.objects.filter(first__authority=authority_code())
    moderated = Moderation.objects.filter(audit__authority=authority_code())
    people = {
        *rows.values_list("first_auditor", flat=True),
        *rows.values_list("second_auditor", flat=True),
        *moderated.values_list("audit__auditor", flat=True),
    }
    fewest = policy().fewest
    drifts = [drift(differences_of(each).whole, fewest=fewest.of_one) for each in people if each]
    return spread(drifts, fewest=fewest.auditors)

"""How alike auditors grade: what was graded twice without seeing, and what moderators changed.

Nobody's own drift is shown to anybody else: `of_person` is for that person alone, and `spread_of`
gives numbers without names, and none below a number of auditors.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.audits.afterwards.rules import OVERALL
from sightline.apps.audits.models import (
    BlindAnswer,
    BlindGrade,
    Moderation,
    SectionModeration,
    ToolVersion,
)
from sightline.apps.audits.rules import FINISHED
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.authority import authority_code
from sightline.judgement.agreement import Agreement, Drift, agreement, drift, spread

_IN = [each.value for each in FINISHED]


@dataclass(frozen=True)
class OfTool:
    """How alike files are graded with one tool, all auditors together."""

    key: str
    title: str
    whole: Agreement
    sections: tuple[tuple[str, Agreement], ...]


Pairs = dict[str, list[tuple[int, int]]]


def by_tool() -> list[OfTool]:
    """The overall grades of each tool, and of each of its sections."""
    found: dict[str, Pairs] = {}
    rows = BlindGrade.objects.filter(first__authority=authority_code()).values_list(
        "first__tool__key", "dimension", "first_grade", "second_grade"
    )
    for key, dimension, one, other in rows:
        found.setdefault(key, {}).setdefault(dimension, []).append((one, other))
    newest = _newest_versions(found)
    return [_of_tool(newest[key], pairs) for key, pairs in sorted(found.items())]


def _newest_versions(keys: Collection[str]) -> dict[str, ToolVersion]:
    versions = ToolVersion.objects.filter(authority=authority_code(), key__in=keys)
    return {each.key: each for each in versions.order_by("number")}


def _of_tool(version: ToolVersion, pairs: Pairs) -> OfTool:
    tool = tool_of(version)
    grades = [each.value for each in tool.scale.grades]
    fewest = policy().fewest.files
    of = {name: _agreed(pairs.get(name, []), grades, fewest) for name, _ in tool.dimensions}
    sections = tuple((title, of[name]) for name, title in tool.dimensions if name != OVERALL)
    return OfTool(version.key, tool.title, of[OVERALL], sections)


def _agreed(pairs: list[tuple[int, int]], grades: list[int], fewest: int) -> Agreement:
    """What an earlier version graded on another scale is not compared."""
    return agreement([each for each in pairs if {*each} <= {*grades}], grades, fewest=fewest)


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


def _titles(keys: Collection[str]) -> dict[tuple[str, str], str]:
    """Section titles and question texts, from the newest version of each tool that was used."""
    found: dict[tuple[str, str], str] = {}
    for key, version in _newest_versions(keys).items():
        tool = tool_of(version)
        found |= {(key, name): title for name, title in tool.dimensions}
        found |= {(key, each.key): f"{each.key} {each.text}" for each in tool.questions}
    return found


def spread_of() -> tuple[float, ...]:
    """Everybody's mean difference without names; empty below the fewest auditors."""
    found: dict[int, list[float]] = defaultdict(list)
    here = authority_code()
    twice = BlindGrade.objects.filter(first__authority=here, dimension=OVERALL).values_list(
        "first_auditor", "second_auditor", "first_grade", "second_grade"
    )
    for one, other, own, others in twice:
        found[one].append(own - others)
        found[other].append(others - own)
    readings = (
        Moderation.objects.filter(audit__authority=here)
        .order_by("at", "pk")
        .values_list("audit", "audit__auditor", "audit__first_grade", "after")
    )
    newest = {audit: (auditor, own, after) for audit, auditor, own, after in readings}
    for auditor, own, after in newest.values():
        if own is not None and after is not None:
            found[auditor].append(own - after)
    fewest = policy().fewest
    drifts = [drift(each, fewest=fewest.of_one) for each in found.values()]
    return spread(drifts, fewest=fewest.auditors)

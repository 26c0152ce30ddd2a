"""What stands on the page of what comes after an audit, row by row."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards import blind, queries, rules
from sightline.apps.audits.afterwards.conditions import conditions_of, policy
from sightline.apps.audits.afterwards.deeds import DEEDS
from sightline.apps.audits.afterwards.draw_rules import Drawn
from sightline.apps.audits.afterwards.rules import Condition, TalkKind
from sightline.apps.audits.models import Audit, Moderation
from sightline.apps.audits.panels import Panel, Way
from sightline.apps.audits.queries import find_audit
from sightline.apps.audits.rules import FINISHED, may_run
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.reach import Access
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.audit_tools import Scale


def panel(audit: Audit, access: Access, today: date) -> Panel | None:
    """For the audit's own page."""
    if audit.now not in FINISHED:
        return None
    conditions = conditions_of(audit)
    late = any(each.is_late(today) for each in conditions)
    words = (next_said(audit, conditions),)
    way = Way("What comes after handing in", reverse("audits:after", args=[audit.pk]))
    return Panel("After it was handed in", words, table(conditions, audit, access, today), (way,),
                 grave=late)  # fmt: skip


def said_panel(audit: Audit, access: Access, today: date) -> Panel | None:
    """The fourth box of each section: what the case-holder and managers say."""
    found = queries.by_section(audit)
    may_write = rules.may_comment(access, audit.about)
    if not found and not may_write:
        return None
    way = Way("Write your comments", reverse("audits:comments", args=[audit.pk]))
    return Panel(
        "What the case-holder and managers say", ways=(way,) if may_write else (),
        template="audits/afterwards/said_panel.html", context={"comments": found},
    )  # fmt: skip


def next_said(audit: Audit, conditions: tuple[Condition, ...]) -> str:
    if audit.closed_at is not None:
        return f"Closed on {_day(timezone.localdate(audit.closed_at))}."
    wanting = sum(not each.holds for each in conditions)
    if not wanting:
        return "Everything that has to be done is done: it can be closed."
    things = "One thing is" if wanting == 1 else f"{wanting} things are"
    return f"{things} still to do before it can be closed."


def table(
    conditions: tuple[Condition, ...], audit: Audit, access: Access, today: date
) -> PageTable:
    titles = ("What", "Stands", "By", "Where")
    rows = tuple(
        (
            Cell(each.title),
            Cell(*_stands(each, today)),
            Cell("–" if each.holds or not each.due_on else _day(each.due_on)),
            Cell(each.way, each.address) if may_do(each, audit, access) else Cell("–"),
        )
        for each in conditions
    )
    return PageTable("Before it can be closed", tuple(map(Heading, titles)), rows)


def _stands(condition: Condition, today: date) -> tuple[str, str, str, bool, str]:
    if condition.holds:
        return "Done", "", condition.done, False, "green"
    if condition.is_late(today):
        return "Late", "", "", False, "red"
    return "To do", "", "", False, "yellow"


def may_do(condition: Condition, audit: Audit, access: Access) -> bool:
    if condition.holds or not condition.address:
        return False
    if condition.key == "confirmation":
        return rules.may_confirm(access, audit.about, policy())
    if condition.key == "moderation":
        return rules.may_moderate(access, audit.about, policy())
    return rules.may_record_talk(access, audit.about, TalkKind(condition.key))


def ways(audit: Audit, access: Access, conditions: tuple[Condition, ...]) -> list[Way]:
    """What this person can do now; closing only when nothing holds it back."""
    found = []
    for name, deed in DEEDS.items():
        if name == "close" and not all(each.holds for each in conditions):
            continue
        if name == "confirm" and any(c.key == "confirmation" and c.holds for c in conditions):
            continue
        if deed.may(access, audit):
            found.append(Way(deed.words, reverse("audits:deed", args=[audit.pk, name])))
    if rules.may_moderate(access, audit.about, policy()):
        again = "Moderate it again" if audit.moderations.exists() else "Moderate it"
        found.append(Way(again, reverse("audits:moderate", args=[audit.pk])))
    return found


@dataclass(frozen=True)
class Read:
    """One moderation as the page tells it: grades in words, sections, themes."""

    moderation: Moderation
    before: str
    after: str
    sections: tuple[str, ...]
    themes: tuple[str, ...]
    is_to_read: bool


def readings(audit: Audit, access: Access) -> list[Read]:
    tool = tool_of(audit.tool)
    titles = dict(tool.dimensions)
    known = policy().themes
    mine = audit.auditor_id == access.person
    found = []
    for each in audit.moderations.select_related("by").prefetch_related("sections"):
        sections = tuple(
            f"{titles.get(s.section, s.section)}: {grade(tool.scale, s.before)}, now "
            f"{grade(tool.scale, s.after)}. {s.reasons}".strip()
            for s in each.sections.all()
        )
        themes = tuple(known[theme] for theme in each.themes if theme in known)
        found.append(
            Read(each, grade(tool.scale, each.before), grade(tool.scale, each.after), sections,
                 themes, mine and each.read_at is None)
        )  # fmt: skip
    return found


def grade(scale: Scale, value: int | None) -> str:
    try:
        return "–" if value is None else scale[value].title
    except KeyError:
        return str(value)


def graded_together(audit: Audit, access: Access) -> PageTable | None:
    """Side by side, once all are in; for those who graded it and who keep the programme."""
    audits = blind.together(audit)
    mine = any(each.auditor_id == access.person for each in audits)
    is_shown = len(audits) > 1 and blind.all_are_in(audits) and (mine or may_run(access))
    if not is_shown:
        return None
    tool = tool_of(audit.tool)
    given = [dict(each.judgements.values_list("dimension", "grade")) for each in audits]
    heads = [Heading("Graded"), *(Heading(_name(each)) for each in audits)]
    rows = tuple(
        (Cell(title), *(Cell(grade(tool.scale, one.get(key))) for one in given))
        for key, title in tool.dimensions
    )
    return PageTable("Each graded it without seeing the others", tuple(heads), rows)


def blind_said(audit: Audit, access: Access) -> str:
    """To those who keep the programme and grade none of it, while it isn't over."""
    audits = blind.together(audit)
    takes_part = any(each.auditor_id == access.person for each in audits)
    if len(audits) < 2 or blind.all_are_in(audits) or takes_part or not may_run(access):
        return ""
    done = sum(each.now in FINISHED for each in audits)
    return f"{len(audits)} auditors grade this file without seeing each other’s: {done} handed in."


def is_drawn_yet(audit: Audit) -> bool:
    return audit.second_of_id is not None or any(
        each.purpose == Drawn.MODERATION for each in audit.draws.all()
    )


def over_time(audit: Audit, access: Access) -> PageTable | None:
    """Last time, this time and what is planned: whether it got better."""
    before = queries.earlier(audit)
    seen = [before] if before and find_audit(before.pk, access) else []
    later = queries.later_ones(audit, access)
    if not seen and not later:
        return None
    heads = tuple(map(Heading, ("Audit", "Handed in", "Grade", "Against the one before")))
    rows, last = [], None
    for each in [*seen, audit, *later]:
        rows.append(_in_time(each, last))
        last = each
    return PageTable("This file over time", heads, tuple(rows))


def _in_time(audit: Audit, before: Audit | None) -> tuple[Cell, ...]:
    done = audit.handed_in_at
    when = _day(timezone.localdate(done)) if done else f"planned by {_day(audit.due_on)}"
    said = movement(before.grade, audit.grade) if before else "–"
    scale = tool_of(audit.tool).scale
    return (Cell(str(audit), audit.address), Cell(when), Cell(grade(scale, audit.grade)),
            Cell(said))  # fmt: skip


def movement(before: int | None, after: int | None) -> str:
    """1 is the best grade of every scale."""
    if before is None or after is None:
        return "–"
    if before == after:
        return "The same"
    steps = abs(before - after)
    grades = "one grade" if steps == 1 else f"{steps} grades"
    return f"Better by {grades}" if after < before else f"Worse by {grades}"


def _name(audit: Audit) -> str:
    return audit.auditor.name if audit.auditor else "–"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

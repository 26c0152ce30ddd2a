"""What is odd about who leads, and about names and words that may be misspelt."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sightline.documents.plan.data import LeadData, PlanData
from sightline.documents.plan.names import confused, misspelt, near_duplicates
from sightline.documents.plan.oddities.found import Oddity, OddityKind, Place, at_line
from sightline.documents.plan.oddities.saying import begin, is_done, listed, open_lines

_FEW = 3


def of_people(plan: PlanData, today: date) -> Iterator[Oddity]:
    names = [lead.name for _, line in open_lines(plan) for lead in line.leads]
    for pair in near_duplicates(names):
        words = f"“{pair.other}” and “{pair.usual}”: {pair.why}."
        yield Oddity(OddityKind.LIKE_NAMES, Place("lead", 0, pair.other), words, pair.usual)
    yield from _groups(plan)
    for action, line in open_lines(plan):
        if not line.leads and not is_done(line) and not action.is_completed:
            where = at_line(action, line)
            yield Oddity(OddityKind.NO_LEAD, where, f"Nobody leads {where.number}.", line.text)


def _groups(plan: PlanData) -> Iterator[Oddity]:
    """Milestones that only a group leads, by group; with a person beside it somebody answers."""
    led: dict[str, list[str]] = defaultdict(list)
    for action, line in open_lines(plan):
        if line.leads and all(is_group(lead) for lead in line.leads):
            led[line.leads[0].name].append(at_line(action, line).number)
    for name, numbers in led.items():
        words = f"“{name}” leads {_shown(numbers)}, and nobody by name."
        yield Oddity(OddityKind.GROUP_LEADS, Place("lead", 0, name), words, ",".join(numbers))


def is_group(lead: LeadData) -> bool:
    """Said so, or several by its words: “All …”, “Heads of …”, “… managers”."""
    words = lead.name.casefold().split()
    plural = {"heads", "managers", "leads", "champions", "practitioners", "directors", "officers"}
    return lead.is_group or words[:1] == ["all"] or bool(plural & set(words))


def _shown(numbers: list[str]) -> str:
    shown = numbers[:_FEW]
    if rest := len(numbers) - _FEW:
        return f"{', '.join(shown)} and {rest} more" if rest > 0 else listed(shown)
    return listed(shown)


def of_spelling(plan: PlanData, today: date) -> Iterator[Oddity]:
    seen: dict[str, Place] = {}
    texts = []
    for action, line in open_lines(plan):
        place = at_line(action, line)
        for text in (action.title, line.text, line.progress):
            if text not in seen:
                seen[text] = place
                texts.append(text)
    found: dict[str, str] = {}
    for text in texts:
        found |= {pair[0]: pair[1] for pair in confused(text)}
    known = [written.casefold() for written in found]
    for pair in misspelt(texts):
        both = f"{pair.usual} {pair.other}".casefold()
        if not any(written in both for written in known):
            found[pair.other] = pair.usual
    for written, meant in found.items():
        place = next(seen[text] for text in texts if written.casefold() in text.casefold())
        words = f"{begin(place.number)} has “{written}”; is “{meant}” meant?"
        yield Oddity(OddityKind.LIKE_WORDS, place, words, written)

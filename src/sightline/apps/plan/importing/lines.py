"""One line of a file set over the line of the plan that it is."""

import copy
from dataclasses import dataclass, field
from datetime import date

from sightline.apps.plan import rules as of_plan
from sightline.apps.plan.importing import rules
from sightline.apps.plan.importing.rows import Row, as_day, as_text
from sightline.apps.plan.importing.rules import is_quarter_end
from sightline.documents.plan import PlanData
from sightline.intake.plan_tables import ReadMilestone
from sightline.vocabulary.timescales import dates_in, read_timescale

_NOWHERE = PlanData(0, "", "", date(2000, 1, 1), ())


@dataclass
class Told:
    """What lines are read with, and what is to be said of them: (place, words, reason) of a row
    that is set aside, (place, sentence) of one that was read."""

    quarter: date = date(2000, 3, 31)
    today: date = date(2000, 1, 1)
    plan: PlanData = _NOWHERE
    aside: list[tuple[str, str, str]] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def put_aside(self, place: str, words: str, reason: str) -> None:
        self.aside.append((place, words, reason))


def merged_line(read: ReadMilestone, before: Row, *, is_new: bool, told: Told) -> Row:
    """What the file is silent about, stays."""
    line = copy.deepcopy(before)
    line["number"] = read.number or line["number"]
    line["text"] = read.text or line["text"]
    line["new_in"] = as_text(read.new_in) or line["new_in"]
    line["leads"] = [whole for _, whole in of_plan.leads_written(read.leads)] or line["leads"]
    if any(len(lead) > rules.LONGEST_LEAD for lead in read.leads):
        sentence = f"A lead is longer than {rules.LONGEST_LEAD} characters, and is cut there."
        told.remarks.append((read.place, sentence))
    line["withdrawn"] = read.said.get("withdrawn", "") or line["withdrawn"]
    if is_new:
        line["replaces"] = read.said.get("replaces", "")
    _timescale(read, line, is_new, told)
    _rating(read, line, told)
    _progress(read, line, told)
    _outcome(read, line, told)
    _targets(read, line, told)
    return line


def _timescale(read: ReadMilestone, line: Row, is_new: bool, told: Told) -> None:
    if not is_new and read.timescale in ("", line["timescale"]):
        return
    meant = read_timescale(read.timescale, plan_from=told.plan.from_on, plan_to=told.plan.to_on)
    line["timescale"] = read.timescale
    told.remarks += [(read.place, sentence) for sentence in meant.problems]


def _rating(read: ReadMilestone, line: Row, told: Told) -> None:
    word = read.said.get("brag", "")
    if not word:
        return
    brag = rules.read_brag(word)
    if brag is None:
        told.remarks.append((read.place, f"“{word[:60]}” is no rating; it is left out."))
        return
    on = _day(read, "rated_on", told) or (
        as_day(line["rated_on"]) if line["brag"] == brag.value else told.today
    )
    if on and on > told.today:
        told.remarks.append((read.place, "It is rated on a day to come; today is taken."))
        on = told.today
    if line["rated_on"] and on and on < date.fromisoformat(line["rated_on"]):
        told.remarks.append((read.place, "The plan has a later rating, which stands."))
        return
    line["brag"], line["rated_on"] = brag.value, as_text(on)


def _progress(read: ReadMilestone, line: Row, told: Told) -> None:
    if not read.progress:
        return
    quarter = _day(read, "progress_quarter", told)
    if quarter is None and read.progress == line["progress"]:
        return
    if quarter is not None and not is_quarter_end(quarter):
        told.remarks.append((read.place, f"{quarter:%d/%m/%Y} ends no quarter."))
        quarter = None
    quarter = quarter or told.quarter
    if line["quarter"] and quarter < date.fromisoformat(line["quarter"]):
        sentence = "Its progress is of an earlier quarter than the plan’s, which stands."
        told.remarks.append((read.place, sentence))
        return
    line["progress"], line["quarter"] = read.progress, as_text(quarter)


def _outcome(read: ReadMilestone, line: Row, told: Told) -> None:
    word, came_out = read.said.get("outcome", ""), read.said.get("came_out", "")
    if not word:
        return
    outcome = rules.read_outcome(word)
    if outcome is None or not came_out:
        told.remarks.append((read.place, f"The outcome “{word[:60]}” needs its words; left out."))
        return
    line["outcome"], line["came_out"] = outcome.value, came_out


def _targets(read: ReadMilestone, line: Row, told: Told) -> None:
    """Each on a line: what | number | unit | by which day | indicator. Those there already stay."""
    for written in filter(str.strip, read.said.get("targets", "").split("\n")):
        what, value, unit, by_on, indicator = (
            *(part.strip() for part in written.split("|")), *[""] * 5
        )[:5]  # fmt: skip
        number = rules.read_target(what, value, unit, indicator)
        if number is None:
            told.remarks.append((read.place, f"“{written[:80]}” is no target; it is left out."))
            continue
        days = [each.on for each in dates_in(by_on) if each.on]
        target = [what, number, unit, as_text(days[0] if days else None), indicator]
        if target not in line["targets"]:
            line["targets"].append(target)
    line["targets"].sort(key=lambda each: each[3] or "9999")  # as the plan has them


def _day(read: ReadMilestone, key: str, told: Told) -> date | None:
    text = read.said.get(key, "")
    days = [each.on for each in dates_in(text) if each.on]
    if text and not days:
        told.remarks.append((read.place, f"“{text[:60]}” is no date."))
    return days[0] if days else None

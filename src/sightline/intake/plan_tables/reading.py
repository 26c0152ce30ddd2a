"""Row after row into areas, actions and milestones. What a row is, is asked in this order:

the name of an area · the rest of the row before · a milestone, of a new action or of the last one.
"""

import re
from collections.abc import Mapping

from sightline.intake.plan_tables.building import ActionBuilt, AreaBuilt, MilestoneBuilt
from sightline.intake.plan_tables.columns import LEFT_OUT, field_titled
from sightline.intake.plan_tables.finishing import finished
from sightline.intake.plan_tables.numbers import is_continued, split_number, without_continued
from sightline.intake.plan_tables.read import Aside, ReadPlan, Remark
from sightline.intake.plan_tables.tables import PlanFile, RawRow, RawTable
from sightline.intake.words import letters_and_digits

_COMPLETED = re.compile(r"\bcompleted actions?\b", re.I)
_YES = {"true", "yes", "y", "1"}
_OF_ACTION = ("completed_number", "completed_in", "action_new_in", "indicators")
_OF_MILESTONE = ("rated_on", "brag", "progress_quarter", "new_in", "outcome", "came_out",
                 "replaces", "targets", "withdrawn")  # fmt: skip


def read_plan(file: PlanFile, mapping: Mapping[str, str]) -> ReadPlan:
    """`mapping`: which field each heading stands for (`guess`), empty where it is left out."""
    reading = _Reading(set(mapping.values()))
    for table in file.tables:
        reading.table(table, mapping)
    unread = [heading for heading in file.headings if not mapping.get(heading)]
    left_out = (f"Columns left out: {', '.join(unread)}.",) if unread else ()
    return ReadPlan(
        name=file.name,
        areas=finished(reading.areas, reading.remarks),
        aside=tuple(reading.aside),
        remarks=tuple(reading.remarks),
        not_read=(*file.not_read, *left_out),
    )


class _Reading:
    """Where the reader is: in which area, action and milestone."""

    def __init__(self, fields: set[str]) -> None:
        self.fields = fields
        self.areas: list[AreaBuilt] = []
        self.aside: list[Aside] = []
        self.remarks: list[Remark] = []
        self.area: AreaBuilt | None = None
        self.action: ActionBuilt | None = None
        self.has_own_areas = bool(fields & {"area_code", "area_name"})

    def table(self, table: RawTable, mapping: Mapping[str, str]) -> None:
        keys = [mapping.get(heading, LEFT_OUT) for heading in table.headings]
        if table.title and not self.has_own_areas and table.rows:
            self._begin_area(*_area_named(table.title))
        for row in table.rows:
            if any(row.cells):
                self._row(row, _by_field(row, keys))

    def _row(self, row: RawRow, cells: dict[str, str]) -> None:
        if not any(cells.values()):
            return self._put_aside(row, "no column that is read has anything in this row")
        if not self.has_own_areas and self._is_area(row, cells):
            return self._begin_area(*_area_named(next(filter(None, row.cells))))
        if self._goes_on(row, cells):
            return self._append(cells)
        self._set_area(cells)
        if problem := self._set_action(row, cells):
            return self._put_aside(row, problem)
        if problem := self._add_milestone(row, cells):
            return self._put_aside(row, problem)
        return None

    def _put_aside(self, row: RawRow, reason: str) -> None:
        self.aside.append(Aside(row.place, " · ".join(filter(None, row.cells)), reason))

    def _is_area(self, row: RawRow, cells: dict[str, str]) -> bool:
        """One cell over the whole width, or words in the first column and nowhere else."""
        filled = [place for place, cell in enumerate(row.cells) if cell]
        if len(filled) != 1 or len(row.cells[filled[0]]) > 250:
            return False
        is_number = bool(re.search(r"\d\s*$", row.cells[filled[0]]))
        return row.spans or (filled == [0] and not is_number and not row.after_break)

    def _begin_area(self, code: str, name: str) -> None:
        wanted = letters_and_digits(code or name)
        found = (a for a in self.areas if letters_and_digits(a.code or a.name) == wanted)
        self.area = next(found, None)
        if self.area is None:
            self.area = AreaBuilt(code, name, bool(_COMPLETED.search(name)))
            self.areas.append(self.area)
        elif (
            name
            and self.area.name
            and letters_and_digits(name) != letters_and_digits(self.area.name)
        ):
            sentence = f"The area {code} is also called “{name}”; “{self.area.name}” stands."
            if not any(each.sentence == sentence for each in self.remarks):
                self.remarks.append(Remark("the area’s name", sentence))

    def _set_area(self, cells: dict[str, str]) -> None:
        code, name = cells.get("area_code", ""), cells.get("area_name", "")
        if name and not code:
            code, name = _area_named(name)
        if code or name:
            self._begin_area(code, name or code)
        elif self.area is None:
            self._begin_area("", "")
        assert self.area is not None
        self.area.is_completed |= _is_yes(cells, "is_completed")
        self.area.is_inspection |= _is_yes(cells, "is_inspection")

    def _goes_on(self, row: RawRow, cells: dict[str, str]) -> bool:
        """The rest of the row before: it says no number, no timescale, and either follows a break
        or has no milestone. After a break, words that begin small go on as well."""
        if self.action is None or not self.action.milestones:
            return False
        if cells.get("action_number") or cells.get("milestone_number"):
            return False
        words = cells.get("milestone", "")
        if split_number(self.action.number, words)[0] or self._is_whole_action(cells):
            return False
        says_when_or_who = cells.get("timescale") or cells.get("leads")
        if row.after_break and (not words or words[:1].islower()):
            return True
        return not says_when_or_who and (row.after_break or not words)

    def _is_whole_action(self, cells: dict[str, str]) -> bool:
        """A file without numbers says each action in words."""
        return bool(cells.get("action")) and "action_number" not in self.fields

    def _append(self, cells: dict[str, str]) -> None:
        assert self.action is not None
        last = self.action.milestones[-1]
        if not is_continued(cells.get("action", "")) and not self.action.is_titled(
            cells.get("action", "")
        ):
            self.action.title = f"{self.action.title} {cells.get('action', '')}".strip()
        _add_rest(last, {**cells, "text": cells.get("milestone", "")})

    def _set_action(self, row: RawRow, cells: dict[str, str]) -> str:
        """The row's action becomes the one that milestones are added to. Says what is wrong."""
        number, title = without_continued(cells.get("action_number", "")), cells.get("action", "")
        assert self.area is not None
        if "action_number" not in self.fields and title:
            number = self._made_number(title)
        if not number:
            return self._same_action(row, title)
        found = self.area.numbered(number)
        if found is None:
            if not title:
                return f"action {number} has no words"
            found = ActionBuilt(row.place, number, title, _of(cells, _OF_ACTION))
            self.area.actions.append(found)
        elif title and not found.is_titled(title) and not is_continued(title):
            self._other_words(row, found, title)
        self.action = found
        return ""

    def _made_number(self, title: str) -> str:
        assert self.area is not None
        same = next((each for each in self.area.actions if each.is_titled(title)), None)
        if same:
            return same.number
        return f"{self.area.code or 'Action'} {len(self.area.actions) + 1}"

    def _same_action(self, row: RawRow, title: str) -> str:
        """No number: the action above goes on."""
        if self.action is None or self.area is None or self.action not in self.area.actions:
            return "no action stands above it and it names none"
        if title and not self.action.is_titled(title) and not is_continued(title):
            if not row.after_break:
                return "its action has no number"
            self.action.title = f"{self.action.title} {title}"
        return ""

    def _other_words(self, row: RawRow, action: ActionBuilt, title: str) -> None:
        if row.after_break and title[:1].islower():
            action.title = f"{action.title} {title}"
            return
        sentence = f"{action.number} has other words here: “{title}”. Those above stand."
        self.remarks.append(Remark(row.place, sentence))

    def _add_milestone(self, row: RawRow, cells: dict[str, str]) -> str:
        assert self.action is not None
        number, words = cells.get("milestone_number", ""), cells.get("milestone", "")
        if not number:
            number, words = split_number(self.action.number, words)
        if number == "–":
            number = ""
        same = self.action.numbered(number)
        if same and row.after_break:
            _add_rest(same, {**cells, "text": words})
            return ""
        others = self.action.milestones
        if others and (not words or not others[0].said["text"]):
            return "it has no words of a milestone" if not words else (
                "the action’s line above it has no milestone, so it can’t be told apart"
            )  # fmt: skip
        said = {"number": number, "text": words, **_of(cells, _OF_MILESTONE)}
        said |= {key: cells.get(key, "") for key in ("timescale", "leads", "progress")}
        self.action.milestones.append(MilestoneBuilt(row.place, said))
        return ""


def _add_rest(milestone: MilestoneBuilt, cells: dict[str, str]) -> None:
    """What a page's end cut off; a cell that is said again in full is not added."""
    for key in ("text", "timescale", "leads", "progress", *_OF_MILESTONE):
        if cells.get(key) and cells[key] != milestone.said.get(key):
            milestone.more(key, cells[key], "\n" if key == "leads" else " ")


def _by_field(row: RawRow, keys: list[str]) -> dict[str, str]:
    """Several columns of one field are set one under the other."""
    found: dict[str, str] = {}
    for key, cell in zip(keys, row.cells, strict=False):
        if key:
            found[key] = "\n".join(filter(None, (found.get(key, ""), cell)))
    return {**found, **_further(found.pop("more", ""))}


def _further(text: str) -> dict[str, str]:
    """The lines of a cell of further details, each "Heading: what it says"."""
    found: dict[str, str] = {}
    key = ""
    for line in text.split("\n"):
        title, colon, said = line.partition(": ")
        if colon and field_titled(title):
            key = field_titled(title)
            found[key] = said
        elif key:
            found[key] += f"\n{line}"
    return found


def _of(cells: dict[str, str], keys: tuple[str, ...]) -> dict[str, str]:
    return {key: cells[key] for key in keys if cells.get(key)}


def _is_yes(cells: dict[str, str], key: str) -> bool:
    return cells.get(key, "").casefold() in _YES


def _area_named(text: str) -> tuple[str, str]:
    """Code and name of "EI: Early help", "Early help (EI)" or "Early help"."""
    words = " ".join(text.split())
    if match := re.fullmatch(r"([A-Za-z][\w/&-]{0,11})\s*(?::|–|—| - )\s*(.+)", words):
        return match[1], match[2]
    if match := re.fullmatch(r"(.+?)\s*\(([A-Z][\w/&-]{0,11})\)", words):
        return match[2], match[1]
    return "", words

"""Local lists of children in care, of those adopted and of those privately fostered."""

from collections.abc import Iterable
from datetime import date, timedelta

from sightline.demo.local_drawing import LocalDrawing, Row, Table, at, past, unique, yes
from sightline.demo.world import (
    DATA_AS_AT,
    FIRST_EXTRACT_WINDOW,
)
from sightline.vocabulary.months import month_ends


class CareLocalLists(LocalDrawing):
    """What no return holds of a child in care."""

    def child_details(self) -> Table:
        rows: list[Row] = []
        for number, care in enumerate(self.history.care):
            child_id = care.child.child_id
            if care.ended_on < FIRST_EXTRACT_WINDOW:
                continue
            link = f"https://cases.wrenshire.example/child/{child_id}"
            restricted = "yes" if number % 83 == 0 else "no"
            reason = "Adoption" if restricted == "yes" else None
            rows.append([child_id, f"Example {child_id[2:]}", link, restricted, reason])
        unique = {row[0]: row for row in rows}
        columns = ("child_id", "display_name", "case_link", "restricted", "restricted_reason")
        return columns, list(unique.values())

    def cla_visits(self) -> Table:
        care = self.history.care
        found = self.days((c.child.child_id, day) for c in care for day in c.visits)
        return ("child_id", "visited_on"), found

    def health_assessments(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            for number, day in enumerate(care.health):
                if self.recent(day):
                    rows.append([care.child.child_id, day, yes(number == 0)])
        return ("child_id", "held_on", "initial"), unique(rows, 2)

    def dental_checks(self) -> Table:
        care = self.history.care
        found = self.days((c.child.child_id, day) for c in care for day in c.dental)
        return ("child_id", "held_on"), found

    def peps(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            for number, day in enumerate(care.peps):
                if self.recent(day):
                    rows.append([care.child.child_id, day, yes(number == 0)])
        return ("child_id", "held_on", "initial"), unique(rows, 2)

    def missing_episodes(self) -> Table:
        columns = (
            "child_id", "kind", "started_on", "ended_on", "ended_at", "return_interview_offered",
        )  # fmt: skip
        rows: list[Row] = []
        for care in self.history.care:
            for gone in care.missing:
                if self.recent(gone.started_on):
                    back = past(gone.ended_on)
                    hour = at(back, 21) if back else None
                    row = [care.child.child_id, gone.kind, gone.started_on, back, hour]
                    rows.append([*row, yes(gone.offered) if back else None])
        return columns, unique(rows, 3)

    def return_interviews(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            for gone in care.missing:
                if self.recent(gone.ended_on) and gone.hours_to_interview is not None:
                    held = at(gone.ended_on, 21) + timedelta(hours=gone.hours_to_interview)
                    if held.date() <= DATA_AS_AT:
                        rows.append([care.child.child_id, held])
        return ("child_id", "held_at"), unique(rows, 2)

    def adoptions(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            way = care.adoption
            if way and way.decision_on <= DATA_AS_AT and care.ended_on >= FIRST_EXTRACT_WINDOW:
                carer_from = care.started_on if way.by_carer else None
                rows.append([
                    care.child.child_id, way.decision_on,
                    None if way.reversed_on else past(way.application_on),
                    yes(way.by_carer), carer_from,
                ])  # fmt: skip
        columns = ("child_id", "decision_on", "application_on", "adopted_by_carer", "carer_from_on")
        return columns, rows

    def out_of_area_children(self) -> Table:
        """Where each looked-after child's placement lay at every quarter's end."""
        rows: list[Row] = []
        for day in list(month_ends(FIRST_EXTRACT_WINDOW, DATA_AS_AT))[::3]:
            for care in self.history.care:
                if not care.open_on(day):
                    continue
                now = [e for e in care.episodes if e.started_on <= day][-1]
                if now.outside:
                    rows.append([care.child.child_id, day, now.miles])
        return ("child_id", "recorded_on", "distance_miles"), rows

    def private_fostering(self) -> Table:
        return ("child_id", "notified_on", "started_on", "ended_on"), [
            [child_id, known, known - timedelta(days=30), past(known + timedelta(days=length))]
            for child_id, known, length in self._privately_fostered()
        ]

    def private_fostering_visits(self) -> Table:
        rows: list[Row] = []
        for number, (child_id, known, length) in enumerate(self._privately_fostered()):
            day = known + timedelta(days=4 + number % 9)
            while day <= min(DATA_AS_AT, known + timedelta(days=length)):
                rows.append([child_id, day])
                day += timedelta(days=36 + number % 9)
        return ("child_id", "visited_on"), rows

    def _privately_fostered(self) -> Iterable[tuple[str, date, int]]:
        for number in range(44):
            child_id = self.history.early_help[number * 31].child.child_id
            known = FIRST_EXTRACT_WINDOW + timedelta(days=number * 25)
            yield child_id, known, 120 + number * 37 % 300

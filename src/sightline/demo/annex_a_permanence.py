"""Annex A lists 9 to 11: care leavers, adoption, adopters."""

from collections.abc import Iterable
from datetime import date, timedelta

from sightline.demo import codes_written as written
from sightline.demo.annex_a_drawing import Drawing, Row, past
from sightline.demo.care_leavers import care_leavers_on
from sightline.demo.world import DATA_AS_AT
from sightline.vocabulary.months import months_after


class PermanenceLists(Drawing):
    """Care leavers as on the day; adoption over twelve months."""

    def care_leavers(self) -> Iterable[Row]:
        for leaver in care_leavers_on(self.history, self.as_at):
            adviser = self.workforce.worker(leaver.holder, self.as_at)
            yield [
                *self.person(leaver.child),
                written.yes_no(leaver.uasc),
                written.yes_no(bool(leaver.child.disabilities)),
                leaver.holder.team,
                adviser,
                adviser,
                leaver.eligibility,
                leaver.plan_reviewed_on,
                leaver.in_touch,
                leaver.last_contact_on,
                leaver.accommodation,
                leaver.suitable,
                leaver.activity,
            ]

    def adoptions(self) -> Iterable[Row]:
        since = months_after(self.as_at, -12)
        for care in self.history.care:
            way = care.adoption
            if way is None or way.decision_on > self.as_at:
                continue
            over = way.reversed_on or way.order_on
            if over < since:
                continue
            stopped = way.reversed_on
            steps = [
                past(day, stopped or self.as_at) if day <= self.as_at else None
                for day in (way.placement_order_on, way.matched_on, way.placed_on, way.order_on)
            ]
            reversed_on = past(stopped, self.as_at)
            yield [
                *self.person(care.child)[:1],
                f"F{care.child.child_id[2:]}",
                *self.person(care.child)[1:],
                written.yes_no(bool(care.child.disabilities)),
                care.started_on,
                way.decision_on,
                *steps,
                reversed_on,
                "RD1" if reversed_on else None,
                care.started_on if way.by_carer else None,
            ]

    def adopters(self) -> Iterable[Row]:
        since = months_after(self.as_at, -12)
        first = date(2023, 2, 1)
        for family in range(150):
            enquired = first + timedelta(days=family * 9)
            if enquired > self.as_at or enquired > DATA_AS_AT:
                return
            end = enquired + timedelta(days=400 + family % 300)
            if end < since:
                continue
            left = enquired + timedelta(days=100) if family % 4 == 0 else None
            yield from self._adopter_rows(family, enquired, left, end)

    def _adopter_rows(
        self, family: int, enquired: date, left: date | None, end: date
    ) -> Iterable[Row]:
        offsets = (20, 80, 85, 205, 206, 220)
        steps = [
            None if left and enquired + timedelta(days=n) > left
            else past(enquired + timedelta(days=n), self.as_at)
            for n in offsets
        ]  # fmt: skip
        matched = None if left else past(end - timedelta(days=30), self.as_at)
        placed = None if left else past(end, self.as_at)
        for partner in range(1 + family % 2):
            yield [
                f"AD{family:04d}{'AB'[partner]}",
                f"AF{family:04d}",
                written.sex("FM"[partner]),
                written.ethnicity("WBRI"),
                "b) No",
                written.yes_no(family % 7 == 0),
                enquired,
                *steps,
                matched,
                placed,
                1 + family % 2 if placed else None,
                None,
                past(left, self.as_at),
                "1 - Adopter withdrew from process" if past(left, self.as_at) else None,
            ]

"""Wrenshire's yearly SSDA903 return: one CSV per table, for the year ending 31 March."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.demo.care_leavers import position
from sightline.demo.events import Care, Episode, History
from sightline.demo.workforce import Workforce
from sightline.vocabulary.months import months_after

Row = list[str | int | date | None]
COLUMNS = {
    "header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE "
    "HOME_POST PL_POST URN",
    "reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "uasc": "CHILD SEX DOB DUC",
    "oc2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK "
    "HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "oc3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "ad1": "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
    "placed_for_adoption": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
    "previous_permanence": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "missing": "CHILD DOB MISSING MIS_START MIS_END",
    "sw_episodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
}


@dataclass(frozen=True)
class Return903:
    history: History
    workforce: Workforce
    year: int

    @property
    def first(self) -> date:
        return date(self.year - 1, 4, 1)

    @property
    def last(self) -> date:
        return date(self.year, 3, 31)

    @property
    def in_care(self) -> list[Care]:
        return [
            care
            for care in self.history.care
            if care.started_on <= self.last and care.ended_on >= self.first
        ]

    def tables(self) -> dict[str, list[Row]]:
        """Rows per table, in the columns of COLUMNS."""
        return {
            "header": list(self._header()),
            "episodes": [row for care in self.in_care for row in self._episodes(care)],
            "reviews": [row for care in self.in_care for row in self._reviews(care)],
            "uasc": [
                [c.child.child_id, self._sex(c), c.child.born_on, c.child.birthday(18)]
                for c in self.in_care
                if c.uasc
            ],
            "oc2": [row for care in self.in_care for row in self._oc2(care)],
            "oc3": list(self._oc3()),
            "ad1": [row for care in self.in_care for row in self._ad1(care)],
            "placed_for_adoption": [r for care in self.in_care for r in self._placed(care)],
            "previous_permanence": [
                [c.child.child_id, c.child.born_on, "Z1", None, None]
                for c in self.in_care
                if c.started_on >= self.first
            ],
            "missing": [row for care in self.in_care for row in self._missing(care)],
            "sw_episodes": [row for care in self.in_care for row in self._workers(care)],
        }

    def _sex(self, care: Care) -> str:
        return care.child.sex if self.year >= 2025 else str("MF".index(care.child.sex) + 1)

    def _header(self) -> Iterable[Row]:
        for care in {care.child.child_id: care for care in self.in_care}.values():
            child = care.child
            yield [
                child.child_id, self._sex(care), child.born_on, child.ethnicity, "UN4", None, None
            ]  # fmt: skip

    def _till(self, day: date | None) -> date | None:
        return day if day and day <= self.last else None

    def _episodes(self, care: Care) -> Iterable[Row]:
        for episode in care.episodes:
            if episode.started_on > self.last:
                continue
            ended = self._till(episode.ended_on)
            yield [
                care.child.child_id,
                episode.started_on,
                episode.reason,
                episode.legal_status,
                care.need,
                self._place(episode),
                None if episode.place.startswith("T") else episode.provider,
                ended,
                episode.end_reason if ended else None,
                "CARPL" if ended and episode.end_reason == "X1" else None,
                None if care.uasc else episode.home_postcode,
                episode.placement_postcode,
                episode.urn,
            ]

    def _place(self, episode: Episode) -> str:
        """Supported accommodation was written H5 until the return of 2024/25."""
        return "H5" if episode.place == "K3" and self.year < 2025 else episode.place

    def _reviews(self, care: Care) -> Iterable[Row]:
        for held, code in care.reviews:
            if self.first <= held <= self.last:
                yield [care.child.child_id, care.child.born_on, held, code]

    def _oc2(self, care: Care) -> Iterable[Row]:
        if not care.open_on(self.last) or care.started_on > self.first:
            return
        child, age = care.child, care.child.age(self.last)
        chance = (child.born_on.toordinal() * 7919 + self.year * 104729) % 100
        scored = 4 <= age <= 16 and chance < 82
        reason = "SDQ1" if not 4 <= age <= 16 else "SDQ2"
        year_ago = months_after(self.last, -12)
        yield [
            child.child_id,
            child.born_on,
            5 + chance * 3 % 22 if scored else None,
            None if scored else reason,
            int(chance < 3) if age >= 10 else None,
            int(chance < 90) if age < 5 else None,
            int(chance < 86),
            int(any(year_ago < day <= self.last for day in care.dental)),
            int(any(year_ago < day <= self.last for day in care.health)),
            int(age > 12 and chance < 5),
            int(age > 12 and chance < 3),
            int(age > 12 and 3 <= chance < 5),
        ]

    def _oc3(self) -> Iterable[Row]:
        seen = set()
        for care in self.history.care:
            child = care.child
            age = child.age(self.last)
            left_old_enough = child.age(care.ended_on) >= 16 and care.ended_on <= self.last
            if not 17 <= age <= 21 or not left_old_enough or child.child_id in seen:
                continue
            seen.add(child.child_id)
            place = position(care, child.birthday(age))
            letter = place.accommodation_code
            fit = "2" if place.suitable.startswith("b") else "1"
            yield [
                child.child_id,
                child.born_on,
                place.in_touch_code,
                place.activity_code,
                f"{letter}{fit}",
            ]

    def _ad1(self, care: Care) -> Iterable[Row]:
        way = care.adoption
        if way and care.end_reason in {"E11", "E12"} and self.first <= care.ended_on <= self.last:
            yield [
                care.child.child_id, care.child.born_on, way.decision_on, way.matched_on,
                int(way.by_carer), 2, "MF", "L11",
            ]  # fmt: skip

    def _placed(self, care: Care) -> Iterable[Row]:
        way = care.adoption
        if way and way.decision_on <= self.last:
            ceased = self._till(way.reversed_on)
            reason = "RD1" if ceased else None
            yield [care.child.child_id, care.child.born_on, way.decision_on, ceased, reason]

    def _missing(self, care: Care) -> Iterable[Row]:
        for gone in care.missing:
            if gone.started_on <= self.last and gone.ended_on >= self.first:
                back = self._till(gone.ended_on)
                yield [care.child.child_id, care.child.born_on, gone.kind, gone.started_on, back]

    def _workers(self, care: Care) -> Iterable[Row]:
        """Who held the child in the year: whoever was in the post of the child's team."""
        for stay in self.workforce.by_post.get(care.holder, []):
            start = max(stay.started_on, care.started_on)
            end = min(stay.ended_on or care.ended_on, care.ended_on)
            if start < end and start <= self.last and end >= self.first:
                left = self._till(end)
                reason = "LEFTRL" if left and left < care.ended_on else None
                born = care.child.born_on
                yield [care.child.child_id, born, stay.worker_id, start, left, reason]

"""Being looked after in Wrenshire: periods of care, placements, reviews, visits, ways out."""

from datetime import date, timedelta
from random import Random

from sightline.demo.children import Child, Children
from sightline.demo.events import Adoption, Care, Episode, History, Missing
from sightline.demo.front_door import any_post, days
from sightline.demo.world import CARE_TEAMS, DATA_AS_AT, FIRST_CARE_DAY
from sightline.vocabulary.months import months_after
from sightline.vocabulary.working_days import WorkingDays

_CALENDAR = WorkingDays()
_HOME = {"E4A": 60, "E4B": 14, "E13": 8, "E41": 9, "E8": 9}
_SGO = ("E45", "E46", "E47", "E48")
_STARTS_PER_MONTH = 23.4


class CareSystem:
    """Children come into care day by day, from years before the first extract."""

    def __init__(self, random: Random, children: Children, history: History) -> None:
        self.random, self.children, self.history = random, children, history
        self.in_care_until: dict[str, date] = {}
        self.carers = 0

    def run(self) -> None:
        day = FIRST_CARE_DAY
        while day <= DATA_AS_AT:
            if self.random.random() < _STARTS_PER_MONTH / 30.4:
                self._start(day)
            day += timedelta(days=1)

    def _start(self, day: date) -> None:
        uasc = self.random.random() < 0.07
        youngest = 15 if uasc else self.random.choice((0, 0, 0, 2, 5, 8, 11, 13, 14))
        child = self.children.pick(
            self.random, day, youngest, 17 if uasc else min(17, youngest + 3)
        )
        if self.in_care_until.get(child.child_id, FIRST_CARE_DAY) >= day:
            return
        care = self._care(child, day, uasc)
        self.in_care_until[child.child_id] = care.ended_on
        self._live_through(care)
        self.history.care.append(care)

    def _care(self, child: Child, day: date, uasc: bool) -> Care:
        random = self.random
        grown_up = child.birthday(18)
        adopted = not uasc and child.age(day) < 4 and random.random() < 0.34
        adoption = self._adoption(day) if adopted else None
        if adoption and adoption.reversed_on is None:
            ended, reason = adoption.order_on, random.choice(("E11", "E12"))
        elif random.random() < 0.33 and not uasc:
            ended, reason = day + days(random.gammavariate(1.2, 110) + 3), self._way_home()
        elif random.random() < 0.2 and not uasc:
            ended, reason = day + days(random.gammavariate(3, 170) + 120), random.choice(_SGO)
        else:
            years = random.gammavariate(2.2, 2.4)
            ended, reason = day + days(years * 365 + 60), self._way_home()
        if ended >= grown_up:
            ended = grown_up
            reason = random.choices(("E17", "E5", "E6", "E8", "E7"), (30, 42, 8, 16, 4))[0]
        need = (
            "N8" if uasc else random.choices(("N1", "N5", "N4", "N2", "N3"), (66, 16, 8, 5, 5))[0]
        )
        holder = any_post(random, CARE_TEAMS)
        care = Care(child, day, ended, reason, need, uasc, holder)
        care.adoption = adoption
        return care

    def _way_home(self) -> str:
        return self.random.choices(list(_HOME), list(_HOME.values()))[0]

    def _adoption(self, day: date) -> Adoption:
        random = self.random
        decision = day + days(max(60, random.gauss(230, 60)))
        order = decision + days(max(10, random.gauss(60, 25)))
        matched = order + days(max(5, random.gauss(110, 60)))
        placed = matched + days(random.randrange(10, 40))
        apply = placed + days(max(56, random.gauss(120, 40)))
        reverse = decision + days(300) if random.random() < 0.1 else None
        by_carer = random.random() < 0.14
        final = apply + days(max(40, random.gauss(110, 30)))
        return Adoption(decision, order, matched, placed, apply, final, by_carer, reverse)

    def _live_through(self, care: Care) -> None:
        self._episodes(care)
        last = min(care.ended_on, DATA_AS_AT + timedelta(days=1))
        self._reviews(care, last)
        age = care.child.age(care.started_on)
        care.visits = self._every(care.started_on + days(5), last, 33, 8)
        care.health = self._every(
            care.started_on + days(self.random.randrange(14, 40)), last, 178 if age < 5 else 345, 22
        )
        care.dental = self._every(
            care.started_on + days(self.random.randrange(30, 90)), last, 320, 60
        )
        school = max(care.started_on, care.child.birthday(4))
        care.peps = self._every(
            school + days(self.random.randrange(6, 17)), min(last, care.child.birthday(16)), 132, 30
        )
        self._missing(care, last)

    def _every(self, first: date, last: date, gap: float, spread: float) -> list[date]:
        found, day = [], first
        while day < last:
            found.append(day)
            day += days(max(3, self.random.gauss(gap, spread)))
        return found

    def _reviews(self, care: Care, last: date) -> None:
        random, number = self.random, 0
        due = _CALENDAR.after(care.started_on, 20)
        while True:
            late = random.random() < 0.03
            held = due + days(random.randrange(2, 20)) if late else due - days(random.randrange(9))
            if held >= last:
                return
            code = "PN0" if care.child.age(held) < 4 else random.choices(
                ("PN1", "PN3", "PN4", "PN5", "PN6", "PN7"), (56, 6, 6, 6, 20, 6)
            )[0]  # fmt: skip
            care.reviews.append((held, code))
            number += 1
            due = months_after(held, 3 if number == 1 else 6)

    def _missing(self, care: Care, last: date) -> None:
        random = self.random
        runs_away = care.child.age(min(care.ended_on, DATA_AS_AT)) >= 12 and random.random() < 0.2
        day = max(care.started_on, care.child.birthday(11))
        while runs_away and (day := day + days(random.expovariate(1 / 130) + 4)) < last:
            back = day + days(random.choice((0, 1, 1, 1, 2, 3, 6)))
            offered = random.random() < 0.9
            hours = random.choice((20, 30, 44, 60, 70, 80, 120, None)) if offered else None
            kind = "M" if random.random() < 0.8 else "A"
            care.missing.append(Missing(day, min(back, last), hours, offered, kind))

    def _episodes(self, care: Care) -> None:
        """The chain of SSDA903 episodes: each ends where the next begins, X1 between."""
        status = "V2" if care.uasc or self.random.random() < 0.4 else "C1"
        episode = self._place(care.started_on, "S", status, care)
        chain = [episode]
        for day, reason, changes in self._changes(care, status):
            before = chain[-1]
            if not before.started_on < day < care.ended_on:
                continue
            before.ended_on, before.end_reason = day, "X1"
            chain.append(self._next(before, day, reason, changes, care))
        if care.ended_on <= DATA_AS_AT:
            chain[-1].ended_on, chain[-1].end_reason = care.ended_on, care.end_reason
        care.episodes = [e for e in chain if e.started_on <= DATA_AS_AT]
        for e in care.episodes:
            if e.ended_on and e.ended_on > DATA_AS_AT:
                e.ended_on, e.end_reason = None, ""

    def _changes(self, care: Care, status: str) -> list[tuple[date, str, dict[str, str]]]:
        random = self.random
        changes: list[tuple[date, str, dict[str, str]]] = []
        if status == "C1":
            changes.append(
                (care.started_on + days(random.randrange(150, 260)), "L", {"legal_status": "C2"})
            )
        day = care.started_on
        unsettled = random.random() < 0.2
        while (
            day := day + days(random.expovariate(1 / (170 if unsettled else 1100)) + 8)
        ) < care.ended_on:
            if random.random() < 0.12:
                changes.append((day, "P", {"place": "T1", "provider": "PR3"}))
                changes.append((day + days(random.randrange(2, 7)), "P", {"return": "yes"}))
            else:
                changes.append((day, "P", {"place": self._kind_of_place(care, day)}))
        if care.adoption and care.adoption.reversed_on is None:
            changes = [c for c in changes if c[0] < care.adoption.placement_order_on]
            changes.append((care.adoption.placement_order_on, "L", {"legal_status": "E1"}))
            carer = care.adoption.by_carer
            changes.append(
                (care.adoption.placed_on, "T" if carer else "P", {"place": "A5" if carer else "A6"})
            )
        return sorted(changes, key=lambda change: change[0])

    def _next(
        self, before: Episode, day: date, reason: str, changes: dict[str, str], care: Care
    ) -> Episode:
        status = changes.get("legal_status", before.legal_status)
        if reason in {"L", "T"}:
            place = changes.get("place", before.place)
            return Episode(
                **{
                    **vars(before),
                    "started_on": day,
                    "reason": reason,
                    "legal_status": status,
                    "place": place,
                    "ended_on": None,
                    "end_reason": "",
                }
            )
        if "return" in changes and self._lasting:
            return Episode(
                **{
                    **vars(self._lasting),
                    "started_on": day,
                    "reason": "P",
                    "legal_status": status,
                    "ended_on": None,
                    "end_reason": "",
                }
            )
        return self._place(day, reason, status, care, changes.get("place"), before.home_postcode)

    def _kind_of_place(self, care: Care, day: date) -> str:
        age = care.child.age(day)
        if age >= 16:
            return self.random.choices(("K3", "U6", "U4", "K2", "U1"), (42, 22, 14, 16, 6))[0]
        if age >= 10:
            return self.random.choices(
                ("U6", "U4", "U1", "U3", "K2", "P1", "R1"), (34, 22, 8, 7, 21, 6, 2)
            )[0]
        return self.random.choices(
            ("U6", "U4", "U1", "U3", "P1", "R3", "K2"), (44, 20, 11, 13, 8, 2, 2)
        )[0]

    def _place(
        self,
        day: date,
        reason: str,
        status: str,
        care: Care,
        place: str | None = None,
        home: str = "",
    ) -> Episode:
        random = self.random
        place = place or self._kind_of_place(care, day)
        self.carers += 1
        miles = int(
            random.choices((3, 9, 16, 27, 60), (44, 28, 12, 11, 5))[0] * random.uniform(0.6, 1.4)
        )
        providers = ("PR1", "PR4", "PR5") if place != "P1" else ("PR0",)
        provider = random.choices(providers, (55, 38, 7)[: len(providers)])[0]
        episode = Episode(
            started_on=day,
            reason=reason,
            legal_status=status,
            place=place,
            provider="PR3" if place == "T1" else provider,
            carer=f"C{self.carers:05d}",
            home_postcode=home or f"WX{random.randrange(1, 20)} {random.randrange(1, 9)}AA",
            placement_postcode=f"WX{random.randrange(1, 60)} {random.randrange(1, 9)}FB",
            urn=f"SC{900000 + self.carers}" if place in {"K2", "K1", "K3"} else "XXXXXXX",
            outside=miles > 12,
            miles=miles,
        )
        if not place.startswith("T"):
            self._lasting = episode
        return episode

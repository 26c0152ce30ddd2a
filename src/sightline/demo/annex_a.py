"""Wrenshire's Annex A: the eleven lists as its case system would draw them on an extract day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.demo import codes_written as written
from sightline.demo.annex_a_headings import HEADINGS
from sightline.demo.care_leavers import care_leavers_on
from sightline.demo.children import Child
from sightline.demo.events import Care, History, Referral
from sightline.demo.workforce import Workforce
from sightline.demo.world import DATA_AS_AT, Holder
from sightline.vocabulary.months import months_after

Cell = str | int | date | None
Row = list[Cell]


def past(day: date | None, as_at: date) -> date | None:
    """The day if it had come by the extract day, else nothing."""
    return day if day and day <= as_at else None


@dataclass(frozen=True)
class Lists:
    """Draws every list as at one day. Lists 1–5 look back six months, 10 and 11 twelve."""

    history: History
    workforce: Workforce
    as_at: date

    def all(self) -> dict[int, list[Row]]:
        makers: dict[int, Callable[[], Iterable[Row]]] = {
            1: self.contacts, 2: self.early_help, 3: self.referrals, 4: self.assessments,
            5: self.section_47s, 6: self.children_in_need, 7: self.child_protection,
            8: self.in_care, 9: self.care_leavers, 10: self.adoptions, 11: self.adopters,
        }  # fmt: skip
        return {number: list(make()) for number, make in makers.items()}

    @property
    def since(self) -> date:
        return months_after(self.as_at, -6)

    def _in_window(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.as_at

    def _person(self, child: Child) -> Row:
        return [
            child.child_id,
            written.sex(child.sex),
            written.ethnicity(child.ethnicity),
            child.born_on,
            child.age(self.as_at),
        ]

    def _held_by(self, holder: Holder, opened: date) -> Row:
        """Team and worker; nobody yet in the first two days of a case."""
        fresh = (self.as_at - opened).days < 2
        return [holder.team, "" if fresh else self.workforce.worker(holder, self.as_at)]

    def contacts(self) -> Iterable[Row]:
        for contact in self.history.contacts:
            if self._in_window(contact.contacted_on):
                source = written.source(contact.source)
                yield [*self._person(contact.child), contact.contacted_on, source]

    def early_help(self) -> Iterable[Row]:
        for help_ in self.history.early_help:
            is_open = help_.started_on <= self.as_at < help_.ended_on
            if self._in_window(help_.started_on) or is_open:
                completed = past(help_.completed_on, self.as_at)
                organisation = help_.organisation if completed else None
                yield [*self._person(help_.child), help_.started_on, completed, organisation]

    def referrals(self) -> Iterable[Row]:
        before = self._earlier(self.history.referrals, lambda r: r.referred_on)
        for referral in self.history.referrals:
            if self._in_window(referral.referred_on):
                yield [
                    *self._person(referral.child),
                    referral.referred_on,
                    written.source(referral.source),
                    written.yes_no(referral.nfa),
                    before[referral.child.child_id],
                    *self._held_by(referral.holder, referral.referred_on),
                ]

    def _earlier(self, rows: Iterable[object], day_of: Callable[..., date]) -> Counter[str]:
        """Per child: how many came in the 12 months before the child's latest one."""
        days: defaultdict[str, list[date]] = defaultdict(list)
        for row in rows:
            if day_of(row) <= self.as_at:
                days[row.child.child_id].append(day_of(row))  # type: ignore[attr-defined]
        found: Counter[str] = Counter()
        for child_id, all_days in days.items():
            latest = max(all_days)
            year = months_after(latest, -12)
            found[child_id] = sum(year <= day < latest for day in all_days)
        return found

    def assessments(self) -> Iterable[Row]:
        for made in self.history.assessments:
            done = past(made.completed_on, self.as_at)
            is_open = made.started_on <= self.as_at and done is None
            if self._in_window(made.started_on) or self._in_window(done) or is_open:
                yield [
                    *self._person(made.child),
                    written.yes_no(bool(made.child.disabilities)),
                    made.started_on,
                    written.yes_no(made.child_seen),
                    done,
                    written.yes_no(made.support) if done else None,
                    *self._held_by(made.holder, made.started_on),
                ]

    def section_47s(self) -> Iterable[Row]:
        enquiries = self._earlier(self.history.section_47s, lambda s: s.started_on)
        for enquiry in self.history.section_47s:
            if not self._in_window(enquiry.started_on):
                continue
            held = past(enquiry.icpc_on, self.as_at)
            decided = held is not None or (self.as_at - enquiry.started_on).days > 10
            unnecessary = written.yes_no(enquiry.icpc_on is None) if decided else None
            yield [
                *self._person(enquiry.child),
                written.yes_no(bool(enquiry.child.disabilities)),
                enquiry.started_on,
                unnecessary,
                held,
                written.yes_no(enquiry.plan_made) if held else None,
                enquiries[enquiry.child.child_id],
                0,
                *self._held_by(enquiry.holder, enquiry.started_on),
            ]

    def children_in_need(self) -> Iterable[Row]:
        latest: dict[str, Row] = {}
        statuses = Statuses(self.history, self.as_at)
        for referral in self.history.referrals:
            if not referral.nfa and self._in_need(referral.referred_on, referral.closed_on):
                latest[referral.child.child_id] = self._need_row(referral, statuses)
        for care in self.history.care:
            if self._in_need(care.started_on, care.ended_on):
                latest[care.child.child_id] = self._care_as_need(care, statuses)
        return latest.values()

    def _in_need(self, started: date, ended: date | None) -> bool:
        return started <= self.as_at and (ended is None or ended >= self.since)

    def _need_row(self, referral: Referral, statuses: "Statuses") -> Row:
        child_id = referral.child.child_id
        closed = past(referral.closed_on, self.as_at)
        status = "closed" if closed else statuses.of(child_id)
        holder = statuses.holder.get(child_id, referral.holder)
        return [
            *self._person(referral.child),
            written.yes_no(bool(referral.child.disabilities)),
            referral.referred_on,
            written.need(referral.need),
            statuses.seen.get(child_id, past(referral.first_seen_on, self.as_at)),
            closed,
            referral.closure_reason if closed else None,
            written.STATUSES[status],
            *self._held_by(holder, referral.referred_on),
        ]

    def _care_as_need(self, care: Care, statuses: "Statuses") -> Row:
        closed = past(care.ended_on, self.as_at)
        visits = [day for day in care.visits if day <= self.as_at]
        return [
            *self._person(care.child),
            written.yes_no(bool(care.child.disabilities)),
            care.started_on,
            written.need(care.need),
            visits[-1] if visits else None,
            closed,
            "RC7" if closed else None,
            written.STATUSES["closed" if closed else "looked_after"],
            *self._held_by(care.holder, care.started_on),
        ]

    def child_protection(self) -> Iterable[Row]:
        for plan in self.history.plans:
            ended = past(plan.ended_on, self.as_at)
            if plan.started_on > self.as_at or (ended and ended < self.since):
                continue
            visits = [visit for visit in plan.visits if visit[0] <= self.as_at]
            reviews = [day for day in plan.reviews if day <= self.as_at]
            yield [
                *self._person(plan.child),
                written.yes_no(bool(plan.child.disabilities)),
                plan.started_on,
                written.category(plan.category),
                written.category(plan.latest_category),
                visits[-1][0] if visits else None,
                written.yes_no(visits[-1][1]) if visits else None,
                reviews[-1] if reviews else None,
                ended,
                "b) No",
                plan.previous,
                *self._held_by(plan.holder, plan.started_on),
            ]

    def in_care(self) -> Iterable[Row]:
        latest: dict[str, Care] = {}
        for care in self.history.care:
            if self._in_need(care.started_on, care.ended_on):
                latest[care.child.child_id] = care
        return [self._care_row(care) for care in latest.values()]

    def _care_row(self, care: Care) -> Row:
        ended = past(care.ended_on, self.as_at)
        episodes = [e for e in care.episodes if e.started_on <= self.as_at]
        now = episodes[-1]
        status_from = next(e.started_on for e in episodes if e.legal_status == now.legal_status)
        placement_from = max(
            (e.started_on for e in episodes if e.reason in "SPB"), default=now.started_on
        )
        year_ago = months_after(self.as_at, -12)
        stays = {
            e.carer for e in episodes
            if not e.place.startswith("T") and (e.ended_on is None or e.ended_on > year_ago)
        }  # fmt: skip
        gone = [m for m in care.missing if year_ago < m.started_on <= self.as_at]
        missing = sum(m.kind == "M" for m in gone)
        return [
            *self._person(care.child),
            written.yes_no(care.uasc and (self.as_at - care.started_on).days < 365),
            written.yes_no(bool(care.child.disabilities)),
            care.started_on,
            written.need(care.need).split(" - ")[0],
            "b) No",
            status_from,
            now.legal_status,
            _last([day for day, _ in care.reviews], self.as_at),
            _last(care.visits, self.as_at),
            self._permanence(care),
            _last([day + timedelta(days=9) for day, _ in care.reviews], self.as_at),
            _last(care.health, self.as_at),
            _last(care.dental, self.as_at),
            max(1, len(stays)),
            ended,
            care.end_reason if ended else None,
            placement_from,
            now.place,
            now.provider,
            now.placement_postcode,
            now.urn if now.urn != "XXXXXXX" else None,
            "b) Out" if now.outside else "a) In",
            "Neighbouring authority" if now.outside else "Wrenshire",
            missing,
            len(gone) - missing,
            written.yes_no(gone[-1].offered) if gone else None,
            written.yes_no(gone[-1].hours_to_interview is not None) if gone else None,
            *self._held_by(care.holder, care.started_on),
        ]

    def _permanence(self, care: Care) -> str | None:
        undecided = care.child.born_on.toordinal() % 13 == 0
        if (self.as_at - care.started_on).days < (400 if undecided else 100):
            return None
        if care.adoption and care.adoption.decision_on <= self.as_at:
            return "b) Adoption"
        age = care.child.age(self.as_at)
        plans = ("a) Return to family", "f) Long-term fostering", "c) SGO/CAO")
        return plans[care.child.born_on.toordinal() % 3] if age < 16 else "f) Long-term fostering"

    def care_leavers(self) -> Iterable[Row]:
        for leaver in care_leavers_on(self.history, self.as_at):
            adviser = self.workforce.worker(leaver.holder, self.as_at)
            yield [
                *self._person(leaver.child),
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
                *self._person(care.child)[:1],
                f"F{care.child.child_id[2:]}",
                *self._person(care.child)[1:],
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


def _last(days: list[date], as_at: date) -> date | None:
    return max((day for day in days if day <= as_at), default=None)


class Statuses:
    """Per child on the extract day: the highest case status, who holds it, when last seen."""

    def __init__(self, history: History, as_at: date) -> None:
        self.holder: dict[str, Holder] = {}
        self.seen: dict[str, date] = {}
        self._status: dict[str, str] = {}
        for cin in history.cin_plans:
            if cin.started_on <= as_at < cin.ended_on:
                self._set(cin.child, "cin_plan", cin.holder, cin.visits, as_at)
        for plan in history.plans:
            if plan.started_on <= as_at < plan.ended_on:
                visits = [day for day, _ in plan.visits]
                self._set(plan.child, "child_protection", plan.holder, visits, as_at)
        for care in history.care:
            if care.open_on(as_at):
                self._set(care.child, "looked_after", care.holder, care.visits, as_at)

    def _set(
        self, child: Child, status: str, holder: Holder, visits: list[date], as_at: date
    ) -> None:
        self._status[child.child_id] = status
        self.holder[child.child_id] = holder
        if seen := _last(visits, as_at):
            self.seen[child.child_id] = seen

    def of(self, child_id: str) -> str:
        return self._status.get(child_id, "open_assessment")


def headings(number: int) -> tuple[str, ...]:
    return HEADINGS[number]

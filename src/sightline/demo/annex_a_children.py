"""Annex A lists 6 to 8: children in need, on protection plans, and in care."""

from collections.abc import Iterable
from datetime import date, timedelta

from sightline.demo import codes_written as written
from sightline.demo.annex_a_drawing import Drawing, Row, last, past
from sightline.demo.children import Child
from sightline.demo.events import Care, History, Referral
from sightline.demo.world import Holder
from sightline.vocabulary.months import months_after


class ChildLists(Drawing):
    """One row per child: open on the day, or ended in the last six months; the latest episode."""

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
            *self.person(referral.child),
            written.yes_no(bool(referral.child.disabilities)),
            referral.referred_on,
            written.need(referral.need),
            statuses.seen.get(child_id, past(referral.first_seen_on, self.as_at)),
            closed,
            referral.closure_reason if closed else None,
            written.STATUSES[status],
            *self.held_by(holder, referral.referred_on),
        ]

    def _care_as_need(self, care: Care, statuses: "Statuses") -> Row:
        closed = past(care.ended_on, self.as_at)
        visits = [day for day in care.visits if day <= self.as_at]
        return [
            *self.person(care.child),
            written.yes_no(bool(care.child.disabilities)),
            care.started_on,
            written.need(care.need),
            visits[-1] if visits else None,
            closed,
            "RC7" if closed else None,
            written.STATUSES["closed" if closed else "looked_after"],
            *self.held_by(care.holder, care.started_on),
        ]

    def child_protection(self) -> Iterable[Row]:
        for plan in self.history.plans:
            ended = past(plan.ended_on, self.as_at)
            if plan.started_on > self.as_at or (ended and ended < self.since):
                continue
            visits = [visit for visit in plan.visits if visit[0] <= self.as_at]
            reviews = [day for day in plan.reviews if day <= self.as_at]
            yield [
                *self.person(plan.child),
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
                *self.held_by(plan.holder, plan.started_on),
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
            *self.person(care.child),
            written.yes_no(care.uasc and (self.as_at - care.started_on).days < 365),
            written.yes_no(bool(care.child.disabilities)),
            care.started_on,
            written.need(care.need).split(" - ")[0],
            "b) No",
            status_from,
            now.legal_status,
            last([day for day, _ in care.reviews], self.as_at),
            last(care.visits, self.as_at),
            self._permanence(care),
            last([day + timedelta(days=9) for day, _ in care.reviews], self.as_at),
            last(care.health, self.as_at),
            last(care.dental, self.as_at),
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
            *self.held_by(care.holder, care.started_on),
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
        if seen := last(visits, as_at):
            self.seen[child.child_id] = seen

    def of(self, child_id: str) -> str:
        return self._status.get(child_id, "open_assessment")

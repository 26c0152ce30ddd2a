"""Local lists of the front door, early help and children in need or on a plan."""

from datetime import timedelta
from random import Random

from sightline.demo.local_drawing import LocalDrawing, Row, Table, at, past, yes
from sightline.demo.world import (
    DATA_AS_AT,
    FIRST_EXTRACT_WINDOW,
    SEED,
)


class FrontDoorLocalLists(LocalDrawing):
    """Decision and first-seen days, enquiries, visits, reviews."""

    def contacts(self) -> Table:
        columns = ("child_id", "contacted_on", "source", "decided_on", "became_referral")
        return columns, [
            [c.child.child_id, c.contacted_on, c.source, c.decided_on, yes(c.became_referral)]
            for c in self.history.contacts
            if self.recent(c.contacted_on) and c.decided_on <= DATA_AS_AT
        ]

    def referrals(self) -> Table:
        return ("child_id", "referred_on", "decided_on", "first_seen_on"), [
            [r.child.child_id, r.referred_on, r.decided_on, past(r.first_seen_on)]
            for r in self.history.referrals
            if self.recent(r.referred_on) and r.decided_on <= DATA_AS_AT
        ]

    def mash_enquiries(self) -> Table:
        random = Random(SEED + 1)
        rows: list[Row] = []
        for contact in self.history.contacts:
            if contact.source != "6" or not self.recent(contact.contacted_on):
                continue
            rag = random.choices(("red", "amber", "green"), (12, 38, 50))[0]
            came = at(contact.contacted_on, random.randrange(8, 18))
            limit = {"red": 4, "amber": 24, "green": 72}[rag]
            took = limit * random.choice((0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.3))
            done = came + timedelta(hours=took)
            rows.append([contact.child.child_id, came, done, rag, "Safeguarding Hub"])
        return ("child_id", "received_at", "completed_at", "rag", "team"), rows

    def early_help_episodes(self) -> Table:
        columns = (
            "child_id", "started_on", "ended_on", "end_reason", "start_score", "end_score", "team",
        )  # fmt: skip
        rows: list[Row] = []
        for help_ in self.history.early_help:
            if help_.ended_on < FIRST_EXTRACT_WINDOW or help_.started_on > DATA_AS_AT:
                continue
            ended = past(help_.ended_on)
            start, end = help_.scores
            rows.append([
                help_.child.child_id, help_.started_on, ended,
                help_.end_reason if ended else None, start, end if ended else None,
                help_.holder.team,
            ])  # fmt: skip
        return columns, rows

    def cin_plans(self) -> Table:
        return ("child_id", "started_on", "ended_on"), [
            [p.child.child_id, p.started_on, past(p.ended_on)]
            for p in self.history.cin_plans
            if p.started_on <= DATA_AS_AT and p.ended_on >= FIRST_EXTRACT_WINDOW
        ]

    def cin_visits(self) -> Table:
        plans = self.history.cin_plans
        found = self.days((p.child.child_id, day) for p in plans for day in p.visits)
        return ("child_id", "visited_on"), found

    def cin_reviews(self) -> Table:
        plans = self.history.cin_plans
        found = self.days((p.child.child_id, day) for p in plans for day in p.reviews)
        return ("child_id", "held_on"), found

    def cp_visits(self) -> Table:
        visits = {
            (plan.child.child_id, day): alone
            for plan in self.history.plans
            for day, alone in plan.visits
            if self.recent(day)
        }
        return ("child_id", "visited_on", "seen", "seen_alone"), [
            [child_id, day, "yes", yes(alone)] for (child_id, day), alone in visits.items()
        ]

    def cp_reviews(self) -> Table:
        plans = self.history.plans
        found = self.days((p.child.child_id, day) for p in plans for day in p.reviews)
        return ("child_id", "held_on"), found

    def core_groups(self) -> Table:
        plans = self.history.plans
        found = self.days((p.child.child_id, day) for p in plans for day in p.core_groups)
        return ("child_id", "held_on"), found

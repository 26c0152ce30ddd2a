"""From contact to plan: what the front door, assessment and safeguarding teams of Wrenshire do."""

from datetime import date, timedelta
from random import Random

from sightline.demo.children import Child, Children
from sightline.demo.events import (
    Assessment,
    CinPlan,
    Contact,
    EarlyHelp,
    History,
    Plan,
    Referral,
    Section47,
)
from sightline.demo.world import (
    ASSESSMENT_TEAMS,
    CONFERENCES_PLANNED_AHEAD_FROM,
    DATA_AS_AT,
    EARLY_HELP_TEAMS,
    FIRST_DAY,
    SAFEGUARDING_TEAMS,
    SEASON,
    TEAM_IN_TROUBLE,
    TROUBLE_FROM,
    Holder,
    posts_of,
)
from sightline.vocabulary.months import months_after
from sightline.vocabulary.working_days import WorkingDays

_SOURCES = {
    "6": 29, "2A": 19, "3A": 4, "3B": 3, "3D": 2, "3E": 4, "3F": 3, "1A": 7, "1D": 3, "5A": 3,
    "5B": 4, "5C": 4, "5D": 5, "4": 2, "7": 3, "8": 4, "9": 2, "2B": 2,
}  # fmt: skip
_NEEDS = {"N1": 60, "N2": 8, "N3": 4, "N4": 8, "N5": 13, "N6": 3, "N8": 2, "N9": 2}
_FACTORS = ("3B", "4B", "16A", "17A", "1B", "2B", "3A", "4A", "5A", "24A", "11A", "10A", "6B")
_CALENDAR = WorkingDays()
_STILL_OPEN = DATA_AS_AT + timedelta(days=400)


def days(count: float) -> timedelta:
    return timedelta(days=int(count))


def any_post(random: Random, teams: tuple[str, ...]) -> Holder:
    team = random.choice(teams)
    return Holder(team, random.randrange(posts_of(team)))


class FrontDoor:
    """Lives through the days from the first to the last, one contact after another."""

    def __init__(self, random: Random, children: Children, history: History) -> None:
        self.random, self.children, self.history = random, children, history
        self.busy_until: dict[str, date] = {}
        self.plans_so_far: dict[str, int] = {}

    def run(self) -> None:
        day = FIRST_DAY
        while day <= DATA_AS_AT:
            weekday = 0.35 if day.weekday() > 4 else 1.26
            for _ in range(self._how_many(22 * SEASON[day.month - 1] * weekday)):
                self._contact(day)
            for _ in range(self._how_many(3.4 * SEASON[day.month - 1])):
                self._early_help(self.children.pick(self.random, day), day)
            day += timedelta(days=1)

    def _how_many(self, mean: float) -> int:
        return max(0, round(self.random.gauss(mean, mean**0.5)))

    def _contact(self, day: date) -> None:
        child = self.children.pick(self.random, day)
        source = self.random.choices(list(_SOURCES), list(_SOURCES.values()))[0]
        known = self.busy_until.get(child.child_id, FIRST_DAY) > day
        referred = not known and self.random.random() < 0.52
        late = self.random.choices((0, 1, 2, 4), (62, 27, 7, 4))[0]
        decided = _CALENDAR.after(day, late) if late else day
        self.history.contacts.append(Contact(child, day, source, decided, referred))
        if referred:
            self._referral(child, day, source)

    def _referral(self, child: Child, day: date, source: str) -> None:
        random = self.random
        nfa = random.random() < 0.07
        holder = any_post(random, ASSESSMENT_TEAMS)
        referral = Referral(
            child=child,
            referred_on=day,
            source=source,
            nfa=nfa,
            decided_on=day + days(random.choice((0, 0, 1, 1, 3))),
            first_seen_on=None if nfa else day + days(random.choice((0, 1, 2, 4, 5, 6, 9, 14))),
            holder=holder,
            need=random.choices(list(_NEEDS), list(_NEEDS.values()))[0],
        )
        self.history.referrals.append(referral)
        if nfa:
            referral.closed_on, referral.closure_reason = referral.decided_on, ""
            return
        self._assess(referral)
        self.busy_until[child.child_id] = referral.closed_on or _STILL_OPEN

    def _assess(self, referral: Referral) -> None:
        random, child = self.random, referral.child
        start = referral.referred_on + days(random.choice((0, 0, 1, 2)))
        troubled = referral.holder.team == TEAM_IN_TROUBLE and start >= TROUBLE_FROM
        length = random.gauss(66, 15) if troubled else random.gauss(47, 13)
        completed = start + days(max(2, length))
        protect = random.random() < 0.33
        support = protect or random.random() < 0.42
        factors = tuple(sorted(set(random.choices(_FACTORS, k=random.choice((1, 2, 2, 3))))))
        self.history.assessments.append(
            Assessment(
                child,
                referral,
                start,
                completed,
                random.random() < (0.83 if troubled else 0.96),
                support,
                factors,
                referral.holder,
            )
        )
        plan_end = self._enquire(referral, start) if protect else None
        if plan_end:
            self._close(referral, plan_end, "RC7")
        elif support and random.random() < 0.8:
            self._close(referral, self._plan_for_need(referral, completed), "RC7")
        else:
            reason = random.choices(("RC8", "RC9", "RC7"), (64, 30, 6))[0]
            self._close(referral, completed + days(random.randrange(4)), reason)
            if reason == "RC9":
                self._early_help(child, referral.closed_on or completed)

    def _close(self, referral: Referral, day: date, reason: str) -> None:
        if day <= DATA_AS_AT:
            referral.closed_on, referral.closure_reason = day, reason

    def _enquire(self, referral: Referral, start: date) -> date | None:
        """A section 47 enquiry; the day a plan it led to ends, if it led to one."""
        random = self.random
        began = start + days(random.randrange(12))
        conference = random.random() < 0.36
        ahead = began >= CONFERENCES_PLANNED_AHEAD_FROM
        took = random.gauss(11.4, 2.3) if ahead else random.gauss(13.4, 3.2)
        icpc_on = self._weekday(_CALENDAR.after(began, max(3, round(took)))) if conference else None
        made = conference and random.random() < 0.86
        self.history.section_47s.append(
            Section47(referral.child, referral, began, icpc_on, made, referral.holder)
        )
        return self._protect(referral, icpc_on) if icpc_on and made else None

    def _weekday(self, day: date) -> date:
        while not _CALENDAR.is_working(day):
            day -= timedelta(days=1)
        return day

    def _protect(self, referral: Referral, started: date) -> date:
        random, child = self.random, referral.child
        ended = started + days(random.gammavariate(2.4, 112) + 40)
        category = random.choices(("NEG", "EMO", "PHY", "SAB", "MUL"), (48, 36, 8, 4, 4))[0]
        plan = Plan(
            child=child,
            referral=referral,
            started_on=started,
            ended_on=ended,
            category=category,
            latest_category="NEG" if random.random() < 0.08 else category,
            previous=self.plans_so_far.get(child.child_id, 0) + (random.random() < 0.09),
            holder=any_post(random, SAFEGUARDING_TEAMS),
        )
        self.plans_so_far[child.child_id] = self.plans_so_far.get(child.child_id, 0) + 1
        self._reviews(plan)
        self._visits(plan)
        plan.core_groups.append(started + days(random.choice((8, 10, 12, 13, 16, 21))))
        self.history.plans.append(plan)
        return ended + days(random.randrange(30, 120))

    def _reviews(self, plan: Plan) -> None:
        due, last = months_after(plan.started_on, 3), min(plan.ended_on, DATA_AS_AT)
        while True:
            late = self.random.random() < 0.05
            held = self._weekday(due + days(self.random.randrange(2, 25) if late else -1))
            if not late:
                held = self._weekday(held - days(self.random.randrange(12)))
            if held >= last:
                return
            plan.reviews.append(held)
            due = months_after(held, 6)

    def _visits(self, plan: Plan) -> None:
        day = plan.started_on + days(self.random.randrange(1, 9))
        while day < min(plan.ended_on, DATA_AS_AT + timedelta(days=1)):
            plan.visits.append((self._weekday(day), self.random.random() < 0.82))
            missed = 9 if self.random.random() < 0.12 else 0
            day += days(max(2, self.random.gauss(11.5, 3)) + missed)

    def _plan_for_need(self, referral: Referral, started: date) -> date:
        random = self.random
        ended = started + days(random.gammavariate(2, 118) + 40)
        plan = CinPlan(
            referral.child, referral, started, ended, any_post(random, SAFEGUARDING_TEAMS)
        )
        day = started
        while (day := day + days(max(5, random.gauss(24, 7)))) < min(ended, DATA_AS_AT):
            plan.visits.append(self._weekday(day))
        day = started
        while (day := day + days(max(20, random.gauss(80, 16)))) < min(ended, DATA_AS_AT):
            plan.reviews.append(self._weekday(day))
        self.history.cin_plans.append(plan)
        return ended

    def _early_help(self, child: Child, day: date) -> None:
        random = self.random
        ended = day + days(random.gammavariate(3, 55) + 20)
        organisation = random.choices(
            (
                "Wrenshire Council",
                "Primary school",
                "Secondary school",
                "Health visiting",
                "Charity",
            ),
            (46, 24, 12, 12, 6),
        )[0]
        reason = random.choices(
            ("needs_met", "step_up", "disengaged", "moved", "other"), (62, 13, 14, 5, 6)
        )[0]
        before = random.randrange(3, 7)
        after = min(10, max(1, before + random.choice((-1, 0, 1, 1, 2, 3))))
        self.history.early_help.append(
            EarlyHelp(
                child=child,
                started_on=day,
                completed_on=day + days(max(3, random.gauss(42, 16))),
                ended_on=ended,
                organisation=organisation,
                end_reason=reason,
                scores=(before, after),
                holder=any_post(random, EARLY_HELP_TEAMS),
            )
        )

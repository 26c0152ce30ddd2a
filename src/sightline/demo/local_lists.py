"""Wrenshire's local CSV lists: what no return holds, one file per record table.

Columns bear the record table's own names. What is not kept for a private child stays out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from sightline.demo.events import History
from sightline.demo.workforce import Workforce
from sightline.demo.world import (
    DATA_AS_AT,
    FIRST_EXTRACT_WINDOW,
    SEED,
    SERVICES,
    TEAM_IN_TROUBLE,
    TROUBLE_FROM,
)
from sightline.vocabulary.months import month_ends

Row = list[object]
Table = tuple[tuple[str, ...], list[Row]]


@dataclass(frozen=True)
class LocalLists:
    """Every list as (columns, rows), from the first extract's window to the last extract day."""

    history: History
    workforce: Workforce

    def all(self) -> dict[str, Table]:
        made = [
            self.teams, self.child_details, self.contacts, self.referrals, self.mash_enquiries,
            self.early_help_episodes, self.cin_plans, self.cin_visits, self.cin_reviews,
            self.cp_visits, self.cp_reviews, self.core_groups, self.cla_visits,
            self.health_assessments, self.dental_checks, self.peps, self.missing_episodes,
            self.return_interviews, self.adoptions, self.private_fostering,
            self.private_fostering_visits, self.social_workers, self.workforce_posts,
            self.supervisions, self.ehc_plans, self.home_educated_children,
            self.permanent_exclusions, self.out_of_area_children,
        ]  # fmt: skip
        return {make.__name__: make() for make in made}

    def _recent(self, day: date | None) -> bool:
        return day is not None and FIRST_EXTRACT_WINDOW <= day <= DATA_AS_AT

    def teams(self) -> Table:
        rows: list[Row] = [
            [team, service, date(2018, 4, 1), None]
            for service, teams in SERVICES.items()
            for team in teams
        ]
        return ("team", "service", "started_on", "ended_on"), rows

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

    def contacts(self) -> Table:
        columns = ("child_id", "contacted_on", "source", "decided_on", "became_referral")
        return columns, [
            [c.child.child_id, c.contacted_on, c.source, c.decided_on, _yes(c.became_referral)]
            for c in self.history.contacts
            if self._recent(c.contacted_on) and c.decided_on <= DATA_AS_AT
        ]

    def referrals(self) -> Table:
        return ("child_id", "referred_on", "decided_on", "first_seen_on"), [
            [r.child.child_id, r.referred_on, r.decided_on, _past(r.first_seen_on)]
            for r in self.history.referrals
            if self._recent(r.referred_on) and r.decided_on <= DATA_AS_AT
        ]

    def mash_enquiries(self) -> Table:
        random = Random(SEED + 1)
        rows: list[Row] = []
        for contact in self.history.contacts:
            if contact.source != "6" or not self._recent(contact.contacted_on):
                continue
            rag = random.choices(("red", "amber", "green"), (12, 38, 50))[0]
            came = _at(contact.contacted_on, random.randrange(8, 18))
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
            ended = _past(help_.ended_on)
            start, end = help_.scores
            rows.append([
                help_.child.child_id, help_.started_on, ended,
                help_.end_reason if ended else None, start, end if ended else None,
                help_.holder.team,
            ])  # fmt: skip
        return columns, rows

    def cin_plans(self) -> Table:
        return ("child_id", "started_on", "ended_on"), [
            [p.child.child_id, p.started_on, _past(p.ended_on)]
            for p in self.history.cin_plans
            if p.started_on <= DATA_AS_AT and p.ended_on >= FIRST_EXTRACT_WINDOW
        ]

    def _days(self, days: Iterable[tuple[str, date]]) -> list[Row]:
        return [[child_id, day] for child_id, day in dict.fromkeys(days) if self._recent(day)]

    def cin_visits(self) -> Table:
        plans = self.history.cin_plans
        found = self._days((p.child.child_id, day) for p in plans for day in p.visits)
        return ("child_id", "visited_on"), found

    def cin_reviews(self) -> Table:
        plans = self.history.cin_plans
        found = self._days((p.child.child_id, day) for p in plans for day in p.reviews)
        return ("child_id", "held_on"), found

    def cp_visits(self) -> Table:
        visits = {
            (plan.child.child_id, day): alone
            for plan in self.history.plans
            for day, alone in plan.visits
            if self._recent(day)
        }
        return ("child_id", "visited_on", "seen", "seen_alone"), [
            [child_id, day, "yes", _yes(alone)] for (child_id, day), alone in visits.items()
        ]

    def cp_reviews(self) -> Table:
        plans = self.history.plans
        found = self._days((p.child.child_id, day) for p in plans for day in p.reviews)
        return ("child_id", "held_on"), found

    def core_groups(self) -> Table:
        plans = self.history.plans
        found = self._days((p.child.child_id, day) for p in plans for day in p.core_groups)
        return ("child_id", "held_on"), found

    def cla_visits(self) -> Table:
        care = self.history.care
        found = self._days((c.child.child_id, day) for c in care for day in c.visits)
        return ("child_id", "visited_on"), found

    def health_assessments(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            for number, day in enumerate(care.health):
                if self._recent(day):
                    rows.append([care.child.child_id, day, _yes(number == 0)])
        return ("child_id", "held_on", "initial"), _unique(rows, 2)

    def dental_checks(self) -> Table:
        care = self.history.care
        found = self._days((c.child.child_id, day) for c in care for day in c.dental)
        return ("child_id", "held_on"), found

    def peps(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            for number, day in enumerate(care.peps):
                if self._recent(day):
                    rows.append([care.child.child_id, day, _yes(number == 0)])
        return ("child_id", "held_on", "initial"), _unique(rows, 2)

    def missing_episodes(self) -> Table:
        columns = (
            "child_id", "kind", "started_on", "ended_on", "ended_at", "return_interview_offered",
        )  # fmt: skip
        rows: list[Row] = []
        for care in self.history.care:
            for gone in care.missing:
                if self._recent(gone.started_on):
                    back = _past(gone.ended_on)
                    at = _at(back, 21) if back else None
                    row = [care.child.child_id, gone.kind, gone.started_on, back, at]
                    rows.append([*row, _yes(gone.offered) if back else None])
        return columns, _unique(rows, 3)

    def return_interviews(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            for gone in care.missing:
                if self._recent(gone.ended_on) and gone.hours_to_interview is not None:
                    held = _at(gone.ended_on, 21) + timedelta(hours=gone.hours_to_interview)
                    if held.date() <= DATA_AS_AT:
                        rows.append([care.child.child_id, held])
        return ("child_id", "held_at"), _unique(rows, 2)

    def adoptions(self) -> Table:
        rows: list[Row] = []
        for care in self.history.care:
            way = care.adoption
            if way and way.decision_on <= DATA_AS_AT and care.ended_on >= FIRST_EXTRACT_WINDOW:
                carer_from = care.started_on if way.by_carer else None
                rows.append([
                    care.child.child_id, way.decision_on,
                    None if way.reversed_on else _past(way.application_on),
                    _yes(way.by_carer), carer_from,
                ])  # fmt: skip
        columns = ("child_id", "decision_on", "application_on", "adopted_by_carer", "carer_from_on")
        return columns, rows

    def private_fostering(self) -> Table:
        return ("child_id", "notified_on", "started_on", "ended_on"), [
            [child_id, known, known - timedelta(days=30), _past(known + timedelta(days=length))]
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

    def social_workers(self) -> Table:
        columns = (
            "worker_id", "worker", "started_on", "ended_on", "agency", "fte", "role",
            "cases_held", "days_lost", "team",
        )  # fmt: skip
        random = Random(SEED + 2)
        rows: list[Row] = []
        for stay in self.workforce.stays:
            lost = random.choices((0, 2, 5, 9, 20, 60), (34, 26, 20, 12, 6, 2))[0]
            early_help = stay.holder.team.startswith("Early Help")
            rows.append([
                stay.worker_id, stay.worker, stay.started_on, stay.ended_on, _yes(stay.agency),
                stay.fte, "6" if early_help else "5", None, 0 if stay.agency else lost,
                stay.holder.team,
            ])  # fmt: skip
        return columns, rows

    def workforce_posts(self) -> Table:
        rows: list[Row] = []
        for day in month_ends(FIRST_EXTRACT_WINDOW, DATA_AS_AT):
            for team in (team for teams in SERVICES.values() for team in teams):
                posts = [(h, s) for h, s in self.workforce.by_post.items() if h.team == team]
                holders = [next((s for s in stays if s.holds(day)), None) for _, stays in posts]
                agency = sum(s.fte for s in holders if s and s.agency)
                vacant = sum(1.0 for s in holders if s is None) + agency
                rows.append([day, team, round(vacant, 2), round(agency, 2)])
        return ("counted_on", "team", "vacant_fte", "agency_cover_fte"), rows

    def supervisions(self) -> Table:
        random = Random(SEED + 3)
        rows: list[Row] = []
        for stay in self.workforce.stays:
            day = max(stay.started_on, FIRST_EXTRACT_WINDOW) + timedelta(days=9)
            while day < min(stay.ended_on or DATA_AS_AT, DATA_AS_AT):
                rows.append([stay.worker_id, day, "One to one", stay.holder.team])
                troubled = stay.holder.team == TEAM_IN_TROUBLE and day >= TROUBLE_FROM
                day += timedelta(days=max(14, int(random.gauss(47 if troubled else 28, 5))))
        return ("worker_id", "held_on", "kind", "team"), rows

    def ehc_plans(self) -> Table:
        random = Random(SEED + 4)
        rows: list[Row] = []
        for number, help_ in enumerate(self.history.early_help[::3]):
            asked = help_.started_on
            issued = _past(asked + timedelta(days=max(60, int(random.gauss(146, 35)))))
            rows.append([help_.child.child_id, asked, issued, _yes(number % 9 == 0), None])
        columns = ("child_id", "requested_on", "issued_on", "exception", "ended_on")
        return columns, _unique([r for r in rows if r[1] <= DATA_AS_AT], 2)  # type: ignore[operator]

    def home_educated_children(self) -> Table:
        random = Random(SEED + 5)
        rows: list[Row] = []
        for help_ in self.history.early_help[::13]:
            start = help_.started_on
            if start <= DATA_AS_AT:
                end = _past(start + timedelta(days=random.randrange(90, 1500)))
                seen = DATA_AS_AT - timedelta(days=random.randrange(10, 500))
                rows.append([help_.child.child_id, start, end, seen if seen > start else None])
        return ("child_id", "started_on", "ended_on", "last_visit_on"), _unique(rows, 2)

    def permanent_exclusions(self) -> Table:
        random = Random(SEED + 6)
        rows: list[Row] = []
        for help_ in self.history.early_help[5::23]:
            day = help_.started_on
            if self._recent(day) and day.weekday() < 5:
                sixth = day + timedelta(days=7)
                begun = sixth + timedelta(days=random.choice((-2, -1, 0, 0, 1, 5)))
                rows.append([help_.child.child_id, day, sixth, _past(begun)])
        return ("child_id", "excluded_on", "sixth_day_on", "provision_on"), _unique(rows, 2)

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


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _past(day: date | None) -> date | None:
    return day if day and day <= DATA_AS_AT else None


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


def _unique(rows: list[Row], columns: int) -> list[Row]:
    return list({tuple(row[:columns]): row for row in rows}.values())

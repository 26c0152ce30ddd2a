"""Local lists of the workforce and of education."""

from datetime import date, timedelta
from random import Random

from sightline.demo.local_drawing import LocalDrawing, Row, Table, past, unique, yes
from sightline.demo.world import (
    DATA_AS_AT,
    FIRST_EXTRACT_WINDOW,
    SEED,
    SERVICES,
    TEAM_IN_TROUBLE,
    TROUBLE_FROM,
)
from sightline.vocabulary.months import month_ends


class ServiceLocalLists(LocalDrawing):
    """Teams, workers, posts, supervision; plans, home education, exclusions."""

    def teams(self) -> Table:
        rows: list[Row] = [
            [team, service, date(2018, 4, 1), None]
            for service, teams in SERVICES.items()
            for team in teams
        ]
        return ("team", "service", "started_on", "ended_on"), rows

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
                stay.worker_id, stay.worker, stay.started_on, stay.ended_on, yes(stay.agency),
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
            issued = past(asked + timedelta(days=max(60, int(random.gauss(146, 35)))))
            rows.append([help_.child.child_id, asked, issued, yes(number % 9 == 0), None])
        columns = ("child_id", "requested_on", "issued_on", "exception", "ended_on")
        return columns, unique([r for r in rows if r[1] <= DATA_AS_AT], 2)  # type: ignore[operator]

    def home_educated_children(self) -> Table:
        random = Random(SEED + 5)
        rows: list[Row] = []
        for help_ in self.history.early_help[::13]:
            start = help_.started_on
            if start <= DATA_AS_AT:
                end = past(start + timedelta(days=random.randrange(90, 1500)))
                seen = DATA_AS_AT - timedelta(days=random.randrange(10, 500))
                rows.append([help_.child.child_id, start, end, seen if seen > start else None])
        return ("child_id", "started_on", "ended_on", "last_visit_on"), unique(rows, 2)

    def permanent_exclusions(self) -> Table:
        random = Random(SEED + 6)
        rows: list[Row] = []
        for help_ in self.history.early_help[5::23]:
            day = help_.started_on
            if self.recent(day) and day.weekday() < 5:
                sixth = day + timedelta(days=7)
                begun = sixth + timedelta(days=random.choice((-2, -1, 0, 0, 1, 5)))
                rows.append([help_.child.child_id, day, sixth, past(begun)])
        return ("child_id", "excluded_on", "sixth_day_on", "provision_on"), unique(rows, 2)

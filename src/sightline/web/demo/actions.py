"""Actions and good practice of the demonstration, in every state, as people would have left them.

Two stories run through: conferences planned ahead, which worked, and a team in trouble, which
isn't over. All goes through the actions of the apps, each at its own day.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sightline.apps.agreed_actions import actions
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.good_practice import actions as good_practice
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.demo.world import CONFERENCES_PLANNED_AHEAD_FROM, TEAM_IN_TROUBLE, TROUBLE_FROM
from sightline.judgement.marks import Rating
from sightline.vocabulary.words import Level

People = Mapping[str, User]
_NEEDED = {"director", "analyst", "head.of.service", "team.manager", "head.of.safeguarding"}
_SERVICE = "Assessment and Safeguarding"


def ensure_actions(at: datetime) -> None:
    """Once, on first use. Everybody must be there: see `demo.people`."""
    if not authority_code() or AgreedAction.objects.exists():
        return
    of = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if _NEEDED - of.keys():
        return
    _conferences(of, at)
    _team_in_trouble(of, at)
    _closed_of_late(of, at)
    _under_way(of, at)
    _ended(of, at)
    _put_forward(of, at)


def _on(day: object, at: datetime) -> datetime:
    """Ten in the morning of a day."""
    return at.replace(year=day.year, month=day.month, day=day.day, hour=10, minute=0)  # type: ignore[attr-defined]


def _who(person: User, at: datetime) -> dict[str, object]:
    """As of today: in the demonstration every role begins on its first day."""
    return {"by": person, "access": access_of(person, at)}


def _agree(
    of: People, by: str, owner: str, title: str, agreed: datetime, days: int, **more: object
) -> AgreedAction:
    due_on = agreed.date() + timedelta(days=days)
    return actions.agree(
        by=of[by],
        owner=of[owner],
        title=title,
        due_on=due_on,
        at=agreed,
        **more,  # type: ignore[arg-type]
    )


def _conferences(of: People, at: datetime) -> None:
    closed = _on(CONFERENCES_PLANNED_AHEAD_FROM, at)
    agreed = closed - timedelta(days=75)
    action = _agree(
        of, "director", "head.of.safeguarding",
        "Plan the conference diary eight weeks ahead, with two slots held free each week",
        agreed, 80, indicator="icpc_15wd_pct",
        why="One first conference in four was late, most because no chair was free.",
    )  # fmt: skip
    owner, director = _who(of["head.of.safeguarding"], at), _who(of["director"], at)
    actions.start(**owner, action=action, at=agreed + timedelta(days=6))
    actions.finish(
        **owner, action=action, at=closed - timedelta(days=3),
        evidence="The diary is open until the end of October; two slots a week stand free.",
    )  # fmt: skip
    actions.check(
        **director, action=action, at=closed, said="Looked through the diary of both chairs."
    )


def _team_in_trouble(of: People, at: datetime) -> None:
    agreed = _on(TROUBLE_FROM, at) + timedelta(days=110)
    about = {"indicator": "assessments_45wd_pct", "level": Level.TEAM, "unit": TEAM_IN_TROUBLE}
    fill = _agree(
        of, "director", "head.of.service", f"Fill the empty posts of {TEAM_IN_TROUBLE}",
        agreed, 150, **about,
        why="Half of the posts stand empty, and assessments wait for a worker.",
    )  # fmt: skip
    owner = _who(of["head.of.service"], at)
    actions.say_how_it_goes(
        **owner, action=fill, rating=Rating.AMBER, at=agreed + timedelta(days=40),
        said="Two posts advertised.", reason="Nobody suitable applied for one of them.",
        next_step="Ask the agency for two workers for six months.",
    )  # fmt: skip
    actions.say_how_it_goes(
        **owner, action=fill, rating=Rating.RED, at=agreed + timedelta(days=155), said="",
        reason="One worker began and left again; four posts are still empty.",
        next_step="The director decides on a market supplement this month.",
    )  # fmt: skip
    look = _agree(
        of, "head.of.service", "team.manager",
        "Look at every assessment over 35 working days each Monday", at - timedelta(days=60),
        90, **about,
    )  # fmt: skip
    actions.say_how_it_goes(
        **_who(of["team.manager"], at), action=look, rating=Rating.AMBER,
        at=at - timedelta(days=20), said="Done in seven of nine weeks.",
        reason="The manager was away for two weeks and nobody stood in.",
        next_step="The assistant team manager takes the list when the manager is away.",
    )  # fmt: skip


def _closed_of_late(of: People, at: datetime) -> None:
    """Closed too recently to say whether anything moved."""
    agreed = at - timedelta(days=140)
    action = _agree(
        of, "head.of.safeguarding", "head.of.service",
        "Share the duty of visits when a worker is away, by a list on Fridays", agreed, 60,
        indicator="cin_visits_in_time_pct",
        why="Visits lapsed in weeks when the worker was on leave.",
    )  # fmt: skip
    owner, checker = _who(of["head.of.service"], at), _who(of["head.of.safeguarding"], at)
    actions.finish(
        **owner, action=action, at=agreed + timedelta(days=55),
        evidence="The list was kept in each of the last six weeks, in all teams.",
    )  # fmt: skip
    actions.check(**checker, action=action, at=agreed + timedelta(days=62))


def _under_way(of: People, at: datetime) -> None:
    """On track, not started, late, and done but not checked."""
    on_track = _agree(
        of, "director", "analyst", "Show each manager their own list of late visits by mail",
        at - timedelta(days=25), 60, indicator="cpp_visits_in_time_pct",
    )  # fmt: skip
    actions.say_how_it_goes(
        **_who(of["analyst"], at), action=on_track, rating=Rating.GREEN,
        at=at - timedelta(days=4), said="Goes to the managers of three teams already.",
    )  # fmt: skip
    _agree(
        of, "director", "head.of.safeguarding",
        "Audit twelve plans that have lasted more than two years", at - timedelta(days=6), 45,
        indicator="cpp_open_2y_pct", why="Asked for at the Board, to understand the rise.",
    )  # fmt: skip
    _agree(
        of, "head.of.service", "team.manager", "Agree with the police who opens the enquiry",
        at - timedelta(days=80), 66, why="Both open one, and nobody closes the other.",
    )  # fmt: skip
    done = _agree(
        of, "director", "head.of.service", "Write down who may agree a step down to early help",
        at - timedelta(days=50), 45, level=Level.SERVICE, unit=_SERVICE,
    )  # fmt: skip
    actions.finish(
        **_who(of["head.of.service"], at), action=done, at=at - timedelta(days=8),
        evidence="The page is in the handbook; all teams were briefed on it.",
    )  # fmt: skip


def _ended(of: People, at: datetime) -> None:
    """One dropped for a reason, one opened again."""
    dropped = _agree(
        of, "director", "analyst", "Load the contact sheet of the old system",
        at - timedelta(days=100), 60,
    )  # fmt: skip
    actions.drop(
        **_who(of["director"], at), action=dropped, at=at - timedelta(days=70),
        reason="The old system was switched off; its sheet lies in the archive.",
    )  # fmt: skip
    again = _agree(
        of, "head.of.safeguarding", "team.manager",
        "See every child alone at the first visit, and say so in the record",
        at - timedelta(days=130), 90, level=Level.TEAM, unit=TEAM_IN_TROUBLE,
    )  # fmt: skip
    actions.finish(
        **_who(of["team.manager"], at), action=again, at=at - timedelta(days=60),
        evidence="The box is ticked in nearly all visits of the month.",
    )  # fmt: skip
    checker = _who(of["head.of.safeguarding"], at)
    actions.reopen(
        **checker, action=again, at=at - timedelta(days=48),
        reason="Ten records were read: in four the child’s own words are missing.",
        next_step="Read ten more after the team’s practice day.",
    )  # fmt: skip
    actions.move_day(
        **checker, action=again, at=at - timedelta(days=48),
        due_on=(at + timedelta(days=20)).date(),
        reason="The practice day is in three weeks.",
    )  # fmt: skip


def _put_forward(of: People, at: datetime) -> None:
    director = _who(of["director"], at)
    diary = good_practice.put_forward(
        **_who(of["head.of.safeguarding"], at), at=at - timedelta(days=200),
        title="Two conference slots stand free each week, planned eight weeks ahead",
        what="The chairs’ diary is kept by one person, and a slot is given away on Thursday only.",
        why="A chair is found on the day, so that hardly any first conference is late.",
        since=CONFERENCES_PLANNED_AHEAD_FROM, indicator="icpc_15wd_pct",
        ask_role="child_protection_chair",
    )  # fmt: skip
    good_practice.decide(
        **director, practice=diary, move="share", at=at - timedelta(days=190),
        said="Clear, cheap and seen in the figure. Care reviews could do the same.",
    )  # fmt: skip
    good_practice.use_again(
        **_who(of["head.of.service"], at), practice=diary, where="Reviews of children in care",
        since=(at - timedelta(days=120)).date(), at=at - timedelta(days=100),
        said="One slot a week is enough here.",
    )  # fmt: skip
    monday = good_practice.put_forward(
        **_who(of["team.manager"], at), at=at - timedelta(days=30),
        title="The Monday list is read aloud, five minutes, standing",
        why="Everybody hears what is late, and somebody offers help at once.",
        level=Level.TEAM, unit=TEAM_IN_TROUBLE, since=(at - timedelta(days=60)).date(),
        indicator="assessments_45wd_pct", ask_role="team_manager",
    )  # fmt: skip
    good_practice.decide(**director, practice=monday, move="look at", at=at - timedelta(days=12))
    good_practice.put_forward(
        **_who(of["head.of.service"], at), at=at - timedelta(days=5),
        title="A worker who leaves introduces the next one at a last visit together",
        why="Children tell their story once, and the first visit after a change is in time.",
        level=Level.SERVICE, unit=_SERVICE, indicator="cin_visits_in_time_pct",
    )  # fmt: skip

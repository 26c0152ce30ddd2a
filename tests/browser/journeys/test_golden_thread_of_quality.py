"""From a red figure to the one it became: by links alone, through what audits found, what a worker
talks over in supervision, and what the improvement plan does about it."""

import os
import re
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import personas
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers
from tests.integration.audits.following import SAID as TO_DO
from tests.integration.audits.following import required
from tests.integration.audits.making_audits import case_file, section
from tests.integration.plan.making_plans import small_plan
from tests.personas import SERVICE, TEAM

from sightline.apps.agreed_actions import actions as agreed
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.audits.findings import actions as findings
from sightline.apps.audits.findings.feeding import feed
from sightline.apps.audits.findings.feeding import said as counted
from sightline.apps.audits.models import Audit
from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.collected import actions as collected
from sightline.apps.collected.actions.indicators import Collecting
from sightline.apps.collected.models import Entry
from sightline.apps.collected.rules import EntryState
from sightline.apps.pack.actions import ask_for_month
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.targets import actions as targets
from sightline.judgement.targets import TargetKind, TargetPoint
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind
from sightline.vocabulary.words import Level, Polarity, Status, Unit

FIGURE, TITLE = "qa_good_or_better_pct", "Audits graded good or outstanding"
SAID = "Wishes stand in the record, but nothing is done about them."
FIRST, CLOSED, LAST = date(2022, 1, 1), date(2025, 9, 15), date(2026, 9, 30)
BEFORE, SINCE = (3, 3, 3, 2) * 3, (2, 1, 2, 3) * 3
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
DONE = "Write with every family what the child wants to change"


@dataclass
class Thread:
    """The audit that shows the fault, whose work it was, and the action that was closed."""

    audit: Audit
    worker: str
    action: AgreedAction


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def of(person: User, when: datetime) -> dict[str, Any]:
    """Access as of now: the accounts are younger than what they did."""
    return {"by": person, "access": access_of(person, NOW), "at": when}


@pytest.fixture
def thread(wrenshire_site: str, wrenshire: Path, settings: Any, tmp_path: Path) -> Thread:
    """Twelve audits a quarter, better ones since an action of autumn 2025; on data of its own, as
    a target is written into it."""
    settings.SIGHTLINE_DATA = shutil.copytree(wrenshire, tmp_path / "data", copy_function=os.link)
    lead, manager = personas.person("principal_social_worker"), personas.person("team_manager")
    held = holdings()
    assert held is not None
    team = held.by_team[TEAM] - held.restricted
    worker = min(name for name, own in held.by_worker.items() if own & team)
    personas.unit_called(Level.WORKER, worker)
    child = min(held.by_worker[worker] & team)
    audits = graded(lead, worker)
    findings.confirm(
        audit=audits[0], theme="voice", section=section(), is_good=False, said=SAID,
        **of(lead, at(FIRST + timedelta(days=40))),
    )  # fmt: skip
    asked_and_fed(lead)
    action = closed(lead, manager)
    last = put_right(lead, worker, child)
    ask_for_month(month=LAST, at=NOW)
    small_plan(lead, datetime(2026, 4, 1, 9, tzinfo=UTC))
    return Thread(last, worker, action)


def graded(by: User, worker: str) -> list[Audit]:
    made, day = [], FIRST + timedelta(days=20)
    while day < LAST:
        for grade in BEFORE if day < CLOSED else SINCE:
            made.append(Audit(
                authority=authority_code(), tool=case_file(), subject="file", auditor=by,
                state="handed in", set_on=day, due_on=day, window_from=day, window_to=day,
                first_grade=grade, grade=grade, handed_in_at=at(day),
                service=SERVICE, team=TEAM, worker=worker,
            ))  # fmt: skip
        day += timedelta(days=91)
    Audit._base_manager.bulk_create(made)
    return list(Audit.objects.order_by("pk"))


def asked_and_fed(by: User) -> None:
    """Collected by quarters, as an authority may choose; 60 % are to be good."""
    how = Collecting(
        title=TITLE, section="quality", shown_as=Unit.PERCENT, better=Polarity.HIGHER,
        period_kind=PeriodKind.QUARTER, frequency=Frequency.QUARTERLY,
        owner_role="principal_social_worker", asked_since=FIRST,
    )  # fmt: skip
    here = {"by": by, "authority": authority_code(), "at": NOW}
    collected.add_indicator(key=FIGURE, how=how, in_catalogue=True, **here)
    collected.ask_for_values(at=NOW)
    assert feed(NOW) == 19
    for entry in Entry.objects.filter(state=EntryState.IN_FORCE.value):
        # What was counted is provisional, and so not rated, until who answers for it says so.
        said = replace(counted(of_entry(entry)), status=Status.OK, why_provisional="")
        collected.enter_value(by=by, entry=entry, said=said, read=entry.version, at=NOW)
    targets.propose(
        indicator=FIGURE, kind=TargetKind.LOCAL, points=[TargetPoint(FIRST, 60.0)],
        unit=Unit.PERCENT, why="The year’s plan", **here,
    )  # fmt: skip


def of_entry(entry: Entry) -> tuple[int, int]:
    assert entry.numerator is not None and entry.denominator is not None
    return int(entry.numerator), int(entry.denominator)


def closed(by: User, owner: User) -> AgreedAction:
    """Agreed from the theme in spring 2025, done and checked that autumn."""
    begun = at(date(2025, 4, 10))
    action = agreed.agree(
        by=by, title=DONE, owner=owner, due_on=date(2025, 9, 30), at=begun,
        source=("audit_theme", "voice"), indicator=FIGURE,
    )  # fmt: skip
    agreed.finish(action=action, evidence="Every plan since July", **of(owner, at(CLOSED)))
    action.refresh_from_db()
    agreed.check(action=action, **of(by, at(CLOSED)))
    return action


def put_right(by: User, worker: str, child: str) -> Audit:
    """The newest audit asks for something of the worker."""
    audit = required(by, at(LAST - timedelta(days=10)), child=child)
    Audit._base_manager.filter(pk=audit.pk).update(worker=worker)
    return audit


@SCRIPTS
def test_from_a_red_figure_to_the_one_it_became(
    walkers: Walkers, thread: Thread, scripts: bool
) -> None:
    lead = walkers.one("golden thread", scripts=scripts)
    lead.sign_in("principal_social_worker")
    red_a_year_ago(lead)
    through_the_theme(lead)
    to_the_action_and_whether_it_moved(lead)
    on_into_the_plan(lead)
    through_the_audit(lead, thread)
    in_the_boards_pack(lead)
    manager = walkers.one("golden thread: team manager", scripts=scripts)
    manager.sign_in("team_manager")
    on_the_agenda(manager, thread)


def red_a_year_ago(lead: Walker) -> None:
    lead.page.goto(f"{lead.site}/scorecard/?service=quality&show=all&as_at=2025-08-31")
    lead.picture("card")
    row = lead.main.get_by_role("row", name=re.compile(TITLE))
    assert "25" in row.inner_text() and "Target missed" in row.inner_text()
    lead.picture("red")
    lead.follow(TITLE)
    lead.reads("What audits find")
    lead.picture("figure")
    lead.follow("What audits find")


def through_the_theme(lead: Walker) -> None:
    lead.follow("The child’s voice")
    lead.reads(SAID)
    lead.is_sound()
    lead.picture("theme")


def to_the_action_and_whether_it_moved(lead: Walker) -> None:
    lead.follow(DONE)
    lead.reads(TITLE)
    lead.reads("Moved")
    lead.is_sound()
    lead.picture("moved")
    lead.follow(re.compile(f"^{TITLE}"))
    lead.reads("75")
    lead.picture("what it became")
    lead.page.go_back()


def on_into_the_plan(lead: Walker) -> None:
    """Kept up by an action of the plan, which the theme and the figure both lead to afterwards."""
    lead.follow("The child’s voice")
    lead.follow("Start an action of the plan from it")
    lead.main.get_by_label("What is to be done").fill("Ask every child, every time")
    lead.main.get_by_label("Indicator it should move").select_option(label=TITLE)
    lead.main.get_by_role("button").first.click()
    lead.reads("Ask every child, every time")
    lead.picture("in the plan")
    lead.follow(re.compile("The child’s voice"))
    lead.reads("Ask every child, every time")
    lead.page.goto(f"{lead.site}/indicators/{FIGURE}/")
    lead.reads("Ask every child, every time")


def through_the_audit(lead: Walker, thread: Thread) -> None:
    lead.page.goto(f"{lead.site}{thread.audit.address}")
    lead.reads(TO_DO)
    lead.picture("audit")


def in_the_boards_pack(lead: Walker) -> None:
    lead.follow("Board packs")
    lead.follow(re.compile("September 2026"), lead.main)
    lead.follow("Case audits of the month")
    lead.picture("pack")
    lead.reads("Audits handed in during September 2026")
    lead.reads(SERVICE)


def on_the_agenda(manager: Walker, thread: Thread) -> None:
    manager.page.goto(f"{manager.site}/practice/")
    manager.follow(thread.worker)
    manager.picture("agenda")
    manager.is_sound()
    manager.follow(f"Action 1 after audit {thread.audit.pk}")
    manager.reads(TO_DO)
    manager.picture("to be put right")
    manager.follow("The audit")
    manager.reads("Judgements")

"""What people have done in the demonstration before anybody visits: figures typed in, one late, one
explained; reasons given for lateness; notes pinned to charts; a strategy; a restricted record."""

import random
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.collected import actions as collected
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import Said
from sightline.apps.data_quality import actions as quality
from sightline.apps.figures import actions as figures
from sightline.apps.people import actions as people
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.worklists import actions as worklists
from sightline.apps.worklists.queries import current, reached
from sightline.demo.world import CONFERENCES_PLANNED_AHEAD_FROM, TEAM_IN_TROUBLE, TROUBLE_FROM
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.printed_values import read_value
from sightline.vocabulary.words import Level, Status

# Typed-in indicators: about where the value lies, how it is written, and of how many.
_TYPED = {
    "perm_exclusion_rate_pct": (0.1, "{:.2f}%"),
    "suspension_rate_pct": (7.4, "{:.1f}%"),
    "pa_cin_pct": (46.0, "{:.0f}%"),
    "lac_school_move_pct": (9.0, "{:.0f}%"),
    "qa_audits_completed_pct": (88.0, "{:.0f}%"),
    "qa_good_or_better_pct": (61.0, "{:.0f}%"),
    "qa_inadequate_pct": (8.0, "{:.0f}%"),
    "qa_voice_good_pct": (58.0, "{:.0f}%"),
    "qa_moderation_agreement_pct": (79.0, "{:.0f}%"),
    "yj_fte_rate_100k": (168.0, "{:.0f}"),
    "yj_reoffending_pct": (33.0, "{:.1f}%"),
    "yj_custody_rate_1k": (0.2, "{:.2f}"),
    "yj_ete_pct": (71.0, "{:.0f}%"),
    "yj_accommodation_pct": (94.0, "{:.0f}%"),
}
_WAITS = "qa_actions_on_time_pct"
_LATE_REASONS = ("caseload", "worker_absent", "no_worker", "family_not_in", "caseload", "refused")


def ensure_life(at: datetime) -> None:
    """Once, on first use. Everybody must be there: see `demo.people`."""
    authority = authority_code()
    if not authority or CollectedIndicator.objects.exists():
        return
    of = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if not {"analyst", "team.manager", "guardian", "head.of.safeguarding"} <= of.keys():
        return
    _type_in(authority, of["analyst"], at)
    _say_why_late(authority, of["team.manager"], at)
    _pin_notes(authority, of["analyst"], of["team.manager"], at)
    _restrict(authority, of["guardian"], of["head.of.safeguarding"], at)
    _write_strategy(authority, of["analyst"], at)


def _type_in(authority: str, analyst: User, at: datetime) -> None:
    """A year of figures that no case system holds; the newest of some is still waited for."""
    catalogue = DataFolder(Path(settings.SIGHTLINE_DATA)).catalogue()
    collected.collect_from_catalogue(
        by=None, authority=authority, indicators=catalogue, since=date(2025, 10, 1), at=at
    )
    collected.ask_for_values(at=at, authority=authority)
    entries = Entry.objects.select_related("indicator").order_by("indicator__key", "last")
    last = {entry.indicator_id: entry.pk for entry in entries}
    for entry in entries:
        is_newest = last[entry.indicator_id] == entry.pk
        said = _said(entry, is_newest)
        if said:
            collected.enter_value(by=None, entry=entry, said=said, read=entry.version, at=at)


def _said(entry: Entry, is_newest: bool) -> Said | None:
    key = entry.indicator.key
    if key == _WAITS and is_newest:
        return None  # nobody has typed this one in yet: it is late
    if key == "yj_reoffending_pct" and is_newest:
        return Said(
            status=Status.NOT_YET_AVAILABLE,
            reason="The national return for this cohort is published in the new year.",
            expected_on=date(2027, 1, 29),
        )
    about, written = _TYPED.get(key, (82.0, "{:.0f}%"))
    drift = random.Random(f"{key} {entry.last}").uniform(-0.08, 0.08)
    number = about * (1 + drift)
    value = read_value(written.format(min(number, 100.0) if "%" in written else number))
    is_provisional = key.startswith("yj_") and is_newest
    why = "The partnership has not confirmed the count yet." if is_provisional else ""
    status = Status.PROVISIONAL if is_provisional else Status.OK
    return Said(status=status, value=value, why_provisional=why)


def _say_why_late(authority: str, manager: User, at: datetime) -> None:
    kept = current()
    if kept is None:
        return
    access = access_of(manager, at)
    for name in ("assessments_open", "children_not_seen"):
        found = kept.lists[name]
        late = [row for row in reached(access, found, None).rows if (row.days_late or 0) > 0]
        for row, code in zip(late, _LATE_REASONS, strict=False):
            worklists.say_why_late(
                by=manager, authority=authority, worklist=found.worklist, row=row, code=code,
                note="", at=at,
            )  # fmt: skip


def _pin_notes(authority: str, analyst: User, manager: User, at: datetime) -> None:
    figures.add_note(
        by=analyst, authority=authority, indicator="icpc_15wd_pct", level=Level.AUTHORITY, unit="",
        on=CONFERENCES_PLANNED_AHEAD_FROM, is_event=True, at=at,
        text="Conference diaries are planned eight weeks ahead from here on.",
    )  # fmt: skip
    for level, unit in ((Level.TEAM, TEAM_IN_TROUBLE), (Level.AUTHORITY, "")):
        figures.add_note(
            by=manager, authority=authority, indicator="assessments_45wd_pct", level=level,
            unit=unit, on=TROUBLE_FROM, is_event=True, at=at,
            text=f"The manager of {TEAM_IN_TROUBLE} left; half of its posts stood empty.",
        )  # fmt: skip
    for name in ("assessments_45wd_pct", "icpc_15wd_pct", "cpp_rate_10k", "lac_rate_10k"):
        figures.mark_indicator(by=analyst, indicator=name, kind="key", at=at)


def _restrict(authority: str, guardian: User, reader: User, at: datetime) -> None:
    held = holdings()
    children = held.by_team.get("Safeguarding Team 1", frozenset()) if held else frozenset()
    for child in sorted(children)[:1]:
        people.restrict_child(
            by=guardian, authority=authority, child_id=child, at=at,
            reason="A relative works for the council.",
        )  # fmt: skip
        people.name_reader(by=guardian, person=reader, authority=authority, child_id=child, at=at)


def _write_strategy(authority: str, analyst: User, at: datetime) -> None:
    access = access_of(analyst, at)
    strategy = quality.write_strategy(
        by=analyst, access=access, authority=authority, title="Recording what matters, once",
        text="Ethnicity, disability and the day a child was seen are recorded by the worker on "
        "the day. Managers go through the list of their team each Monday. What the case system "
        "gets wrong is reported to its supplier and followed until it is fixed.",
        from_on=date(2026, 4, 1), review_on=date(2027, 4, 1), at=at,
    )  # fmt: skip
    quality.record_briefing(
        by=analyst, access=access, strategy=strategy, held_on=date(2026, 4, 14), people=34, at=at,
        briefed="Team managers and assistant team managers", today=at.date(),
        said="Most asked for was a shorter list of reasons.",
    )  # fmt: skip

"""The demonstration authority: the same every time, and its figures are what happened there.

The simulation knows what truly happened. Its files go through intake, store and measures like
anybody's; counted back from the simulation in plain Python, the figures must agree, but for the few
rows that the slips of each extract spoil.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sightline.demo.events import History
from sightline.demo.make_files import simulate
from sightline.demo.world import AUTHORITY, DATA_AS_AT, TEAM_IN_TROUBLE
from sightline.measures.figures.figures import Figure, Figures
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.months import months_back
from sightline.vocabulary.working_days import WorkingDays

CALENDAR = WorkingDays()
YEAR_AGO = months_back(DATA_AS_AT, 12)
SPOILT = 12  # rows that the slips of the extracts in a year may spoil, per list


@dataclass(frozen=True)
class Wrenshire:
    data: DataFolder
    catalogue: Catalogue
    figures: Figures
    history: History

    def figure(self, indicator: str, **key: object) -> Figure:
        basis = self.catalogue[indicator].headline
        whole = {"level": "authority", "unit": "", "breakdown": "", "as_at": DATA_AS_AT}
        asked = {**whole, "basis": basis, **key}
        found = self.figures.rows(indicator=indicator, **asked)
        assert found, f"{indicator} has no figure for {asked}"
        return found[0]


@pytest.fixture(scope="module")
def wrenshire(wrenshire_kept: Path) -> Wrenshire:
    data = DataFolder(wrenshire_kept)
    snapshot = data.store.authority(AUTHORITY).published()
    assert snapshot is not None
    figures = data.figures(snapshot)
    assert figures is not None
    history, _ = simulate()
    return Wrenshire(data, data.catalogue(), figures, history)


def in_year(day: date | None) -> bool:
    return day is not None and YEAR_AGO < day <= DATA_AS_AT


COUNTS: dict[str, Callable[[History], int]] = {
    "contacts_received": lambda h: sum(in_year(c.contacted_on) for c in h.contacts),
    "assessments_completed": lambda h: sum(in_year(a.completed_on) for a in h.assessments),
    "s47_started": lambda h: sum(in_year(s.started_on) for s in h.section_47s),
    "icpc_held": lambda h: sum(in_year(s.icpc_on) for s in h.section_47s),
    "cpp_count": lambda h: sum(p.started_on <= DATA_AS_AT < p.ended_on for p in h.plans),
    "lac_count": lambda h: sum(c.open_on(DATA_AS_AT) for c in h.care),
    "adopted_count": lambda h: sum(
        in_year(c.ended_on) and c.end_reason in {"E11", "E12"} for c in h.care
    ),
}


@pytest.mark.parametrize("indicator", COUNTS)
def test_a_count_is_what_truly_happened(wrenshire: Wrenshire, indicator: str) -> None:
    truth = COUNTS[indicator](wrenshire.history)
    assert wrenshire.figure(indicator).numerator == pytest.approx(truth, abs=SPOILT)


def test_assessments_in_time_are_what_truly_happened(wrenshire: Wrenshire) -> None:
    done = [a for a in wrenshire.history.assessments if in_year(a.completed_on)]
    in_time = sum(CALENDAR.between(a.started_on, a.completed_on) <= 45 for a in done)
    figure = wrenshire.figure("assessments_45wd_pct")
    assert figure.value == pytest.approx(100 * in_time / len(done), abs=0.3)


def test_conferences_in_time_are_what_truly_happened_before_and_after(wrenshire: Wrenshire) -> None:
    def share(last: date) -> float:
        first = months_back(last, 12)
        held = [s for s in wrenshire.history.section_47s if s.icpc_on and first < s.icpc_on <= last]
        return 100 * sum(CALENDAR.between(s.started_on, s.icpc_on) <= 15 for s in held) / len(held)

    before, now = date(2025, 8, 31), DATA_AS_AT
    assert wrenshire.figure("icpc_15wd_pct", as_at=now).value == pytest.approx(share(now), abs=1)
    assert wrenshire.figure("icpc_15wd_pct", as_at=before).value == pytest.approx(
        share(before), abs=1
    )
    assert share(now) - share(before) > 10


def test_the_team_in_trouble_shows(wrenshire: Wrenshire) -> None:
    month = {"as_at": date(2026, 9, 30), "basis": "month"}
    whole = wrenshire.figure("assessments_45wd_pct", **month)
    team = wrenshire.figure("assessments_45wd_pct", level="team", unit=TEAM_IN_TROUBLE, **month)
    assert whole.value is not None and team.value is not None
    assert whole.value - team.value > 15


def test_teams_add_up_to_the_authority(wrenshire: Wrenshire) -> None:
    for indicator in ("lac_count", "cpp_count", "contacts_received", "cin_count"):
        headline = wrenshire.figure(indicator)
        teams = wrenshire.figures.rows(
            indicator=indicator,
            level="team",
            breakdown="",
            as_at=DATA_AS_AT,
            basis=headline.basis,
        )
        assert sum(team.numerator or 0 for team in teams) == headline.numerator


def test_every_row_of_every_file_is_accepted_or_set_aside(wrenshire: Wrenshire) -> None:
    loads = wrenshire.data.store.authority(AUTHORITY).loads()
    assert len(loads) == 16 + 3 + 3 + 3
    for load in loads:
        for count in load.counts:
            assert count.accepted + count.quarantined == count.rows


def test_the_slips_are_found(wrenshire: Wrenshire) -> None:
    aside = wrenshire.data.store.authority(AUTHORITY).quarantined().to_pylist()
    raws = {row["raw"] for row in aside}
    assert {"31/09/2026", "ten", "12/13/2025", "refused"} <= raws


def test_its_size_is_that_of_a_council(wrenshire: Wrenshire) -> None:
    assert wrenshire.figure("lac_count").numerator == pytest.approx(650, abs=60)
    assert wrenshire.figure("cpp_count").numerator == pytest.approx(300, abs=40)
    assert wrenshire.figure("cin_count").numerator == pytest.approx(2300, abs=300)


def test_most_indicators_have_a_figure(wrenshire: Wrenshire) -> None:
    computed = [each for each in wrenshire.catalogue if each.is_computed]
    without = [
        each.id
        for each in computed
        if not any(
            figure.value is not None
            for figure in wrenshire.figures.rows(
                indicator=each.id, level="authority", breakdown="", basis=each.headline
            )
        )
    ]
    assert not without


def test_the_same_files_are_made_every_time(tmp_path: Path, wrenshire: Wrenshire) -> None:
    again, _ = simulate()
    assert [(c.child.child_id, c.started_on) for c in again.care] == [
        (c.child.child_id, c.started_on) for c in wrenshire.history.care
    ]
    assert [r.referred_on for r in again.referrals] == [
        r.referred_on for r in wrenshire.history.referrals
    ]

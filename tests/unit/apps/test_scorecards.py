"""The steps of the month as data, and who may read, move and verify a card."""

from datetime import date
from pathlib import Path

import pytest

from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import rules
from sightline.apps.scorecards.cycle import cycle
from sightline.measures.language.catalogue import SHIPPED, load_catalogue
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

MONTH, CALENDAR = date(2026, 10, 31), WorkingDays()
GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "the-month.md"
SERVICE = "Assessment"


def access(*rights: Right, everything: bool = False, **more: object) -> Access:
    held = frozenset({*rights, Right.SEE_BOARD})
    return Access(1, (Hold("role", "profile", held, everything=everything, **more),))  # type: ignore[arg-type]


HEAD = access(Right.VERIFY_CARDS, unit=SERVICE, services=frozenset({SERVICE}))
ANALYST = access(Right.VERIFY_CARDS, Right.RUN_CYCLE, everything=True)
QUALITY = access(everything=True)


def test_the_shipped_cycle_leads_from_draft_to_published_one_step_at_a_time() -> None:
    shipped = cycle()
    key = shipped.first.key
    for expected in shipped.steps[1:]:
        key = shipped.after(key, shipped.step(key).onward).key
        assert key == expected.key
    assert shipped.step(key).title == "published" and not shipped.step(key).onward


def test_each_step_goes_back_to_the_one_before_and_the_end_to_none() -> None:
    shipped = cycle()
    for before, step in zip(shipped.steps, shipped.steps[1:], strict=False):
        if step.back:
            assert shipped.after(step.key, step.back) == before
    assert not shipped.steps[-1].back
    with pytest.raises(NotAllowed, match="last state"):
        shipped.after("published", "verify")


def test_steps_are_due_on_the_nth_working_day_of_the_month_after() -> None:
    shipped = cycle()
    assert shipped.first.due_on(MONTH, CALENDAR) == date(2026, 11, 6)
    closed = WorkingDays.with_closures([date(2026, 11, 3)])
    assert shipped.first.due_on(MONTH, closed) == date(2026, 11, 9)
    assert shipped.steps[-1].due_on(MONTH, CALENDAR) is None
    late = [rules.days_late(shipped.first, MONTH, date(2026, 11, day), CALENDAR) for day in (6, 9)]
    assert late == [0, 1]


def test_an_authoritys_own_file_takes_the_place_of_the_shipped_cycle(tmp_path: Path) -> None:
    own = """
    [[step]]
    key = "made"
    title = "made"
    happens = "It is made."
    who = "We"
    right = "run_cycle"
    reach = "authority"
    onward = "finish"
    [[step]]
    key = "done"
    title = "done"
    happens = "It is done."
    who = "We"
    right = "run_cycle"
    reach = "authority"
    [directorate]
    title = "All"
    indicators = []
    """
    (tmp_path / "cycle.toml").write_text(own, encoding="utf-8")
    assert [step.key for step in cycle(tmp_path).steps] == ["made", "done"]


def test_every_indicator_of_the_directorates_card_is_in_the_catalogue() -> None:
    assert not set(cycle().indicators) - set(load_catalogue((SHIPPED,)).indicators)


def test_the_guide_shows_the_diagram_made_of_the_moves() -> None:
    assert cycle().moves.mermaid() in GUIDE.read_text(encoding="utf-8")


def test_a_head_of_service_verifies_their_own_card_and_no_other() -> None:
    step = cycle().step("discrepancies")
    assert rules.can_move(HEAD, SERVICE, step)
    assert not rules.can_move(HEAD, "Care", step)
    assert not rules.can_move(HEAD, "", step)  # the whole authority's is not a service's
    assert rules.can_move(ANALYST, "Care", step)


def test_who_reads_a_card_depends_on_how_far_it_has_come() -> None:
    draft, verified = cycle().first, cycle().step("verified")
    assert rules.may_read(HEAD, SERVICE, draft) and not rules.may_read(HEAD, "Care", verified)
    assert rules.may_read(HEAD, "Care", cycle().step("published"), is_closed=True)
    assert not rules.may_read(QUALITY, SERVICE, draft)
    assert rules.may_read(QUALITY, SERVICE, verified)


def test_a_card_that_is_verified_is_corrected_with_a_reason_alone() -> None:
    verified = cycle().step("board")
    with pytest.raises(NotAllowed, match="Say what is corrected"):
        rules.check_can_make_version(ANALYST, SERVICE, verified, "")
    kind = rules.check_can_make_version(HEAD, SERVICE, verified, "A child was counted twice.")
    assert kind is rules.VersionKind.CORRECTED
    with pytest.raises(NotAllowed, match="Only those who run the cycle"):
        rules.check_can_make_version(HEAD, SERVICE, cycle().first, "A child was counted twice.")

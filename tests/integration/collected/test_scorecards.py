"""A scorecard from a file becomes collected indicators with entries."""

from pathlib import Path

import pytest
from tests.integration.collected.conftest import AT
from tests.unit.intake.collected.test_scorecard_files import WOLVERHAMPTON

from sightline.apps.collected import actions, queries
from sightline.apps.collected.models import CollectedIndicator, Entry, Reason
from sightline.apps.people.models import User
from sightline.documents.inputs import Kind
from sightline.intake.collected import read_scorecard
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level, Status

SMALL = """Section,Indicator,Comparators,Out-turn,Q1,Target,Direction,Reason
Adoption,A3 - % within 16 months,Here - 242 Eng - 71% (2013-16),66% (provis),70% (in year),75%,↑,
Support,Exclusions,Local Indicator,91 in city 12 x city,118 in city 7 x city,,,
Education and inclusion,Exclusions,Local Indicator,91 in city 12 x city,118 in city 7 x city,,,
Care Leavers,Pathway plans,Local Indicator,Not yet available,,,,Resolved by the end of September.
Care Leavers,Staying put,Local Indicator,Not yet available,,,,Resolved by the end of September.
""".encode()


def load(by: User, content: bytes = SMALL) -> actions.scorecards.LoadedScorecard:
    card = read_scorecard("card.csv", content, year=2026)
    return actions.load_scorecard(by=by, authority="999", card=card, at=AT)


def test_everything_in_it_is_kept(analyst: User) -> None:
    loaded = load(analyst)
    assert (loaded.indicators, loaded.values) == (4, 8)
    adoption = CollectedIndicator.objects.get(title__startswith="A3")
    assert adoption.section == "adoption" and adoption.shown_as == "percent"
    assert [queries.printed(each) for each in adoption.entries.order_by("last")] == [
        "66%",
        "70% (in year)",
    ]
    assert adoption.entries.order_by("last")[0].status == Status.PROVISIONAL


def test_one_record_stands_in_two_sections(analyst: User) -> None:
    load(analyst)
    assert queries.collected_in("999").also_in == {"exclusions": ("inclusion",)}


def test_one_reason_is_shared(analyst: User) -> None:
    load(analyst)
    assert Reason.objects.count() == 1 and Reason.objects.get().entries.count() == 4


def test_comparators_and_targets_stand_beside_and_another_unit_is_no_value(analyst: User) -> None:
    load(analyst)
    key = "a3_within_16_months"
    collected = queries.collected_in("999")
    assert collected.targets[key][0].profile[0].value == 75
    own, england = collected.published[key].of(Kind.OWN), collected.published[key].of(Kind.ENGLAND)
    assert england is not None and england.value == 71
    assert own is not None and own.value is None and own.reason == "242 is in another unit."


def test_what_is_collected_already_is_not_loaded_over(analyst: User) -> None:
    load(analyst)
    with pytest.raises(NotAllowed, match="nothing was loaded"):
        load(analyst)
    assert Entry.objects.count() == 8


def test_a_real_scorecard_is_kept_whole(shared_data: Path, analyst: User) -> None:
    file = shared_data / "seeds" / "scorecard_wolverhampton.csv"
    card = read_scorecard(file.name, file.read_bytes(), year=2017, mapping=WOLVERHAMPTON)
    loaded = actions.load_scorecard(by=analyst, authority="336", card=card, at=AT)
    assert (loaded.indicators, loaded.values) == (77, 154)
    collected = queries.collected_in("336")
    figures = collected.of(Level.AUTHORITY, "")
    assert len(figures) == 154
    assert sum(1 for each in figures if each.value is not None) == sum(
        1 for each in card.indicators for value in each.values if value.value is not None
    )
    sentences = [sentence for _, _, sentence in queries.every_doubt("336")]
    assert len(sentences) == len(card.doubts)
    assert any("188 of 643 is 29%" in sentence for sentence in sentences)

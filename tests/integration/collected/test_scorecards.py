"""A scorecard from a file becomes collected indicators with entries."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.collected.conftest import AT
from tests.unit.intake.collected.test_scorecard_files import WOLVERHAMPTON

from sightline.apps.collected import actions, queries
from sightline.apps.collected.models import CollectedIndicator, Entry, Reason
from sightline.apps.collected.rules import Said
from sightline.apps.people.models import User
from sightline.documents.inputs import Kind
from sightline.intake.collected import read_scorecard
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values import read_value
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


@pytest.fixture
def wrenshire(settings: object) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]


def look(client, content: bytes = SMALL, **more: object) -> str:
    file = SimpleUploadedFile("card.csv", content)
    told = {"file": file, "year": 2026, "owner": "performance_analyst", **more}
    return unescape(client.post("/collected/scorecards/load/", told).content.decode())


def address(page: str) -> str:
    return re.search(r"/collected/scorecards/\d+/decide/", page)[0]


def test_a_page_says_what_a_file_holds_before_any_of_it_is_written(
    visit, analyst: User, wrenshire: None
) -> None:
    page = look(visit(analyst))
    assert "4 indicators" in page and "4 new, 0 changed, 0 the same, 0 refused" in page
    assert "Not yet available" in page and "70% (in year)" in page
    assert "What contradicts itself (" in page and "242" in page
    assert not CollectedIndicator.objects.exists()


def test_on_the_page_it_is_written_whole_and_taken_back_whole(
    visit, analyst: User, wrenshire: None
) -> None:
    client = visit(analyst)
    decide = address(look(client))
    page = client.post(decide, {"do": "write"}, follow=True).content.decode()
    assert "4 indicators are collected from now on." in page
    assert (Entry.objects.count(), Reason.objects.count()) == (8, 1)
    actions.ask_for_values(at=AT, authority="999")  # what still waits says nothing yet
    page = client.post(decide, {"do": "take back"}, follow=True).content.decode()
    assert "4 indicators are taken back." in page
    assert not CollectedIndicator.objects.exists() and not Reason.objects.exists()
    assert "4 new" in look(client)  # and may come again


def test_what_somebody_changed_since_is_not_taken_back(
    visit, analyst: User, wrenshire: None
) -> None:
    client = visit(analyst)
    decide = address(look(client))
    client.post(decide, {"do": "write"})
    entry = Entry.objects.filter(indicator__title__startswith="A3").latest("last")
    said = Said(Status.OK, read_value("71%"))
    actions.enter_value(by=analyst, entry=entry, said=said, read=entry.version, at=AT)
    page = client.post(decide, {"do": "take back"}, follow=True).content.decode()
    assert "changed by somebody else" in page and Entry.objects.count() == 8


def test_an_indicator_that_is_collected_already_stays_as_it_is(
    visit, analyst: User, wrenshire: None
) -> None:
    load(analyst)
    assert "0 new, 0 changed, 4 the same, 0 refused" in look(visit(analyst))
    page = look(visit(analyst), SMALL.replace(b"75%", b"80%"))
    assert "3 the same, 1 refused" in page and "is collected already, and stays as it is" in page


def test_a_mapping_with_a_mistake_is_a_sentence(visit, analyst: User, wrenshire: None) -> None:
    mapping = SimpleUploadedFile("map.toml", b'[columns]\nouturn = "Last year"\n')
    assert "There is no column “outurn”" in look(visit(analyst), mapping=mapping)


def test_the_real_scorecard_loads_on_the_page_and_goes_again(
    shared_data: Path, visit, analyst: User, wrenshire: None
) -> None:
    content = (shared_data / "seeds" / "scorecard_wolverhampton.csv").read_bytes()
    lines = "\n".join(f'{name} = "{heading}"' for name, heading in WOLVERHAMPTON.columns.items())
    mapping = SimpleUploadedFile("map.toml", f"[columns]\n{lines}\n".encode())
    client = visit(analyst)
    page = look(client, content, year=2017, mapping=mapping)
    assert "77 new" in page and "Columns not read" in page
    decide = address(page)
    client.post(decide, {"do": "write"})
    assert Entry.objects.count() == 154
    client.post(decide, {"do": "take back"})
    assert not Entry.objects.exists()

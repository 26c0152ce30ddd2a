"""The pages of the month: who reads which card, and what a page says and asks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from lxml import html
from tests.integration.scorecards.conftest import MINE, OCTOBER, OPENED, OTHER, Load
from tests.integration.scorecards.test_cards import mine, onward

from sightline.apps.commentary.models import Comment
from sightline.apps.figures.queries import source
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scorecards import layout_papers, queries
from sightline.apps.scorecards.due_work import open_cards
from sightline.apps.scorecards.models import Card
from sightline.documents import exports

Visit = Callable[[User], Client]
CARD = f"/cards/2026-10/{MINE}/"


@pytest.fixture
def cards(db: None, load: Load) -> None:
    load("2026-10-31", 5)
    open_cards(OPENED)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def test_a_draft_is_read_by_its_service_and_those_who_run_the_cycle_alone(
    cards: None, visit: Visit, team_manager: User, head_of_service: User, analyst: User,
    quality_officer: User, lead_member: User,
) -> None:  # fmt: skip
    may = {team_manager: 200, head_of_service: 200, analyst: 200, quality_officer: 404}
    for person, status in (may | {lead_member: 403}).items():
        assert visit(person).get(CARD).status_code == status, person.name
    assert visit(head_of_service).get(f"/cards/2026-10/{OTHER}/").status_code == 404
    assert "Draft. Not verified" in text(visit(head_of_service), CARD)
    assert "Looked after" not in text(visit(head_of_service), "/cards/")


def test_once_verified_it_is_read_by_all_who_read_everything_of_the_board(
    cards: None, visit: Visit, director: User, quality_officer: User
) -> None:
    for _ in range(3):
        onward(director, mine())
    said = text(visit(quality_officer), CARD)
    assert "Not verified" not in said and "2, verified" in said
    directorate = text(visit(quality_officer), "/cards/2026-10/directorate/")
    assert "Looked after: not verified; at “draft” since 2 November" in directorate


def test_a_move_that_is_refused_says_so_and_keeps_what_was_typed(
    cards: None, visit: Visit, analyst: User
) -> None:
    onward(analyst, mine())
    client, back = visit(analyst), queries.step_of(mine()).back
    sent = {"note": "why not", "read": mine().version, "move": back}
    page = client.post(f"{CARD}move/", sent).content.decode()
    assert "Say why the card goes back" in page and "why not" in page
    sent = {"note": "Half the contacts are missing.", "read": 1, "move": back}
    page = client.post(f"{CARD}move/", sent).content.decode()
    assert "Somebody else has changed this card" in page
    assert "Half the contacts are missing." in page
    sent["read"] = mine().version
    assert client.post(f"{CARD}move/", sent).status_code == 302
    assert mine().state == "draft"


def test_a_figure_on_a_card_says_its_version_snapshot_and_hash(
    cards: None, visit: Visit, director: User
) -> None:
    for _ in range(3):
        onward(director, mine())
    said = text(visit(director), f"{CARD}figures/contacts_received/")
    version = queries.verified_version(mine())
    assert version is not None
    assert all(each in said for each in (version.snapshot, version.sha256, "2, verified", "R-2610"))


def test_what_changed_since_the_draft_says_why(
    cards: None, visit: Visit, load: Load, director: User
) -> None:
    load("2026-11-10", 7)
    client = visit(director)
    client.post(f"{CARD}version/", {"why": "Late recording."})
    said = text(client, f"{CARD}changes/")
    assert "2 more counted, as records came late or were put right" in said
    for ending in ("csv", "docx", "html"):
        assert client.get(f"{CARD}changes.{ending}").status_code == 200, ending


def test_a_card_is_taken_away_in_every_format_and_a_draft_says_that_it_is_one(
    cards: None, visit: Visit, director: User
) -> None:
    client = visit(director)
    for ending in exports.FORMATS:
        if ending != "pdf":  # laid out in the tests of papers
            assert client.get(f"{CARD}card.{ending}").status_code == 200, ending
    assert b"DRAFT, not verified" in client.get(f"{CARD}card.html").content


def test_before_any_month_the_page_says_what_opens_one(
    visit: Visit, data: Path, head_of_service: User
) -> None:
    assert "No month is open yet" in text(visit(head_of_service), "/cards/")
    assert not Card.objects.filter(month=OCTOBER).exists()


def test_an_opened_figure_leads_to_the_card_it_stands_on(
    cards: None, visit: Visit, director: User, quality_officer: User
) -> None:
    address = "/figures/contacts_received/?as_at=2026-10-31"
    assert "On the scorecard of Front door, October 2026 (draft)" in text(visit(director), address)
    assert "On the scorecard" not in text(visit(quality_officer), address)


def test_words_of_a_card_under_way_fill_no_layout_of_somebody_who_may_not_read_them(
    cards: None, analyst: User, head_of_service: User, lead_member: User
) -> None:
    told = {"month": OCTOBER, "indicator": "contacts_received", "text": "Not yet agreed."}
    Comment.objects.create(
        authority="999", service=OTHER, written_by=analyst, written_at=OPENED, **told
    )
    found = source()
    assert found is not None

    def read_by(person: User) -> dict[str, str]:
        return layout_papers._comments(found, OCTOBER, access_of(person, OPENED))

    assert read_by(analyst) == {"contacts_received": "Not yet agreed."}
    assert not read_by(head_of_service) and not read_by(lead_member)
    Card.objects.filter(service=OTHER).update(state="published")
    assert read_by(head_of_service) and not read_by(lead_member)

"""The pages of papers: who reads which, files to take away, what differs."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.integration.papers.conftest import Frozen, plans, text

from sightline.apps.papers.actions import publish, withdraw
from sightline.apps.papers.models import PaperFile
from sightline.apps.papers.rules import hash_of_words
from sightline.apps.people.models import User
from sightline.documents.model import Exempt, FigureCell, Paragraph, Table

Visit = Callable[[User], Client]


def test_a_paper_is_read_by_those_its_kind_lets(
    frozen: Frozen, visit: Visit, team_manager: User, lead_member: User, councillor: User
) -> None:
    made = frozen()
    assert "Report on plans" in visit(team_manager).get("/papers/").content.decode()
    assert visit(team_manager).get(made.address).status_code == 200
    # Sees figures of the authority, but nothing of this kind.
    assert "Report on plans" not in visit(lead_member).get("/papers/").content.decode()
    for address in (made.address, made.paper.address, f"{made.address}csv"):
        assert visit(lead_member).get(address).status_code == 404
        assert visit(councillor).get(address).status_code == 403


def test_a_version_shows_its_words_its_hash_and_its_codes(
    frozen: Frozen, visit: Visit, analyst: User
) -> None:
    figure = FigureCell("40", 40, 40, code="R-2610-7F3")
    made = frozen(Table("Plans", plans(1).columns, (("Open", figure),), heads_rows=True))
    page = visit(analyst).get(made.address).content.decode()
    assert made.sha256 in page and "The content has this hash." in page
    assert 'href="/r/R-2610-7F3/"' in page
    assert "frozen by Analyst on 6 November 2026" in page


def test_a_file_is_made_on_the_spot_once(frozen: Frozen, visit: Visit, analyst: User) -> None:
    made = frozen()
    client = visit(analyst)
    first = client.get(f"{made.address}csv")
    assert b"Age 0" in first.content
    assert "report-on-plans-version-1.csv" in first["Content-Disposition"]
    assert client.get(f"{made.address}csv").content == first.content
    assert PaperFile.objects.get(ending="csv").tries == 1
    assert client.get(f"{made.address}exe").status_code == 404


def test_while_files_wait_the_page_says_so_and_looks_again_if_asked(
    frozen: Frozen, visit: Visit, analyst: User
) -> None:
    made = frozen()
    page = visit(analyst).get(made.address)
    assert "still to be made" in page.content.decode() and "Refresh" not in page.headers
    assert visit(analyst).get(f"{made.address}?by_itself=1")["Refresh"] == "5"


def test_two_versions_are_compared_text_by_text_and_cell_by_cell(
    frozen: Frozen, visit: Visit, analyst: User
) -> None:
    frozen(Paragraph("As in September."), plans(7, 20))
    made = frozen(Paragraph("More than in September."), plans(8, 20), changes="One came late.")
    page = visit(analyst).get(f"{made.paper.address}compare/").content.decode()
    assert "3 texts and cells differ." in page
    for said in (
        "As in September.",
        "More than in September.",
        "Age 0, Children",
        "27",
        "28",
    ):
        assert said in page
    assert "Age 1, Children" not in page
    assert "One came late." in visit(analyst).get(made.paper.address).content.decode()


def test_everybody_reads_what_is_published_and_nothing_else(
    frozen: Frozen, visit: Visit, analyst: User, councillor: User
) -> None:
    version = frozen(plans(3, 20, 12), Exempt("A contract", (Paragraph("Very secret"),)))
    public = publish(by=analyst, version=version, at=version.frozen_at)
    client = visit(councillor)
    assert "Report on plans" in client.get("/papers/published/").content.decode()
    page = client.get(public.address).content.decode()
    assert "Public version, made by rule of version 1" in page
    assert "Very secret" not in page and "/r/" not in page
    assert b"Age 0,c" in client.get(f"{public.address}csv").content


def test_what_is_withdrawn_says_why_and_is_read_no_more(
    frozen: Frozen, visit: Visit, analyst: User, councillor: User
) -> None:
    public = publish(by=analyst, version=frozen(), at=frozen().frozen_at)
    assert "Say why" not in visit(analyst).get(f"{public.address}withdraw/").content.decode()
    visit(analyst).post(f"{public.address}withdraw/", {"reason": "A wrong month."})
    listed = visit(councillor).get("/papers/published/").content.decode()
    assert "Nothing has been published yet." in listed
    page = visit(councillor).get(public.address)
    assert page.status_code == 410 and "A wrong month." in page.content.decode()
    assert visit(councillor).get(f"{public.address}csv").status_code == 410
    with pytest.raises(Exception, match="withdrawn already"):
        withdraw(by=analyst, public=public, reason="Again", at=public.published_at)


def test_the_publishing_page_lists_what_goes_and_why_and_the_list_can_be_taken(
    frozen: Frozen, visit: Visit, director: User, team_manager: User
) -> None:
    made = frozen(plans(3, 20, 12), text("Only one family was not seen."))
    address = f"{made.address}publish/"
    page = visit(director).get(address).content.decode()
    assert "What is left out (3)" in page and "Nobody has cleared it for publication." in page
    taken = visit(director).get(f"{made.address}left-out.csv").content.decode()
    assert "Plans by age: Age 0, Children" in taken and "small number of people" in taken
    assert visit(team_manager).get(address).status_code == 403
    words = hash_of_words("Only one family was not seen.")
    said = {"text": words, "do": "clear"}
    cleared = visit(director).post(f"{made.address}clear/", said, follow=True).content.decode()
    assert "Cleared by Director" in cleared and "What is left out (2)" in cleared
    rounded = visit(director).get(f"{address}?rounded=1").content.decode()
    assert "Counts are rounded to the nearest 5." in rounded
    answer = visit(director).post(address, {"rounded": "0"}, follow=True)
    assert "Published. Everybody" in answer.content.decode()

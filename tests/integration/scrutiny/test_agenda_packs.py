"""The pack of a meeting: one row of page numbers, and nothing private in the public file."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pikepdf
import pytest
from django.test import Client
from tests.integration.scrutiny.conftest import FIRST, PUBLISHED

from sightline.apps.papers.actions import freeze, publish, withdraw
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.actions import agenda_packs as packs
from sightline.apps.scrutiny.agenda_packs.rules import AgendaPackState
from sightline.apps.scrutiny.models import AgendaPack, CommitteeMeeting
from sightline.documents.exports import to_pdf
from sightline.documents.model import Document, Exempt, Heading, PageBreak, Paragraph
from sightline.vocabulary.not_allowed import NotAllowed

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
SECRET = "Zanzibar"


def paper(
    name: str, *blocks: object, about: tuple[str, int] = ("scrutiny_report", 1)
) -> PaperVersion:
    document = Document(name, (f"About {name}.",), blocks or (Paragraph(f"{name} says so."),))  # type: ignore[arg-type]
    return freeze(by=None, about=about, document=document, at=FIRST)


def under(meeting: CommitteeMeeting, title: str, clerk: User, **values: object) -> None:
    item = meeting.items.get(title=title)
    actions.add_paper(by=clerk, item=item, values=values, at=FIRST)


@pytest.fixture(autouse=True)
def _files_are_written_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads most of them here, and each takes a while."""
    monkeypatch.setattr(packs, "write_file", lambda *_, **__: None)


@pytest.fixture
def report() -> PaperVersion:
    """Two pages open to all, and a part that is exempt."""
    exempt = Exempt("Paragraph 3.", (Paragraph(f"The price is {SECRET}."),))
    blocks = (Heading("Progress"), Paragraph("Much is done."), PageBreak(), Heading("Next"), exempt)
    return paper("Progress report", *blocks)


@pytest.fixture
def packed(meeting: CommitteeMeeting, report: PaperVersion, clerk: User) -> AgendaPack:
    """An open report, an exempt one, an exempt appendix of the open one; made, not published."""
    publish(by=None, version=report, at=FIRST)
    private = paper(
        "Bids", Paragraph(f"{SECRET} Limited bids lowest."), about=("scrutiny_report", 2)
    )
    under(meeting, "Improvement plan, quarter one", clerk, version=report, status="draft")
    under(meeting, "Fostering contract", clerk, version=private, called=f"Bids of {SECRET}")
    under(
        meeting, "Improvement plan, quarter one", clerk, called=f"Costs of {SECRET}", appendix="B",
        openness="exempt", paragraph=3, public_interest="Bids are open", proper_officer="Solicitor",
    )  # fmt: skip
    actions.publish_agenda(by=clerk, meeting=meeting, at=PUBLISHED)
    made = packs.ask_for_pack(by=clerk, meeting=meeting, at=NOON)
    packs.make_pack(id=made.pk, at=NOON)
    made.refresh_from_db()
    return made


def bytes_of(version: PaperVersion) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(to_pdf(version.document)))


def titles(items: Iterable[pikepdf.OutlineItem]) -> list[str]:
    return [name for each in items for name in (each.title, *titles(each.children))]


def test_a_pack_waits_until_the_public_form_of_each_open_paper_is_there(
    meeting: CommitteeMeeting, report: PaperVersion, clerk: User
) -> None:
    under(meeting, "Improvement plan, quarter one", clerk, version=report)
    with pytest.raises(NotAllowed, match=r"Publish first .*Progress report"):
        packs.ask_for_pack(by=clerk, meeting=meeting, at=NOON)
    public = publish(by=None, version=report, at=FIRST)
    withdraw(by=clerk, public=public, reason="Wrong", at=FIRST)
    with pytest.raises(NotAllowed, match=r"Withdrawn since: .*replacement"):
        packs.ask_for_pack(by=clerk, meeting=meeting, at=NOON)


def test_open_papers_have_the_same_pages_in_both_forms_and_private_words_stay_in_one(
    packed: AgendaPack,
) -> None:
    assert (packed.state, packed.problem) == ("made", "")
    assert packed.public and packed.full
    found = {each.number: each.pages for each in packed.meeting.items.all()}
    assert found[5] == "Pages 4 – 5"
    assert found[7] == f"Page {packed.last_page}"
    assert found[1] == ""
    public = bytes_of(packed.public)
    assert len(public.pages) == packed.public_last_page
    with public.open_outline() as outline:
        known = titles(outline.root)
    assert {"Agenda", "Item 5: Improvement plan, quarter one", "Item 7: Fostering contract"} <= {
        *known
    }
    assert public.Root.MarkInfo.Marked
    assert "(Pages 4 – 5)" in str(packed.public.content.encode().decode("unicode_escape"))

    no_private_word_stands_in(whole=public, packed=packed)


def no_private_word_stands_in(whole: pikepdf.Pdf, packed: AgendaPack) -> None:
    """Not in its text, nor in its titles, bookmarks or attachments."""
    assert packed.public and packed.full
    assert SECRET in packed.full.content
    assert SECRET not in packed.public.content
    assert not whole.attachments
    said = [str(whole.docinfo), *(bytes(each.read_bytes()).decode("latin-1")
            for each in whole.objects if isinstance(each, pikepdf.Stream))]  # fmt: skip
    assert SECRET not in "".join(said)
    with whole.open_outline() as outline:
        assert SECRET not in " ".join(titles(outline.root))
    assert "Schedule 12A paragraph 3" in packed.public.content


def test_members_read_the_full_form_and_everybody_else_the_public_one(
    packed: AgendaPack, clerk: User, councillor: User, lead_member: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    def answers(who: User) -> list[int]:
        client = visit(who)
        return [
            client.get(f"/scrutiny/packs/{packed.pk}/{form}").status_code
            for form in ("public.pdf", "members.pdf", "public.zip", "members.zip", "other.pdf")
        ]

    assert answers(councillor) == [404] * 5
    packs.publish_pack(by=clerk, pack=packed, at=NOON)
    assert answers(councillor) == [200, 200, 200, 200, 404]
    assert answers(lead_member) == [200, 404, 200, 404, 404]
    assert "Full pack" not in visit(lead_member).get(packed.address).content.decode()
    zipped = visit(lead_member).get(f"/scrutiny/packs/{packed.pk}/public.zip").content
    found = zipfile.ZipFile(io.BytesIO(zipped))
    assert found.namelist() == ["00-agenda-pack.pdf", "01-item-5-progress-report.pdf", "index.csv"]
    index = found.read("index.csv").decode("utf-8-sig")
    assert SECRET not in index
    assert len(re.findall(r'"[0-9a-f]{64}"', index)) == 2


def test_a_withdrawn_paper_takes_its_pack_along_until_another_replaces_it(
    packed: AgendaPack, report: PaperVersion, clerk: User, councillor: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    packs.publish_pack(by=clerk, pack=packed, at=NOON)
    standing = report.published.get()
    withdraw(by=clerk, public=standing, reason="A figure was wrong", at=NOON)
    assert visit(councillor).get(f"/scrutiny/packs/{packed.pk}/public.pdf").status_code == 410
    publish(by=None, version=report, at=NOON)
    with pytest.raises(NotAllowed, match="what is different"):
        packs.ask_for_pack(by=clerk, meeting=packed.meeting, at=NOON)
    again = packs.ask_for_pack(
        by=clerk, meeting=packed.meeting, changes="Figure put right", at=NOON
    )
    packs.make_pack(id=again.pk, at=NOON)
    again.refresh_from_db()
    packs.publish_pack(by=clerk, pack=again, at=NOON)
    packed.refresh_from_db()
    assert (packed.now, again.now) == (AgendaPackState.REPLACED, AgendaPackState.PUBLISHED)
    assert packed.full and packed.full.is_whole


def test_the_pages_of_a_supplement_go_on_from_the_pack(packed: AgendaPack, clerk: User) -> None:
    packs.publish_pack(by=clerk, pack=packed, at=NOON)
    late = paper("Storm report", about=("scrutiny_report", 3))
    publish(by=None, version=late, at=FIRST)
    item = packed.meeting.items.get(number=5)
    packed.meeting.refresh_from_db()
    added = actions.publish_supplement(
        by=clerk, meeting=packed.meeting, adds="The storm report", item=item,
        paper={"version": late, "appendix": "C"}, at=NOON,
    )  # fmt: skip
    made = packs.ask_for_pack(by=clerk, meeting=packed.meeting, supplement=added, at=NOON)
    packs.make_pack(id=made.pk, at=NOON)
    made.refresh_from_db()
    assert (made.state, made.problem, made.first_page) == ("made", "", packed.last_page + 1)
    assert made.public
    pages = bytes_of(made.public).pages
    assert pages[0].label == str(packed.last_page + 1)
    assert "Much is done" not in made.public.content

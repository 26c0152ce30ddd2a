"""What home says of figures: no longer as they were, what stands out; and inspection notes."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from lxml import html

from sightline.apps.dashboards.inspection_notes import audits_note, quality_note
from sightline.apps.dashboards.models import LastLook
from sightline.apps.figures import queries
from sightline.apps.people.models import User
from sightline.documents.exports import to_html
from sightline.documents.inspection import inspection_view
from sightline.documents.since_then import State, in_words
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def page(client: Client, address: str = "/") -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def published_before(folder: Path, until: date) -> str:
    """An older snapshot's figures, as they were counted up to a day."""
    source = queries.source()
    assert source is not None
    place = folder / "authorities" / source.authority / "figures"
    table = pq.read_table(place / source.snapshot / "figures.parquet")
    older = place / "older"
    older.mkdir()
    kept = table.filter(pc.less_equal(table["as_at"], until))
    pq.write_table(kept, older / "figures.parquet")
    return older.name


def looked_at(person: User, client: Client, snapshot: str) -> None:
    """As if the person had last looked three days ago, when that snapshot was published."""
    page(client)
    then = timezone.now() - timedelta(days=3)
    LastLook.objects.filter(person=person).update(at=then, snapshot=snapshot)


def lines(root: html.HtmlElement, section: str) -> list[str]:
    found = root.xpath(f"//section[@aria-labelledby='{section}']//li")
    return [" ".join(each.text_content().split()) for each in found]


def test_a_team_manager_reads_which_headlines_are_no_longer_as_they_were(
    visit: Visit, team_manager: User, wrenshire: Path
) -> None:
    client = visit(team_manager)
    looked_at(team_manager, client, published_before(wrenshire, date(2026, 3, 31)))
    root = page(client)
    said = lines(root, "since-then")
    assert any(
        each.startswith("Assessments completed within 45 working days now misses its target")
        for each in said
    )
    link = root.xpath("//section[@aria-labelledby='since-then']//a/@href")[0]
    assert "of=team" in link and client.get(link).status_code == 200


def test_home_is_silent_where_nothing_changed_and_where_the_old_figures_are_gone(
    visit: Visit, director: User, wrenshire: Path
) -> None:
    client = visit(director)
    same = published_before(wrenshire, date(2099, 1, 1))
    for snapshot in (same, "gone"):
        looked_at(director, client, snapshot)
        assert not lines(page(client), "since-then")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((Rating.GREEN, Change.LEVEL), (Rating.GREEN, Change.LEVEL), ""),
        ((Rating.GREEN, None), (Rating.GREEN, Change.UP), ""),
        ((None, None), (Rating.RED, None), ""),
        ((Rating.GREEN, None), (Rating.RED, None), "now misses its target"),
        ((Rating.RED, None), (Rating.GREEN, None), "now meets its target"),
        ((None, Change.LEVEL), (None, Change.UP), "is now outside what is usual"),
        ((None, Change.DOWN), (None, Change.LEVEL), "is back to what is usual"),
    ],
)
def test_only_what_could_be_judged_both_times_is_told(
    before: tuple[Rating | None, Change | None],
    now: tuple[Rating | None, Change | None],
    said: str,
) -> None:
    assert in_words(State(*before, ""), State(*now, "")) == said


def test_signals_stand_out_beside_missed_targets(visit: Visit, director: User) -> None:
    said = lines(page(visit(director)), "stands-out")
    assert any("Misses its target" in each for each in said)
    assert any("Unusual" in each for each in said)
    assert len(said) <= 5


def test_an_inspection_takes_the_data_quality_note_with_every_check(db: None) -> None:
    source = queries.source()
    assert source is not None
    view = inspection_view(source, quality=quality_note(), audits=audits_note())
    text = to_html(view.document)
    for words in ("checks looked at these records", "Checks that ran", "Looked at", "To correct"):
        assert words in text
    assert "none are held in Sightline yet" in text
    assert "No data-quality note has been written" not in text


def test_without_checks_the_note_says_so(
    db: None, wrenshire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.apps.dashboards.inspection_notes.found", lambda: None)
    source = queries.source()
    assert source is not None
    text = to_html(inspection_view(source, quality=quality_note()).document)
    assert "have not been run on these records yet" in text


def test_the_workbook_taken_away_still_has_its_eleven_lists(visit: Visit, analyst: User) -> None:
    answer = visit(analyst).get("/inspection/file.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    assert {f"List {n}" for n in range(1, 12)} <= set(book.sheetnames)

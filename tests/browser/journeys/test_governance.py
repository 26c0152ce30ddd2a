"""Information governance sees who looked; those without records read what is theirs to read."""

from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
import pytest
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers, number
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.children.queries import child_key, holdings

WHY = "Police rang: the child may be at the address of a sibling"


@pytest.fixture
def child(wrenshire_site: str) -> str:
    """A child of another team than the social worker’s."""
    held = holdings()
    assert held is not None
    return sorted(held.by_team[OTHER_TEAM] - held.by_team[TEAM] - held.restricted)[0]


@SCRIPTS
def test_information_governance_sees_who_looked_at_a_child(
    walkers: Walkers, child: str, scripts: bool
) -> None:
    looks_by_role(walkers, child)
    looks_by_breaking_glass(walkers, child)
    guardian = walkers.one("guardian", scripts=scripts)
    guardian.sign_in("guardian")
    guardian.follow("Access log")
    guardian.picture("access log")
    guardian.main.get_by_label("Case id of a child").fill(child)
    guardian.press("Show this child’s")
    assert child not in guardian.page.url
    rows = guardian.main.get_by_role("table").get_by_role("row")
    read = [row.inner_text() for row in rows.all()[1:]]
    assert any("Director" in row and "role" in row for row in read)
    assert any("Social worker" in row and "break-glass" in row for row in read)
    assert all(child in row for row in read)
    assert number(guardian.main.locator("caption").inner_text()) == len(read)
    guardian.picture("one child")
    with guardian.page.expect_download() as taken:
        guardian.follow("CSV")
    assert taken.value.path().read_text(encoding="utf-8-sig").count(child) == len(read)
    guardian.page.goto(f"{guardian.site}/access-log/")
    guardian.follow("Break-glass apart")
    guardian.reads(WHY)
    guardian.picture("break-glass")
    everything_held(guardian, child)


def looks_by_role(walkers: Walkers, child: str) -> None:
    director = walkers.one("guardian: the director")
    director.sign_in("director")
    director.page.goto(f"{director.site}/children/{child_key(child)}/")
    director.page.get_by_role("img", name="Timeline of").wait_for()


def looks_by_breaking_glass(walkers: Walkers, child: str) -> None:
    worker = walkers.one("guardian: a social worker")
    worker.sign_in("social_worker")
    worker.page.goto(f"{worker.site}/children/open/")
    worker.main.get_by_label("Case id of the child").fill(child)
    worker.main.get_by_label("Why you need to see this record now").fill(WHY)
    worker.picture("out of reach")
    worker.press("Open the record")
    worker.page.get_by_role("img", name="Timeline of").wait_for()
    worker.picture("opened")


def everything_held(guardian: Walker, child: str) -> None:
    guardian.page.goto(f"{guardian.site}/retention/subject-access/")
    guardian.main.get_by_label("identifier").fill(child)
    guardian.main.get_by_label("On what ground").fill("Request of 2 November")
    guardian.picture("subject access")
    with guardian.page.expect_download() as taken:
        guardian.main.get_by_role("button", name="Export all that is held").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert child not in taken.value.suggested_filename


@SCRIPTS
def test_a_councillor_reads_what_is_published_and_meets_no_closed_door(
    walkers: Walkers, scripts: bool
) -> None:
    councillor = walkers.one("councillor", scripts=scripts)
    councillor.sign_in("councillor")
    councillor.reads("National statistics about Wrenshire")
    councillor.reads("which is better")
    councillor.follow("Councillor")
    councillor.reads("Reads what has been published, and nothing else.")
    councillor.picture("what I may see")
    councillor.page.goto(f"{councillor.site}/")
    assert behind_every_link(councillor) == []


@SCRIPTS
def test_the_lead_member_sees_figures_and_no_child(walkers: Walkers, scripts: bool) -> None:
    member = walkers.one("lead member", scripts=scripts)
    member.sign_in("lead_member")
    member.follow("Scorecard")
    member.picture("scorecard")
    member.follow("Assessments completed within 45 working days")
    member.picture("indicator")
    member.main.locator("a[href^='/figures/']").first.click()
    member.page.wait_for_load_state()
    member.reads("can be seen by those who work with them")
    assert not member.page.locator("a[href^='/children/']").count()
    member.picture("explain")
    member.page.goto(f"{member.site}/")
    assert behind_every_link(member) == []


def behind_every_link(walker: Walker) -> list[str]:
    """Links that lead nowhere, followed from this page on; one of each kind of address."""
    start = walker.page.url
    waiting, known, shut = [(start, "")], {urlsplit(start).path}, []
    kinds: dict[str, int] = {}
    while waiting:
        at, found_on = waiting.pop()
        answer = walker.page.context.request.get(at)
        if answer.status >= 400:
            shut.append(f"{answer.status}: {at}, from {found_on}")
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for link in _links(answer.text(), at):
            path = urlsplit(link).path
            kind = path.strip("/").partition("/")[0]
            if path not in known and kinds.get(kind, 0) < 3:
                known.add(path)
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append((link, at))
    assert len(known) > 5
    return shut


def _links(page: str, at: str) -> list[str]:
    found = lxml.html.fromstring(page).xpath("//a/@href")
    every = [urldefrag(urljoin(at, link)).url for link in found]
    return [link for link in every if urlsplit(link).netloc == urlsplit(at).netloc]

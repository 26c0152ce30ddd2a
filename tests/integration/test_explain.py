"""Opening a figure: what it says, to whom, and the code that brings it back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html
from tests import personas
from tests.personas import OTHER_TEAM, SERVICE, TEAM

from sightline.apps.figures.models import FigureCode, FigureNote
from sightline.apps.figures.rules import code_of, tidy_code
from sightline.apps.people import actions
from sightline.apps.people.models import Look, User

Visit = Callable[[User], Client]
FIGURE = "/figures/assessments_45wd_pct/"
AT = "as_at=2026-09-30"


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def page(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return html.fromstring(answer.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def table(root: html.HtmlElement, heading: str) -> list[list[str]]:
    rows = root.xpath(f"//section[@aria-labelledby='{heading}']//tr")
    return [[words(cell) for cell in row] for row in rows]


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_from_the_authority_to_the_child_each_step_adds_up_to_the_number_clicked(
    visit: Visit, director: User
) -> None:
    client, address = visit(director), f"{FIGURE}?{AT}"
    for _ in range(4):
        root = page(client, address)
        assert "add up to this figure" in words(root)
        counted = number(words(root.xpath("//p[@class='explain__value']/span")[0]).split()[0])
        steps = table(root, "below")
        if not steps:
            break
        *rows, total = steps[1:]
        assert sum(number(row[1]) for row in rows) == number(total[1]) == counted
        address = root.xpath("//section[@aria-labelledby='below']//tbody/tr[1]/th/a/@href")[0]
    assert "of=worker" in address
    outcomes = dict(row for row in table(root, "what-became")[1:])
    assert number(outcomes["Counted"]) == counted
    children = root.xpath("//table[contains(@class, 'explain__children')]/tbody/tr")
    assert len(children) == min(counted, 50)


def test_a_team_manager_sees_their_own_part_of_the_services_figure_and_the_rest_as_one(
    visit: Visit, team_manager: User
) -> None:
    root = page(visit(team_manager), f"{FIGURE}?{AT}&of=service:{SERVICE}")
    *rows, total = table(root, "below")[1:]
    assert [row[0] for row in rows] == [TEAM, "7 other teams out of your reach"]
    assert sum(number(row[1]) for row in rows) == number(total[1])
    assert "explain__children" not in html.tostring(root).decode()
    assert not Look.objects.exists()


def test_the_children_behind_a_figure_are_shown_within_reach_and_each_look_is_logged(
    visit: Visit, team_manager: User
) -> None:
    root = page(visit(team_manager), f"{FIGURE}?{AT}&of=team:{TEAM}&rows=not_counted")
    shown = {row.xpath("./th")[0].text_content().strip() for row in root.xpath("//tbody/tr[td]")}
    assert set(Look.objects.values_list("child_id", flat=True)) <= shown
    assert Look.objects.filter(person=team_manager, page="figure opened").exists()


def test_a_restricted_child_is_counted_and_not_shown(
    visit: Visit, team_manager: User, guardian: User
) -> None:
    address = f"{FIGURE}?{AT}&of=team:{TEAM}"
    client = visit(team_manager)
    page(client, address)
    child = Look.objects.values_list("child_id", flat=True)[0]
    actions.restrict_child(
        by=guardian, authority="999", child_id=child, reason="Family of staff here.",
        at=personas.AT,
    )  # fmt: skip
    text = words(page(client, address))
    assert "of whom 1 restricted" in text
    assert child not in text
    assert "add up to this figure" in text


@pytest.mark.parametrize("who", ["lead_member", "complaints_officer"])
def test_those_who_see_figures_alone_see_no_child(visit: Visit, who: str, db: None) -> None:
    root = page(visit(personas.person(who)), f"{FIGURE}?{AT}")
    assert "can be seen by those who work with them" in words(root)
    assert not root.xpath("//table[contains(@class, 'explain__children')]")
    assert not Look.objects.exists()


def test_rows_leave_as_a_file_only_for_those_who_may_export(
    visit: Visit, team_manager: User, social_worker: User
) -> None:
    address = f"{FIGURE}rows.csv?{AT}&of=team:{TEAM}"
    answer = visit(team_manager).get(address)
    assert answer.status_code == 200 and b"child_id" in answer.content
    assert Look.objects.filter(page="rows behind a figure, as a file").exists()
    assert visit(team_manager).get(address.replace(TEAM, OTHER_TEAM)).status_code == 404
    assert visit(team_manager).get(f"{FIGURE}rows.csv?{AT}").status_code == 404
    assert visit(social_worker).get(address).status_code == 403


def test_a_code_opens_the_same_figure_again_with_the_value_as_printed(
    visit: Visit, director: User, councillor: User
) -> None:
    client = visit(director)
    root = page(client, f"{FIGURE}?{AT}")
    code = root.xpath("//p[@class='explain__code']//strong")[0].text
    value = words(root.xpath("//p[@class='explain__value']")[0])
    assert page(client, f"{FIGURE}?{AT}").text_content().count(code) == 1
    assert FigureCode.objects.count() == 1
    again = page(client, f"/r/{code.lower()}/")
    assert words(again.xpath("//p[@class='explain__value']")[0]) == value
    assert "has not been revised since" in words(again)
    assert client.get("/r/", {"code": f" {code.replace('-', ' ')}"}).url == f"/r/{code}/"
    assert visit(councillor).get(f"/r/{code}/").status_code == 403


def test_a_code_of_another_teams_figure_is_404(
    visit: Visit, director: User, team_manager: User
) -> None:
    page(visit(director), f"{FIGURE}?{AT}&of=team:{OTHER_TEAM}")
    code = FigureCode.objects.get().code
    assert visit(team_manager).get(f"/r/{code}/").status_code == 404


def test_a_code_whose_records_are_gone_still_says_what_was_counted(
    visit: Visit, director: User
) -> None:
    client = visit(director)
    page(client, f"{FIGURE}?{AT}")
    FigureCode.objects.update(snapshot="gone", value=41.5, numerator=83, denominator=200)
    text = words(page(client, f"/r/{FigureCode.objects.get().code}/"))
    assert "41.5% 83 of 200" in text and "no longer kept" in text
    assert "Today the same figure is" in text


@pytest.mark.parametrize(
    "query", ["as_at=never", "basis=fortnight", "by=shoe_size&group=9", "of=team:Nobody", "of=x"]
)
def test_a_figure_that_can_not_be_is_404(visit: Visit, director: User, query: str) -> None:
    assert visit(director).get(f"{FIGURE}?{query}").status_code == 404


def test_a_figure_that_divides_two_others_leads_to_both(visit: Visit, director: User) -> None:
    root = page(visit(director), f"/figures/sw_caseload/?{AT}")
    links = root.xpath("//ul[contains(@class, 'govuk-list--bullet')]//a/@href")
    assert len(links) == 2
    assert "add up to this figure" in words(page(visit(director), links[0]))


def test_a_note_stands_by_its_figure_and_only_its_writer_removes_it(
    visit: Visit, team_manager: User, director: User
) -> None:
    address = f"{FIGURE}notes/?{AT}&of=team:{TEAM}"
    client = visit(team_manager)
    told = {"on": "2026-06-01", "text": "Two posts were empty.", "kind": "event"}
    assert client.post(address, told).status_code == 302
    assert "Two posts were empty." in words(page(client, f"{FIGURE}?{AT}&of=team:{TEAM}"))
    assert "Two posts" not in words(page(client, f"{FIGURE}?{AT}"))
    remove = f"/notes-on-figures/{FigureNote.objects.get().pk}/remove/"
    assert visit(director).post(remove).status_code == 404
    assert client.post(remove).status_code == 302
    assert "Two posts" not in words(page(client, f"{FIGURE}?{AT}&of=team:{TEAM}"))
    assert client.post(address, {"on": "", "text": ""}).status_code == 400
    assert client.post(address.replace(TEAM, OTHER_TEAM), told).status_code == 404


def test_codes_are_short_alike_and_hold_no_letter_to_misread() -> None:
    made = {code_of(n, date(2026, 4, 30)) for n in range(1, 30_000)}
    assert len(made) == 29_999 and max(map(len, made)) == 11
    assert all(code.startswith("R-2604-") for code in made)
    assert not {"0", "O", "I", "1"} & {letter for code in made for letter in code[7:]}
    assert tidy_code(" r 2604 7f3 ") == "R-2604-7F3"

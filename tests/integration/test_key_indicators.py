"""Key indicators and corporate priorities: marked by those who publish, taken away once a year."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html

from sightline.apps.events.models import Event
from sightline.apps.figures.models import FigureCode, IndicatorMark
from sightline.apps.people.models import User

Visit = Callable[[User], Client]
PAGE = "/key-indicators/"
ONE, OTHER = "assessments_45wd_pct", "lac_rate_10k"


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def put(client: Client, indicator: str, kind: str = "key", word: str = "") -> int:
    told = {"indicator": indicator, "kind": kind, "word": word}
    return client.post(f"{PAGE}mark/", told).status_code


def test_without_a_mark_the_page_says_what_to_do(visit: Visit, analyst: User) -> None:
    text = words(visit(analyst), PAGE)
    assert "No indicator is marked yet" in text and "No indicator serves a priority yet" in text


def test_a_mark_stands_in_the_list_and_on_the_indicators_page_until_it_is_taken_off(
    visit: Visit, analyst: User
) -> None:
    client = visit(analyst)
    assert put(client, ONE) == put(client, ONE, "priority", "Safe, happy and learning well") == 302
    text = words(client, PAGE)
    assert "Assessments completed within 45 working days" in text
    assert "Safe, happy and learning well" in words(client, f"/indicators/{ONE}/")
    for mark in IndicatorMark.objects.all():
        assert client.post(f"{PAGE}{mark.pk}/unmark/").status_code == 302
    assert not IndicatorMark.objects.exists()
    said = list(Event.objects.filter(did__startswith="indicator.").values_list("did", flat=True))
    assert sorted(said) == ["indicator.marked"] * 2 + ["indicator.unmarked"] * 2


def test_a_priority_without_a_name_and_an_indicator_that_is_none_are_refused(
    visit: Visit, analyst: User
) -> None:
    client = visit(analyst)
    answer = client.post(f"{PAGE}mark/", {"indicator": ONE, "kind": "priority", "word": " "})
    assert answer.status_code == 400
    assert "Write the name of the priority." in answer.content.decode()
    assert put(client, "atlantis") == 400
    assert not IndicatorMark.objects.exists()


def test_the_export_has_each_value_with_its_parts_comparators_sentence_and_code(
    visit: Visit, analyst: User
) -> None:
    client = visit(analyst)
    put(client, ONE), put(client, OTHER), put(client, ONE, "priority", "Health and wellbeing")
    text = client.get(f"{PAGE}file.csv?as_at=2026-03-31").content.decode("utf-8-sig")
    assert text.count("\n") >= 3
    codes = {each.indicator: each for each in FigureCode.objects.all()}
    assert set(codes) == {ONE, OTHER}
    for word in (ONE, OTHER, "Health and wellbeing", "2026-03-31", codes[ONE].code):
        assert word in text
    for format in ("xlsx", "html"):
        assert client.get(f"{PAGE}file.{format}").status_code == 200
    page = words(client, f"{PAGE}file.html?as_at=2026-03-31")
    for word in ("England", "Neighbours, mean", "In words", codes[ONE].code):
        assert word in page
    opened = words(client, f"/r/{codes[ONE].code}/")
    assert "31 March 2026" in opened or "Mar 2026" in opened


@pytest.mark.parametrize("who", ["director", "team_manager", "lead_member", "councillor"])
def test_others_may_not_mark_nor_take_away(
    visit: Visit, request: pytest.FixtureRequest, who: str
) -> None:
    client = visit(request.getfixturevalue(who))
    assert client.get(PAGE).status_code == 403
    assert put(client, ONE) == client.get(f"{PAGE}file.csv").status_code == 403

"""Words on a scorecard: written by one, signed off by another, never lost between two writers."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from sightline.apps.commentary import actions, cards, queries, rules
from sightline.apps.commentary.linked import write_about
from sightline.apps.commentary.models import Comment
from sightline.apps.figures.queries import shipped_catalogue
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.thread.registry import kind_called
from sightline.documents.card import CardData
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Basis
from sightline.web.demo import words as demo_words

Visit = Callable[[User], Client]
MONTH, BEFORE = date(2026, 10, 31), date(2026, 9, 30)
KEY, INDICATOR = "assessment_and_safeguarding", "assessments_45wd_pct"
CARD = f"/commentary/{KEY}/2026-10/"
PAGE = f"{CARD}{INDICATOR}/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wrenshire")]


@pytest.fixture(autouse=True)
def one_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """The card’s figures are counted once for all tests: here it is about words."""
    kept: dict[tuple[str, date], CardData | None] = {}
    made = cards.card_data

    def once(service, month):  # type: ignore[no-untyped-def]
        if (service.key, month) not in kept:
            kept[service.key, month] = made(service, month)
        return kept[service.key, month]

    monkeypatch.setattr(cards, "card_data", once)


def text(response) -> str:  # type: ignore[no-untyped-def]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def say(by: User, words: str, month: date = MONTH, read: int = 0) -> Comment:
    at = timezone.now()
    return actions.write(
        by=by, access=access_of(by, at), authority="999", service=queries.services()[KEY],
        month=month, indicator=INDICATOR, text=words, read=read, at=at,
    )  # fmt: skip


def test_last_months_words_stand_above_and_this_months_are_saved(
    visit: Visit, head_of_service: User, group_manager: User
) -> None:
    say(group_manager, "Two posts were empty in September.", BEFORE)
    client = visit(head_of_service)

    page = client.get(PAGE)
    assert "Two posts were empty in September. Group manager" in text(page)

    saved = client.post(PAGE, {"text": "Both posts are filled.", "read": "0"}, follow=True)
    assert "Saved: 4 words; about 60 is a good length." in text(saved)
    assert queries.comments_of("999", KEY, MONTH)[INDICATOR].written_by == head_of_service


def test_two_people_write_at_once_and_the_second_sees_both_and_keeps_hers(
    visit: Visit, head_of_service: User, group_manager: User
) -> None:
    say(group_manager, "As it stood when both opened it.")
    one, other = visit(head_of_service), visit(group_manager)
    read = re.findall(r'name="read" value="(\d+)"', one.get(PAGE).content.decode())[0]
    one.post(PAGE, {"text": "What the first one wrote.", "read": read})

    conflict = other.post(PAGE, {"text": "What the second one wrote.", "read": read})

    assert conflict.status_code == 400
    assert "What the first one wrote. What the second one wrote." in text(conflict)
    newer = re.findall(r'name="read" value="(\d+)"', conflict.content.decode())[0]
    other.post(PAGE, {"text": "What the second one wrote.", "read": newer})
    assert Comment.objects.get().text == "What the second one wrote."
    stood = text(other.get(PAGE))
    assert "What the first one wrote." in stood and "As it stood when both opened it." in stood


def test_two_who_both_begin_with_nothing_overwrite_each_other_no_more(
    visit: Visit, head_of_service: User, group_manager: User
) -> None:
    visit(head_of_service).post(PAGE, {"text": "The first words.", "read": "0"})
    conflict = visit(group_manager).post(PAGE, {"text": "Other first words.", "read": "0"})
    assert "The first words. Other first words." in text(conflict)
    assert Comment.objects.get().text == "The first words."


def test_other_words_undo_the_sign_off_and_the_same_words_do_not(
    visit: Visit, head_of_service: User, group_manager: User
) -> None:
    say(group_manager, "Two posts were empty.")
    answer = visit(group_manager).post(f"{PAGE}sign-off/", {"read": "1"}, follow=True)
    assert "You wrote this" in text(answer)
    visit(head_of_service).post(f"{PAGE}sign-off/", {"read": "1"})
    assert Comment.objects.get().signed_off_by == head_of_service

    say(group_manager, "Two posts were empty.", read=2)
    assert Comment.objects.get().signed_off_by == head_of_service
    say(group_manager, "Three posts were empty.", read=2)
    assert Comment.objects.get().signed_off_by is None


def test_words_that_were_changed_meanwhile_are_not_signed_off_unread(
    visit: Visit, head_of_service: User, group_manager: User
) -> None:
    say(group_manager, "Two posts were empty.")
    say(group_manager, "Nine posts were empty.", read=1)
    answer = visit(head_of_service).post(f"{PAGE}sign-off/", {"read": "1"}, follow=True)
    assert "has changed this" in text(answer)
    assert Comment.objects.get().signed_off_by is None


def test_what_is_still_required_is_gone_through_one_after_another(
    visit: Visit, head_of_service: User
) -> None:
    client = visit(head_of_service)
    card = cards.card_data(queries.services()[KEY], MONTH)
    assert card is not None
    first, second, *_ = queries.missing({}, card.rows)
    assert f"{CARD}{first.indicator}/" in client.get(CARD).content.decode()
    here = f"{CARD}{first.indicator}/"
    following = client.post(here, {"text": "We know why.", "read": "0", "then": "next"})
    assert following.headers["Location"] == f"{CARD}{second.indicator}/"
    left = queries.missing(queries.comments_of("999", KEY, MONTH), card.rows)
    assert first.indicator not in {each.indicator for each in left}


def test_another_services_words_are_out_of_reach(visit: Visit, head_of_service: User) -> None:
    client = visit(head_of_service)
    assert client.get("/commentary/care_and_leaving_care/2026-10/").status_code == 404
    assert "Children in care" not in text(client.get("/commentary/")).split("Commentary", 1)[1]
    with pytest.raises(NotAllowed):
        actions.write(
            by=head_of_service, access=access_of(head_of_service, timezone.now()),
            authority="999", service=queries.services()["care_and_leaving_care"], month=MONTH,
            text="Not mine to say.", at=timezone.now(),
        )  # fmt: skip


def test_once_a_card_is_closed_its_words_stand(
    visit: Visit, head_of_service: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sightline.apps.commentary import closed

    monkeypatch.setattr(closed, "_told", [lambda *about: "The card was published on 12 November."])
    client = visit(head_of_service)
    page = client.get(PAGE)
    assert "The card was published" in text(page) and "<textarea" not in page.content.decode()
    assert "The card was published" in text(client.post(PAGE, {"text": "Too late.", "read": "0"}))
    assert not Comment.objects.exists()


def test_a_figures_page_leads_to_the_words_for_those_who_write_them(
    head_of_service: User, team_manager: User
) -> None:
    key = FigureKey(INDICATOR, Basis.ROLLING_12_MONTHS, MONTH)
    request = RequestFactory().get("/figures/x/")
    request.access = access_of(head_of_service, timezone.now())  # type: ignore[attr-defined]
    (link,) = write_about(request, key)
    assert link.address.startswith(PAGE) and "back=" in link.address
    request.access = access_of(team_manager, timezone.now())  # type: ignore[attr-defined]
    assert write_about(request, key) == []


def test_the_golden_thread_names_the_words_to_those_who_may_read_them(
    head_of_service: User, lead_member: User
) -> None:
    kind, comment = kind_called("comment"), say(head_of_service, "Both posts are filled.")
    assert kind and "October 2026" in (kind.title(str(comment.pk)) or "")
    assert kind.may_see(access_of(head_of_service, datetime.now().astimezone()), str(comment.pk))
    assert not kind.may_see(access_of(lead_member, timezone.now()), str(comment.pk))


def test_a_way_back_never_leads_to_another_site(visit: Visit, head_of_service: User) -> None:
    saved = visit(head_of_service).post(
        f"{PAGE}?back=//elsewhere.example/", {"text": "We know why.", "read": "0"}
    )
    assert saved.headers["Location"] == CARD


def test_what_the_demonstration_says_is_about_figures_of_its_services_and_of_good_length() -> None:
    known = queries.services()
    catalogue = shipped_catalogue()
    for words in demo_words._ALL:
        areas = known[words.service].areas
        assert not words.indicator or catalogue[words.indicator].service in areas, words
        assert rules.length_of(words.text).words <= 80, words

"""The golden thread: what leads to what, and only what one may see."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from django.template import Context, Template
from django.test import RequestFactory

from sightline.apps.events.queries import events_about
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.thread import registry
from sightline.apps.thread.actions import link, unlink
from sightline.apps.thread.models import Link
from sightline.apps.thread.queries import links_of
from sightline.apps.thread.rules import How
from sightline.vocabulary.not_allowed import NotAllowed

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
TITLES = {"1": "Plan 1", "2": "Plan 2"}


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Plans that all may see, audits that nobody may."""
    monkeypatch.setattr(registry, "_kinds", {})
    registry.register(
        "plan", noun="Plan", title=TITLES.get, address="/plans/{}/".format, may_see=lambda *_: True
    )
    registry.register("audit", noun="Audit", title=lambda id: "A", address="/audits/{}/".format)
    yield


def test_a_link_is_seen_from_both_ends_each_in_its_own_words(dana: User) -> None:
    link(by=dana, source=("plan", 1), target=("plan", 2), at=NOW, how=How.ANSWERS)
    [there] = links_of("plan", 1, Access()).beads
    [back] = links_of("plan", "2", Access()).beads
    assert (there.how, there.title, there.address) == ("answers", "Plan 2", "/plans/2/")
    assert (back.how, back.title) == ("is answered by", "Plan 1")


def test_what_one_may_not_see_or_is_gone_or_is_of_no_known_kind_is_only_counted(
    dana: User,
) -> None:
    for target in (("audit", 7), ("plan", 99), ("dispute", 3), ("plan", 2)):
        link(by=dana, source=("plan", 1), target=target, at=NOW)
    thread = links_of("plan", 1, Access())
    assert [bead.title for bead in thread.beads] == ["Plan 2"] and thread.hidden == 3


def test_the_same_link_twice_is_one_and_one_event(dana: User) -> None:
    for _ in range(2):
        link(by=dana, source=("plan", 1), target=("plan", 2), at=NOW)
    assert Link.objects.count() == 1
    assert [event.did for event in events_about("plan", 1)] == ["thread.linked"]


def test_a_link_to_itself_is_refused_by_the_rule_and_by_the_database(dana: User) -> None:
    with pytest.raises(NotAllowed, match="to itself"):
        link(by=dana, source=("plan", 1), target=("plan", "1"), at=NOW)
    same = {"source_kind": "plan", "source_id": "1", "target_kind": "plan", "target_id": "1"}
    with pytest.raises(IntegrityError):
        Link.objects.create(**same, how=How.ABOUT, at=NOW)


def test_a_link_taken_away_leaves_an_event(dana: User) -> None:
    made = link(by=dana, source=("plan", 1), target=("plan", 2), at=NOW)
    unlink(by=dana, link=made, at=NOW)
    assert not Link.objects.exists()
    assert "thread.unlinked" in {event.did for event in events_about("plan", 1)}


def test_a_page_shows_the_thread_of_a_thing_in_one_tag(dana: User) -> None:
    link(by=dana, source=("plan", 1), target=("plan", 2), at=NOW)
    link(by=dana, source=("plan", 1), target=("audit", 2), at=NOW)
    request = RequestFactory().get("/")
    request.access = Access()  # type: ignore[attr-defined]
    page = Template("{% load thread %}{% thread thing %}").render(
        Context({"request": request, "thing": ("plan", 1)})
    )
    assert '<a class="govuk-link" href="/plans/2/">Plan 2</a>' in page
    assert "1 more that is not for you to see" in page


@pytest.mark.parametrize("typed", ["", "²", "one", "1 or 1", "9" * 30, "-1"])
def test_what_is_no_number_names_nothing_whoever_asks(typed: str) -> None:
    kind = registry.kind_called("plan")
    assert kind and kind.may_see(Access(), "1") and not kind.may_see(Access(), typed)

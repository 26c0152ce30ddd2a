"""Pages by mail: aggregates only, within reach when they are sent, never over another's edit."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sightline.apps.digests import subscriptions
from sightline.apps.digests.models import Subscription
from sightline.apps.digests.pages import page_at
from sightline.apps.digests.subscriptions import send_subscriptions, subscribe
from sightline.apps.events.queries import events_about
from sightline.apps.notices.known import known_children
from sightline.apps.notices.models import Mail, Notice
from sightline.apps.people.models import Grant, User
from sightline.documents.model import Column, Document, Table
from sightline.vocabulary.not_allowed import NotAllowed

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)
PAGE = "/indicators/assessments_45wd_pct/?of=team:Assessment+Team+3&as_at=2025-01-31"
Visit = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("wrenshire", "db")


def put(by: User, address: str = PAGE, file: str = "csv", often: str = "weekly") -> Subscription:
    return subscribe(by=by, name="Our assessments", address=address, often=often, file=file, at=NOW)


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here.replace("<int:", "<").split("<")[0] + "".join(
                "1" + part.split(">", 1)[1] for part in here.split("<")[1:]
            )


def test_of_all_addresses_there_are_only_two_can_be_subscribed_to(director: User) -> None:
    everything = set(addresses(get_resolver().url_patterns))
    assert len(everything) > 40
    taken = set()
    for address in everything:
        try:
            page_at(address)
        except NotAllowed:
            continue
        taken.add(address)
    assert taken == {"/scorecard/", "/indicators/1/"}


def test_a_subscription_is_sent_with_the_newest_figures_as_a_file(team_manager: User) -> None:
    made = put(team_manager)
    assert send_subscriptions(often="weekly", at=NOW) == 1
    assert send_subscriptions(often="monthly", at=NOW) == 0
    mail = Mail.objects.get()
    [file] = mail.files.all()
    assert mail.subject == "Our assessments" and file.name.endswith(".csv")
    assert "Assessment Team 3" in mail.text and "2025-01-31" not in bytes(file.content).decode()
    made.refresh_from_db()
    assert made.sent_at == NOW and not made.problem


@pytest.mark.parametrize("file", ["", "pdf"])
def test_a_subscription_may_be_a_link_or_a_pdf(director: User, file: str) -> None:
    put(director, "/scorecard/", file)
    send_subscriptions(often="weekly", at=NOW)
    files = [each.media_type for each in Mail.objects.get().files.all()]
    assert files == [] if not file else files[0] in {"application/pdf", "text/csv; charset=utf-8"}


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/worklists/unallocated/", "never leave Sightline by mail"),
        ("/data-quality/list/", "never leave Sightline by mail"),
        ("/figures/assessments_45wd_pct/", "never leave Sightline by mail"),
        ("/scorecard/file.csv", "never leave Sightline by mail"),
        ("/nowhere/", "no such page"),
        ("/scorecard/?of=worker:Worker+104", "one worker"),
        ("/scorecard/?of=team:Assessment+Team+1", "not within your reach|no longer within"),
        ("/indicators/no_such/", "no longer within your reach"),
    ],
)
def test_what_may_not_be_sent_is_refused_with_a_sentence(
    team_manager: User, address: str, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        put(team_manager, address)
    assert not Subscription.objects.exists()


def test_who_has_lost_the_reach_gets_no_page_but_a_notice(team_manager: User) -> None:
    made = put(team_manager)
    Grant.objects.filter(person=team_manager).delete()
    assert send_subscriptions(often="weekly", at=NOW) == 0
    assert not Mail.objects.exists()
    made.refresh_from_db()
    assert "no longer within your reach" in made.problem
    assert "could not be sent" in Notice.objects.get(person=team_manager).said


def test_the_form_takes_a_whole_address_and_a_saved_views(director: User, visit: Visit) -> None:
    client = visit(director)
    shown = client.get("/subscriptions/?name=Mine&address=/scorecard/").content.decode()
    assert 'value="Mine"' in shown and 'value="/scorecard/"' in shown
    told = {"name": "Mine", "address": "https://sightline.example/scorecard/?show=core"}
    answer = client.post("/subscriptions/", {**told, "often": "monthly", "file": ""})
    assert answer.status_code == 302
    assert Subscription.objects.get().address == "/scorecard/?show=core"
    again = client.post("/subscriptions/", {**told, "often": "monthly", "file": ""})
    assert again.status_code == 400 and "already" in again.content.decode()
    bad = client.post("/subscriptions/", {**told, "address": "/worklists/", "often": "monthly"})
    assert "Children’s rows never leave Sightline by mail" in bad.content.decode()


def test_of_two_who_change_one_at_once_the_second_sees_both_and_loses_nothing(
    director: User, visit: Visit
) -> None:
    made = put(director, "/scorecard/")
    client, at = visit(director), f"/subscriptions/{made.pk}/"
    first = {"read": "1", "name": "The first’s", "often": "weekly", "file": "csv"}
    assert client.post(at, first).status_code == 302
    second = {"read": "1", "name": "The second’s", "often": "weekly", "file": "pdf"}
    answer = client.post(at, second)
    page = answer.content.decode()
    assert answer.status_code == 400 and "Both versions" in page
    assert "The first’s" in page and 'value="The second’s"' in page
    made.refresh_from_db()
    assert made.name == "The first’s"
    assert 'name="read" value="2"' in page
    assert client.post(at, {**second, "read": "2"}).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.file, made.version) == ("The second’s", "pdf", 3)


def test_what_it_said_before_is_kept_and_by_whom(director: User, visit: Visit) -> None:
    made = put(director, "/scorecard/")
    told = {"read": "1", "name": "Another name", "often": "weekly", "file": "csv"}
    visit(director).post(f"/subscriptions/{made.pk}/", told)
    names = [(row.name, row.history_user) for row in made.history.order_by("history_id")]
    assert names == [("Our assessments", director), ("Another name", director)]


@pytest.mark.parametrize("how", ["update", "bulk_update", "bulk_create"])
def test_a_row_with_a_history_cannot_be_saved_in_bulk(director: User, how: str) -> None:
    made = put(director, "/scorecard/")
    do = {
        "update": lambda: Subscription.objects.update(name="x"),
        "bulk_update": lambda: Subscription.objects.bulk_update([made], ["name"]),
        "bulk_create": lambda: Subscription.objects.bulk_create([made]),
    }
    with pytest.raises(TypeError, match="save them one by one"):
        do[how]()


def test_a_subscription_is_ended_by_its_owner_alone(
    director: User, lead_member: User, visit: Visit
) -> None:
    made = put(director, "/scorecard/")
    at = f"/subscriptions/{made.pk}/end/"
    assert visit(lead_member).post(at).status_code == 404
    assert visit(director).get(at).status_code == 405
    assert visit(director).post(at).status_code == 302
    assert not Subscription.objects.exists()
    assert {event.did for event in events_about("subscription", made.pk)} == {
        "subscription.made",
        "subscription.ended",
    }


def test_a_leak_in_a_file_is_refused_and_told_to_the_owner_as_a_problem(
    director: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = put(director, "/scorecard/")
    id = min(known_children().ids)
    rows = Table("Late", (Column("child", "Child"),), ((id,),), ("Wrenshire",))
    leaking = Document("Late", ("Wrenshire",), (rows,))
    monkeypatch.setattr(subscriptions, "document_of", lambda *_: leaking)
    assert send_subscriptions(often="weekly", at=NOW) == 0
    made.refresh_from_db()
    assert "holds the id of a child" in made.problem
    mail = Mail.objects.get()
    assert (mail.text, mail.files.count()) == ("", 0)

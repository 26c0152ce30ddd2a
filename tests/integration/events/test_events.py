"""What was done is kept, and the database itself lets nobody change it."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from sightline.apps.events import append_only
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import kind_and_id, kind_of
from sightline.apps.events.models import Event
from sightline.apps.events.queries import events_about, events_named
from sightline.apps.people.models import User

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def test_an_event_says_who_did_what_to_which_thing(dana: User) -> None:
    record_event(by=dana, did="load.published", to=("load", 7), at=NOW, said="Published.", rows=12)
    record_event(by=None, did="load.read", to=("load", 8), at=NOW)
    [event] = events_about("load", 7)
    assert (event.by, event.by_name, event.facts) == (dana, "Dana", {"rows": 12})
    assert [each.object_id for each in events_named(["load.read", "load.lost"])] == ["8"]


def test_a_thing_is_named_by_its_kind_and_id(dana: User) -> None:
    assert kind_and_id(dana) == ("user", str(dana.pk))
    with pytest.raises(ValueError, match="Save the user first"):
        kind_and_id(User())
    named = type("AgreedAction", (), {})
    assert kind_of(named) == "agreed_action"


@pytest.mark.parametrize("did", ["published", "load published", "Load.Published", "a.b.c"])
def test_an_event_is_named_noun_dot_verb(did: str, db: None) -> None:
    with pytest.raises(ValueError, match=r"noun\.verb"):
        record_event(by=None, did=did, to=("load", 7), at=NOW)


def test_an_event_with_a_childs_data_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="leave out born_on, child_id"):
        record_event(
            by=None, did="load.read", to=("load", 7), at=NOW, child_id="1", born_on="2012-01-01"
        )
    assert not Event.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete", "save"])
def test_the_database_refuses_to_change_or_remove_an_event(change: str, db: None) -> None:
    event = record_event(by=None, did="load.read", to=("load", 7), at=NOW)
    event.said = "Something else."
    changes = {
        "update": lambda: Event.objects.update(said="Something else."),
        "delete": lambda: Event.objects.all().delete(),
        "save": event.save,
    }
    with pytest.raises(Error, match="events_event is append-only"), transaction.atomic():
        changes[change]()
    assert Event.objects.get().said == ""


def test_every_append_only_model_is_refused_changes_by_the_database(db: None) -> None:
    models = [each for each in apps.get_models() if issubclass(each, append_only.AppendOnly)]
    assert Event in models
    assert {each._meta.db_table for each in models} <= append_only.refusals(connection)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", [1, 2])
def test_a_test_with_real_transactions_starts_empty_and_refuses_all_the_same(_time: int) -> None:
    assert not Event.objects.exists()
    record_event(by=None, did="load.read", to=("load", 7), at=NOW)
    with pytest.raises(Error):
        Event.objects.all().delete()

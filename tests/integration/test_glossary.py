"""The glossary and the wording, from the seed to every page."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from sightline.apps.events.models import Event
from sightline.apps.glossary.models import Term
from sightline.apps.glossary.rules import InCare, worded
from sightline.apps.glossary.templatetags.glossary import explained
from sightline.apps.people.models import User

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    """With the words a new database has: a test that empties the tables takes them along."""
    cache.clear()
    if not Term.objects.exists():
        import_module("sightline.apps.glossary.migrations.0002_words_of_the_sector").add_words(
            apps, None
        )


def test_every_person_may_read_and_find_by_any_spelling(visit: Visit, councillor: User) -> None:
    client = visit(councillor)
    for asked in ("MASE", "mace", "exploitation"):
        text = client.get("/glossary/", {"q": asked}).content.decode()
        assert "MACE" in text and "also MASE" in text, asked
    assert "No such word" in client.get("/glossary/", {"q": "xyzzy"}).content.decode()
    assert client.get("/glossary/add/").status_code == 403


def test_short_forms_nobody_has_expanded_say_so(visit: Visit, councillor: User) -> None:
    unknown = {term.word for term in Term.objects.all() if not term.is_known}
    assert unknown == {"IRS", "SFS", "MDR", "CMOG", "DocMgr"}
    text = visit(councillor).get("/glossary/", {"q": "CMOG"}).content.decode()
    assert "Not known" in text


def test_an_entry_is_added_once_and_changed_with_an_event(visit: Visit, analyst: User) -> None:
    client = visit(analyst)
    told = {"word": "QPM", "stands_for": "quarterly performance meeting", "also": "qpm, QPM, q-p-m"}
    assert client.post("/glossary/add/", told).status_code == 302
    term = Term.objects.get(word="QPM")
    assert term.also == "qpm, QPM, q-p-m"
    again = client.post("/glossary/add/", told | {"word": "qpm"})
    assert again.status_code == 400 and "in the glossary already" in again.content.decode()
    client.post(f"/glossary/{term.pk}/", {"stands_for": "", "meaning": "A meeting."})
    term.refresh_from_db()
    assert (term.stands_for, term.meaning) == ("", "A meeting.")
    assert Event.objects.filter(did="glossary.changed", object_id=str(term.pk)).count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Looked-after children", "Children in care"),
        ("Children looked after", "Children in care"),
        ("looked-after children visited", "children in care visited"),
        ("Looked-after children reviewed in time", "Children in care reviewed in time"),
        ("Assessments", "Assessments"),
    ],
)
def test_the_wording_changes_the_phrase_and_nothing_else(text: str, said: str) -> None:
    assert worded(text, InCare.IN_CARE) == said
    assert worded(text, InCare.LOOKED_AFTER) == text


def test_the_chosen_wording_stands_on_pages(
    visit: Visit, analyst: User, tmp_path: object, settings: object
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    client = visit(analyst)
    assert "Looked-after children" in client.get("/indicators/").content.decode()
    client.post("/glossary/wording/", {"in_care": "in_care"})
    text = client.get("/indicators/").content.decode()
    assert "Children in care" in text and "Looked-after children" not in text


def test_a_short_form_is_explained_once_and_text_stays_escaped(db: None) -> None:
    found = explained("The IRO asks; the IRO <b>hears</b>.")
    assert found.count("<abbr") == 1 and "independent reviewing officer" in found
    assert "&lt;b&gt;" in found


def test_the_components_page_shows_each_with_its_use(visit: Visit, councillor: User) -> None:
    text = visit(councillor).get("/components/").content.decode()
    for tag in ("table rows", "filter_form", "tile name", "chart_frame", "empty_state",
                "error_summary", "tag text", "pagination part", "notification"):  # fmt: skip
        assert "{% " + tag in text, tag

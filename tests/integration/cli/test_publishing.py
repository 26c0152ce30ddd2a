"""load --no-publish, changes, publish, unpublish, publications, unload: look, then publish."""

import json

import pytest
from tests.integration.cli.conftest import one_sentence

from sightline.store.store import Store

CENSUS = "CIN census 2026.xml"


@pytest.fixture
def few(monkeypatch):
    """Figures of eight months are enough: the extracts are six months apart."""
    from sightline.pipeline import publishing

    whole = publishing.count_figures
    monkeypatch.setattr(
        publishing, "count_figures", lambda *given, **more: whole(*given, **{**more, "months": 8})
    )


@pytest.fixture
def prepared(do, data, files, few):
    """The first extract published, the second prepared."""
    do("load", files / "Annex A 2026-03-31.xlsx", "-a", "999")
    do("load", files / "Annex A 2026-09-30.xlsx", "-a", "999", "--no-publish")
    return Store(data).authority("999")


def test_a_load_that_is_not_published_is_counted_and_waits(do, data, files, few):
    told = do("load", files / CENSUS, "--no-publish").stdout
    assert "Prepared, not published: see sightline changes, then sightline publish." in told
    assert Store(data).authority("999").published() is None
    assert "Nothing is published yet: sightline publish." in do("scorecard", exit_code=2).stderr
    assert do("publish").stdout.startswith("Published: records as at 31/03/2026")
    do("scorecard")


def test_changes_counts_rows_and_names_figures(do, prepared):
    told = do("changes").stdout
    assert "Child protection plans" in told
    assert "headline figures" in told
    found = json.loads(do("changes", "--json").stdout)
    assert {one["table"] for one in found["records"]} >= {"contacts", "cp_plans"}
    assert found["compared"] > 100


def test_changes_lists_the_rows_of_one_table(do, prepared):
    rows = json.loads(do("changes", "--table", "contacts", "--kind", "new", "--json").stdout)
    assert {"child_id", "contacted_on", "what"} <= set(rows[0])
    assert "No such rows." in do("changes", "--table", "peps").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--table", "contact"], "Did you mean “contacts”?"),
        (["--table", "contacts", "--kind", "nwe"], "Did you mean “new”?"),
    ],
)
def test_changes_asked_wrongly_gets_a_hint(do, prepared, arguments, said):
    assert said in do("changes", *arguments, exit_code=2).stderr


def test_unpublish_goes_back_and_the_next_load_is_only_prepared(do, files, prepared):
    before = prepared.published().id
    do("publish", "--reason", "Checked.")
    assert "Say why" in one_sentence(do("unpublish", exit_code=1))
    assert before in do("unpublish", "--reason", "Wrong day.").stdout
    told = do("load", files / CENSUS).stdout
    assert "Not published: on" in told
    assert "“Wrong day.”" in told
    assert prepared.published().id == before
    steps = json.loads(do("publications", "--json").stdout)
    assert [step["reason"] for step in steps] == ["", "Checked.", "Wrong day."]
    assert "went back" in do("publications").stdout


def test_what_is_published_already_is_said(do, files, few):
    do("load", files / CENSUS)
    assert "is published already" in one_sentence(do("publish", exit_code=1))
    assert do("changes").stdout.strip() == "Nothing waits to be published."


def test_unload_takes_a_load_back_and_says_what_to_do(do, prepared):
    wrong = prepared.loads()[1].id
    told = do("unload", wrong, "--reason", "Drawn on the test system.").stdout
    assert told == f"Load {wrong} is taken back. See changes, then publish.\n"
    assert f"{wrong}. Drawn on the test system." in do("loads").stdout
    assert "has no load “nonsense”" in one_sentence(
        do("unload", "nonsense", "--reason", "x", exit_code=1)
    )


def test_a_load_with_the_wrong_day_is_replaced_by_the_same_file(do, data, files, few):
    book = files / "Annex A 2026-09-30.xlsx"
    do("load", book, "-a", "999", "--as-at", "2026-10-01")
    (wrong,) = Store(data).authority("999").loads()
    do("load", book, "-a", "999", "--as-at", "2026-09-30", "--instead-of", wrong.id)
    assert [f"{one.extract_on}" for one in Store(data).authority("999").loads()] == ["2026-09-30"]

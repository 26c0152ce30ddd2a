"""The pages of /loads/: what an analyst does with files, and who may not."""

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.integration.loads.conftest import CENSUS, WORKBOOK, uploaded

from sightline.apps.children.queries import holdings
from sightline.apps.events.models import Event
from sightline.apps.loads import actions, queries, quota
from sightline.apps.loads.models import Preparation
from sightline.apps.loads.naming_children import RESTRICTED
from sightline.apps.loads.rules import State
from sightline.apps.people import actions as people
from sightline.apps.people.models import Look
from sightline.apps.work.queue import run_queued_tasks
from sightline.intake.limits import Limits
from sightline.intake.load import read_again
from sightline.pipeline.folder import DataFolder
from sightline.store.organisation import Organisation, write_organisation

pytestmark = pytest.mark.django_db
HOME = "/loads/"


@pytest.fixture
def pages(visit, analyst, data):
    return visit(analyst)


def text(response):
    assert response.status_code == 200, response
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", plain)


def the_set_aside(place):
    return next(one for one in place.loads() if one.quarantined)


def test_the_first_page_of_an_empty_folder_says_what_to_do(pages):
    said = text(pages.get(HOME))
    assert "No records are loaded yet." in said
    assert reverse("loads:new") in pages.get(HOME).content.decode()


def test_files_are_uploaded_prepared_looked_at_and_published(
    pages, files, place, quick, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sent = pages.post("/loads/new/", {"files": uploaded(files / CENSUS)})
    made = Preparation.objects.get()
    assert sent.url == f"/loads/preparations/{made.pk}/?by_itself=1"
    waiting = pages.get(sent.url)
    assert "It waits for its turn." in text(waiting)
    assert waiting["Refresh"] == "5"
    assert "Refresh" not in pages.get(sent.url.partition("?")[0])
    run_queued_tasks()
    said = text(pages.get(sent.url))
    assert "Nobody sees it until it is published." in said
    assert "10 10 0" in said
    said = text(pages.get("/loads/changes/"))
    assert "Nothing is published yet." in said
    assert "Adds Children in need census as at 31 March 2026." in said
    done = pages.post("/loads/publish/", {"snapshot": place.candidate().id, "reason": ""})
    assert "Everybody now sees the records as at 31 March 2026." in text(pages.get(done.url))
    assert place.published() is not None
    assert "Nothing waits to be published." in text(pages.get("/loads/changes/"))


def test_several_files_are_one_load(pages, files, place, quick, django_capture_on_commit_callbacks):
    lists = sorted((files / "local 2026-09-30").iterdir())
    asked = {"files": [uploaded(path) for path in lists], "extract_on": "30/09/2026"}
    with django_capture_on_commit_callbacks(execute=True):
        pages.post("/loads/new/", asked)
    run_queued_tasks()
    (load,) = place.loads()
    assert len(load.file_names) == len(lists)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Choose one or several files"),
        ({"files": b"", "extract_on": "31/09/2026"}, "Enter a day, such as 31/10/2026"),
        ({"files": b""}, "is empty"),
    ],
)
def test_what_is_asked_wrongly_is_said_beside_the_field(pages, tmp_path, asked, said):
    if "files" in asked:
        (tmp_path / "a.csv").write_bytes(asked["files"])
        asked = {**asked, "files": uploaded(tmp_path / "a.csv")}
    page = pages.post("/loads/new/", asked)
    assert "There is a problem" in text(page)
    assert said in text(page)
    assert not Preparation.objects.exists()


def test_an_upload_that_is_too_large_is_stopped_while_it_comes_in(pages, files, monkeypatch):
    monkeypatch.setattr(quota, "Limits", lambda: Limits(upload=1024))
    page = pages.post("/loads/new/", {"files": uploaded(files / WORKBOOK)})
    assert "are larger than" in text(page)
    assert not Preparation.objects.exists()


def test_a_name_from_outside_is_only_a_name(pages, files, data, place, quick):
    hostile = uploaded(files / CENSUS)
    hostile._name = "../../../../tmp/census<script>.xml"
    pages.post("/loads/new/", {"files": hostile})
    (kept,) = [path for path in (data.path / "uploads").rglob("*") if path.is_file()]
    assert kept.name == "census_script_.xml"
    assert kept.parent.parent == data.path / "uploads"


def test_a_form_without_its_token_is_refused(visit, analyst, data, files):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="django.contrib.auth.backends.ModelBackend")
    refused = client.post("/loads/new/", {"files": uploaded(files / CENSUS)})
    assert refused.status_code == 403
    assert not Preparation.objects.exists()


def test_a_refused_file_says_so_and_that_nothing_changed(pages, load, tmp_path):
    letter = tmp_path / "letter.xlsx"
    letter.write_bytes(b"Dear colleague")
    made = load(letter)
    said = text(pages.get(f"/loads/preparations/{made.pk}/"))
    assert "It was not loaded, and nothing has changed" in said


def test_what_failed_can_be_tried_again(pages, analyst, files, data):
    made = actions.upload(
        by=analyst, authority="999", files=[uploaded(files / CENSUS)], at=timezone.now()
    )
    Preparation.objects.update(state=State.FAILED, said="Sightline itself failed (KeyError).")
    assert "Try again" in text(pages.get(f"/loads/preparations/{made.pk}/"))
    pages.post(f"/loads/preparations/{made.pk}/again/")
    assert Preparation.objects.get().state == State.WAITING


def test_what_was_set_aside_is_chosen_by_sheet_and_reason_and_taken_away(pages, load, files, place):
    load(files / WORKBOOK)
    address = f"/loads/{the_set_aside(place).id}/set-aside/"
    said = text(pages.get(address))
    assert "List 1, row 5" in said
    assert "“31/09/2026” is no date: September 2026 has no day 31." in said
    assert "31/09/2026" in text(pages.get(address, {"sheet": "List 1", "reason": "Is no date."}))
    assert "Select a valid choice" in text(pages.get(address, {"sheet": "List 8"}))
    csv = pages.get(f"{address}csv/", {"sheet": "List 1"})
    assert "31/09/2026" in csv.content.decode("utf-8-sig")
    assert "attachment" in csv["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(pages.get(f"{address}xlsx/").content))
    assert "Set aside" in book.sheetnames
    assert pages.get(f"{address}pdf/").status_code == 404
    assert Event.objects.filter(did="set_aside.taken_away").count() == 2


def test_children_named_by_what_was_set_aside_are_in_the_access_log_and_restricted_ones_unnamed(
    wrenshire, visit, analyst, guardian
):
    """A row that repeats another stands there with its child's id."""
    held = holdings()
    place = DataFolder(wrenshire).store.authority("999")
    found = [
        (load.id, one.raw)
        for load in place.loads()
        for one in queries.set_aside(load)
        if one.raw in held.children - held.restricted
    ]
    name, child = found[0]
    address, pages = f"/loads/{name}/set-aside/", visit(analyst)
    assert child in pages.get(address).content.decode()
    assert Look.objects.get(child_id=child).page == "set aside by a load"
    assert child in pages.get(f"{address}csv/").content.decode()
    assert Look.objects.filter(child_id=child).count() == 2
    people.restrict_child(
        by=guardian, authority="999", child_id=child, reason="Family of staff.", at=timezone.now()
    )
    for answer in (pages.get(address), pages.get(f"{address}csv/")):
        assert child not in answer.content.decode()
        assert RESTRICTED in answer.content.decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_is_corrected_uploaded_and_the_load_read_again(
    pages, load, files, place, ending, django_capture_on_commit_callbacks
):
    load(files / WORKBOOK)
    before = the_set_aside(place)
    taken = pages.get(f"/loads/{before.id}/set-aside/{ending}/").content
    with django_capture_on_commit_callbacks(execute=True):
        sent = pages.post(
            f"/loads/{before.id}/corrected/",
            {"file": SimpleUploadedFile(f"my list.{ending}", with_correction(taken, ending))},
        )
    run_queued_tasks()
    assert "1 cell corrected by a list of what was set aside." in text(pages.get(sent.url))
    (after,) = place.loads()
    assert (after.accepted, after.quarantined) == (before.accepted + 1, before.quarantined - 1)
    assert [mark.load for _, mark in place.taken_back()] == [before.id]
    read_twice = place.rebuild(read_again, publish=False)
    assert place.snapshots()[-2].manifest.tables == read_twice.manifest.tables


def with_correction(taken, ending):
    """The list as it was taken away, with the day that was meant."""
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(taken.decode("utf-8-sig"))))
        rows[1][rows[0].index("corrected")] = "30/09/2026"
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        return out.getvalue().encode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(taken))
    sheet = book["Set aside"]
    top = next(row for row in sheet.iter_rows() if "Corrected" in [cell.value for cell in row])
    column = [cell.value for cell in top].index("Corrected") + 1
    sheet.cell(top[0].row + 1, column).value = date(2026, 9, 30)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_list_that_corrects_nothing_or_another_load_is_refused(
    pages, load, files, place, django_capture_on_commit_callbacks
):
    load(files / WORKBOOK)
    (before,) = place.loads()
    for content, said in (
        (b"sheet,row,column,corrected\nList 1,5,Date of Contact,\n", "corrects nothing"),
        (b"sheet,row,column,corrected\nList 1,999,Date of Contact,1\n", "of another load"),
        (b"sheet,row,column,corrected\nList 77,5,Date of Contact,1\n", "of another load"),
        (b"sheet,row,column,corrected\nList 1,five,Date of Contact,1\n", "is no row number"),
    ):
        with django_capture_on_commit_callbacks(execute=True):
            sent = pages.post(
                f"/loads/{before.id}/corrected/", {"file": SimpleUploadedFile("a.csv", content)}
            )
        run_queued_tasks()
        assert said in text(pages.get(sent.url)), said
    assert [one.id for one in place.loads()] == [before.id]
    refused = pages.post(f"/loads/{before.id}/corrected/", {})
    assert "Choose the list you took away" in text(pages.get(refused.url))


def test_a_load_in_place_of_another_begins_with_its_day_and_kind(pages, load, files, place):
    load(files / WORKBOOK)
    (wrong,) = place.loads()
    page = pages.get("/loads/new/", {"instead_of": wrong.id}).content.decode()
    assert f'value="{wrong.id}"' in page
    assert "Load in place of Annex A as at 30 September 2026" in page


def test_a_load_is_taken_back_with_a_reason(
    pages, load, files, place, django_capture_on_commit_callbacks
):
    load(files / CENSUS)
    load(files / WORKBOOK)
    wrong = the_set_aside(place)
    pages.post(f"/loads/{wrong.id}/take-back/", {"reason": ""})
    assert Preparation.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        pages.post(f"/loads/{wrong.id}/take-back/", {"reason": "A test system."})
    run_queued_tasks()
    said = text(pages.get(HOME))
    assert "Loads that were taken back" in said
    assert "A test system." in text(pages.get(f"/loads/{wrong.id}/"))


def test_going_back_is_asked_with_what_would_be_seen(pages, load, files, place):
    load(files / CENSUS, publishes=True)
    load(files / WORKBOOK, publishes=True)
    assert "Everybody would see the records as at 31 March 2026" in text(
        pages.get("/loads/unpublish/")
    )
    assert "Say why, in a sentence" in text(pages.post("/loads/unpublish/", {"reason": ""}))
    done = pages.post("/loads/unpublish/", {"reason": "Wrong day."})
    said = text(pages.get(done.url))
    assert "Everybody now sees what was published before." in said
    assert "“Wrong day.”" in said
    assert "Went back" in text(pages.get("/loads/publications/"))


def test_a_changed_organisation_offers_to_make_the_records_again(
    pages, load, files, place, django_capture_on_commit_callbacks
):
    load(files / WORKBOOK, publishes=True)
    assert "Make the records again" not in text(pages.get(HOME))
    write_organisation(place.folder, Organisation({"Somewhere": "Elsewhere"}))
    assert "Make the records again" in text(pages.get(HOME))
    with django_capture_on_commit_callbacks(execute=True):
        pages.post("/loads/make-again/")
    run_queued_tasks()
    assert place.candidate().manifest.organisation
    assert "Make the records again" not in text(pages.get(HOME))


@pytest.mark.parametrize("address", ["nonsense/", "nonsense/set-aside/", "preparations/7/"])
def test_what_is_not_there_is_not_found(pages, address):
    assert pages.get(HOME + address).status_code == 404


@pytest.mark.parametrize("who", ["social_worker", "team_manager", "councillor", "guardian"])
def test_nobody_else_comes_near(visit, request, data, who):
    pages = visit(request.getfixturevalue(who))
    for address in ("", "new/", "changes/", "unpublish/", "publications/", "x/set-aside/csv/"):
        assert pages.get(HOME + address).status_code == 403, address


def test_every_page_is_drawn_without_a_script(pages, load, files, place):
    load(files / WORKBOOK)
    for address in ("", "new/", "changes/", f"{place.loads()[0].id}/"):
        page = pages.get(HOME + address).content.decode()
        scripts = re.findall(r"<script[^>]*>", page)
        assert len(scripts) == 1, address  # the one of base.html, which no page needs
        assert " style=" not in page

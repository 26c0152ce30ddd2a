"""The pages of collected figures, as each person meets them."""

import io
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from tests.integration.collected.conftest import AT

from sightline.apps.collected import actions, queries
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import EntryState, Said
from sightline.apps.people.models import User
from sightline.vocabulary.printed_values import read_value
from sightline.vocabulary.words import Status
from sightline.web.uploads import SmallFiles


@pytest.fixture(autouse=True)
def wrenshire(settings: object) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]


def filled(entry: Entry, **more: str) -> dict[str, str]:
    usual = {"status": "ok", "value_0": "18.9%", "direction": "up", "read": str(entry.version)}
    return usual | more


def test_an_owner_sees_their_tasks_and_the_way_to_each(
    visit, hr_contributor: User, asked: list[Entry]
) -> None:
    page = visit(hr_contributor).get("/collected/").content.decode()
    assert "For you to type in (4" in page
    assert all(f"/collected/figures/{each.pk}/" in page for each in asked)


def test_who_has_no_task_is_told_so(visit, commissioner: User, asked: list[Entry]) -> None:
    assert b"Nothing waits for you." in visit(commissioner).get("/collected/").content


def test_a_councillor_has_no_such_page(visit, councillor: User, june: Entry) -> None:
    client = visit(councillor)
    for address in ("/collected/", "/collected/all/", f"/collected/figures/{june.pk}/"):
        assert client.get(address).status_code == 403


def test_a_value_is_typed_in_and_saved(visit, hr_contributor: User, june: Entry) -> None:
    client = visit(hr_contributor)
    address = f"/collected/figures/{june.pk}/"
    assert client.get(address).status_code == 200
    answer = client.post(address, filled(june, explanation="New teams."), follow=True)
    assert "It is in force." in answer.content.decode()
    june.refresh_from_db()
    assert (queries.printed(june), june.directions, june.explanation) == (
        "18.9%",
        "↑",
        "New teams.",
    )


def test_a_share_is_worked_out_from_its_parts(visit, hr_contributor: User, june: Entry) -> None:
    more = {"value_0": "", "numerator": "57", "denominator": "94"}
    visit(hr_contributor).post(f"/collected/figures/{june.pk}/", filled(june, **more))
    june.refresh_from_db()
    assert queries.printed(june) == "60.6%"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"value_0": ""}, "Give a value, or choose the state"),
        ({"value_0": "about forty"}, "can't be read as a value"),
        ({"status": "not_yet_available", "value_0": ""}, "Say why the figure is not yet available"),
        ({"status": "provisional"}, "Say why the value is provisional"),
        ({"expected_on": "soon"}, "names no period that can be read"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    visit, hr_contributor: User, june: Entry, more: dict[str, str], sentence: str
) -> None:
    form = filled(june, narrative="What I typed", **more)
    answer = visit(hr_contributor).post(f"/collected/figures/{june.pk}/", form)
    page = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert sentence in page and "What I typed" in page and "There is a problem" in page


def test_each_part_has_a_field_and_a_direction(
    visit, hr_contributor: User, june: Entry, turnover: CollectedIndicator
) -> None:
    turnover.part_labels = ["a", "b", "c"]
    turnover.save()
    form = {
        "status": "ok", "read": str(june.version), "value_0": "104", "value_1": "94-90%",
        "value_2": "57-61%", "direction_1": "up", "direction_2": "down",
    }  # fmt: skip
    answer = visit(hr_contributor).post(f"/collected/figures/{june.pk}/", form, follow=True)
    june.refresh_from_db()
    assert queries.printed(june) == "a) 104 b) 94-90% c) 57-61%"
    assert june.directions == "b ↑ c ↓"
    assert 'value="94-90%"' in answer.content.decode()


def test_one_reason_may_be_given_for_several(
    visit, hr_contributor: User, asked: list[Entry], june: Entry
) -> None:
    others = [each.pk for each in asked if each.pk != june.pk]
    form = filled(june, status="not_yet_available", value_0="", reason="The return is late")
    visit(hr_contributor).post(f"/collected/figures/{june.pk}/", form | {"also": others})
    reasons = {each.reason_id for each in Entry.objects.all()}
    assert len(reasons) == 1 and None not in reasons


def test_who_saves_second_sees_both_and_may_save_again(
    visit, hr_contributor: User, analyst: User, june: Entry
) -> None:
    address, form = f"/collected/figures/{june.pk}/", filled(june)
    visit(analyst).post(address, filled(june, value_0="17%"))
    client = visit(hr_contributor)
    page = client.post(address, form).content.decode()
    assert "It now says “17%”" in page and 'value="18.9%"' in page
    june.refresh_from_db()
    client.post(address, filled(june))
    june.refresh_from_db()
    assert queries.printed(june) == "18.9%"


def test_a_second_person_approves_on_the_page(
    visit, hr_contributor: User, analyst: User, asked: list[Entry], sickness: CollectedIndicator
) -> None:
    entry = sickness.entries.first()
    visit(hr_contributor).post(f"/collected/figures/{entry.pk}/", filled(entry))
    entry.refresh_from_db()
    client = visit(analyst)
    assert b"For you to approve" in client.get("/collected/").content
    client.post(f"/collected/figures/{entry.pk}/approve/", {"read": entry.version})
    entry.refresh_from_db()
    assert entry.state == EntryState.IN_FORCE and entry.approved_by == analyst


def test_it_is_sent_back_on_the_page(
    visit, hr_contributor: User, analyst: User, asked: list[Entry], sickness: CollectedIndicator
) -> None:
    entry = sickness.entries.first()
    visit(hr_contributor).post(f"/collected/figures/{entry.pk}/", filled(entry))
    form = {"read": entry.version + 1, "why": "Is it a tenth?"}
    visit(analyst).post(f"/collected/figures/{entry.pk}/send-back/", form)
    assert b"Is it a tenth?" in visit(hr_contributor).get("/collected/").content


def test_another_authoritys_entry_is_not_there(
    visit, analyst: User, june: Entry, settings: object
) -> None:
    settings.SIGHTLINE_AUTHORITY = "998"  # type: ignore[attr-defined]
    assert visit(analyst).get(f"/collected/figures/{june.pk}/").status_code == 404


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_template_goes_out_and_comes_back(
    visit, hr_contributor: User, asked: list[Entry], june: Entry, format: str
) -> None:
    client = visit(hr_contributor)
    content = client.get(f"/collected/template.{format}").content
    file = SimpleUploadedFile(f"filled.{format}", _filled_in(content, format))
    page = client.post("/collected/upload/", {"file": file}).content.decode()
    assert "1 new" in page and "3 left empty" in page and "18.9%" in page
    june.refresh_from_db()
    assert june.state == EntryState.WAITING  # only looked at
    kept = page.split("/collected/uploads/")[1].split("/")[0]
    client.post(f"/collected/uploads/{kept}/decide/", {"do": "write"})
    june.refresh_from_db()
    assert queries.printed(june) == "18.9%"
    client.post(f"/collected/uploads/{kept}/decide/", {"do": "take back"})
    june.refresh_from_db()
    assert june.state == EntryState.WAITING and june.value is None


def _filled_in(content: bytes, format: str) -> bytes:
    if format == "csv":
        lines = content.decode("utf-8-sig").splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("turnover,"))
        cells = lines[at].split(",")
        cells[5] = "18.9%"
        lines[at] = ",".join(cells)
        return "\n".join(lines).encode()
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[1]  # after the cover
    row = next(row for row in sheet.iter_rows() if row[0].value == "turnover")
    row[5].value = "18.9%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_nobody_asked_for_are_not_taken(visit, hr_contributor: User, june: Entry) -> None:
    rows = b"Indicator id,Period ends,Value\nnobody,30/06/2026,5\nturnover,31/05/2026,6\n"
    file = SimpleUploadedFile("rows.csv", rows)
    page = visit(hr_contributor).post("/collected/upload/", {"file": file}).content.decode()
    assert page.count("No value is asked for") == 2
    assert "Nothing in the file is to be written." in page


def test_a_file_that_is_no_table_is_refused_in_a_sentence(visit, hr_contributor: User) -> None:
    file = SimpleUploadedFile("rows.csv", b"a,b\n1,2\n")
    answer = visit(hr_contributor).post("/collected/upload/", {"file": file})
    assert answer.status_code == 400 and "has no row of headings" in answer.content.decode()


def test_the_grid_lists_what_contradicts_itself(visit, analyst: User, june: Entry) -> None:
    said = Said(Status.OK, read_value("Red 17% Amber 46% Green 47%"))
    actions.enter_value(by=analyst, entry=june, said=said, read=june.version, at=AT)
    page = visit(analyst).get("/collected/all/").content.decode()
    assert "What contradicts itself (1)" in page and "add up to 110%" in page


def test_an_analyst_adds_an_indicator_and_its_figures_are_asked_for(visit, analyst: User) -> None:
    form = {
        "title": "Farm occupancy", "section": "early_help", "shown_as": "percent",
        "better": "higher", "period_kind": "month", "frequency": "monthly",
        "owner_role": "commissioning_officer", "due_after": "5", "asked_since": "1 April 2026",
    }  # fmt: skip
    answer = visit(analyst).post("/collected/indicators/add/", form, follow=True)
    assert "“Farm occupancy” is collected from now on." in answer.content.decode()
    assert Entry.objects.filter(indicator__key="farm_occupancy").count() >= 6


def test_how_an_indicator_is_collected_may_change(
    visit, analyst: User, turnover: CollectedIndicator
) -> None:
    client, address = visit(analyst), f"/collected/indicators/{turnover.pk}/"
    page = client.get(address)
    form = {name: field.value() or "" for name, field in _fields(page)}
    client.post(address, form | {"frequency": "monthly", "needs_approval": "yes"})
    turnover.refresh_from_db()
    assert (turnover.frequency, turnover.needs_approval) == ("monthly", True)


def _fields(page):
    form = page.context["form"]
    return [(name, form[name]) for name in form.fields if form[name].value() != []]


def test_those_of_the_catalogue_are_collected_at_a_click(visit, analyst: User) -> None:
    visit(analyst).post("/collected/indicators/shipped/")
    assert CollectedIndicator.objects.filter(in_catalogue=True).count() == 15


def test_a_file_that_is_too_large_is_stopped_on_its_way_and_said_so(
    visit, hr_contributor: User, asked: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SmallFiles, "most", 1024)
    file = SimpleUploadedFile("values.csv", b"Indicator id,Period ends\n" * 100)
    answer = visit(hr_contributor).post("/collected/upload/", {"file": file})
    assert answer.status_code == 400
    assert "are not taken here" in answer.content.decode()


def test_nobody_fills_the_disk_through_a_form_without_files(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form is read before it is asked who sent it."""
    monkeypatch.setattr(SmallFiles, "most", 1024)
    kept = []
    monkeypatch.setattr(
        TemporaryFileUploadHandler, "file_complete", lambda *told: kept.append(told)
    )
    large = SimpleUploadedFile("large.bin", b"0" * 3_000_000)
    answer = Client().post("/sign-in/", {"username": "a@b.example", "password": "x", "it": large})
    assert answer.status_code < 500 and not kept

"""The pages of targets, as each person meets them."""

import csv
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.targets.conftest import ADOPTED, PEPS, Propose

from sightline.apps.people.models import User
from sightline.apps.targets.models import IndicatorBands, SetTarget
from sightline.apps.targets.rules import Step
from sightline.apps.thread.registry import register

TYPED = {
    "kind": "ambitious", "of": "30", "base": "30 last year", "why": "Fewer families wait.",
    "agreed_by": "", "agreed_where": "", "agreed_on": "", "read": "1", "rows": "3",
    "due_0": "2026-04-01", "percent_0": "-20", "due_1": "2027-04-01", "value_1": "20",
}  # fmt: skip


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_list_can_be_narrowed_to_what_has_no_target(visit: Any, team_manager: User) -> None:
    client: Client = visit(team_manager)
    every = words(client.get("/targets/?area=adoption"))
    assert "Days from placement order to match (A2)" in every
    none = client.get("/targets/?area=looked_after&which=none").content.decode()
    assert f"/targets/of/{PEPS}/" not in none and "/targets/of/lac_" in none
    assert "Upload targets" not in every  # a team manager may not set them


def test_one_looks_at_what_it_means_before_it_is_saved(visit: Any, analyst: User) -> None:
    client: Client = visit(analyst)
    address = f"/targets/of/{ADOPTED}/propose/"
    assert "Which figure is that?" in words(client.get(address))
    looked = words(client.post(address, TYPED | {"do": "look"}))
    assert "If you save this" in looked and "Proposed ambitious target" in looked
    assert not SetTarget.objects.exists()
    saved = words(client.post(address, TYPED | {"do": "save"}, follow=True))
    assert "24 (20% less than 30 last year) from 1 April 2026, 20 from 1 April 2027" in saved
    assert "Fewer families wait." in saved


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"why": ""}, "This field is required"),
        ({"value_0": "3"}, "one of them"),
        ({"of": ""}, "Say what the percentages are of"),
        ({"due_1": "2026-04-01"}, "Two values are due from 1 April 2026"),
        ({"due_0": "", "percent_0": "", "due_1": "", "value_1": ""}, "at least one value"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    visit: Any, analyst: User, typed: dict[str, str], said: str
) -> None:
    answer = visit(analyst).post(f"/targets/of/{ADOPTED}/propose/", TYPED | typed)
    assert answer.status_code == 400 and said in words(answer)
    assert 'value="2026-04-01"' in answer.content.decode() or typed.get("due_0") == ""


def test_two_who_edit_one_target_are_shown_both_versions(
    visit: Any, analyst: User, propose: Propose
) -> None:
    one = propose(20.0)
    client: Client = visit(analyst)
    address = f"/targets/{one.pk}/change/"
    client.post(address, TYPED | {"do": "save"})
    second = client.post(address, TYPED | {"value_1": "18", "do": "save"})
    assert "Both versions are below" in words(second)
    assert "18 from 1 April 2027" in words(second) and "20 from 1 April 2027" in words(second)
    again = re.search(r'name="read" value="(\d+)"', second.content.decode())
    assert again
    client.post(address, TYPED | {"value_1": "18", "do": "save", "read": again[1]})
    one.refresh_from_db()
    assert one.profile[1].value == 18


def test_a_target_is_adopted_and_withdrawn_by_its_own_pages(
    visit: Any, analyst: User, propose: Propose
) -> None:
    one, client = propose(20.0), visit(analyst)
    typed = {"agreed_by": "Board", "agreed_where": "", "agreed_on": "2026-10-20", "read": "1"}
    refused = client.post(f"/targets/{one.pk}/adopt/", typed | {"agreed_on": "", "why": "Agreed."})
    assert refused.status_code == 400
    client.post(f"/targets/{one.pk}/adopt/", typed | {"why": "Agreed."})
    one.refresh_from_db()
    assert one.now is Step.ADOPTED
    said = {"why": "A new plan.", "from_on": "2026-11-01", "read": "2"}
    client.post(f"/targets/{one.pk}/withdraw/", said)
    one.refresh_from_db()
    assert (one.now, f"{one.until}") == (Step.WITHDRAWN, "2026-11-01")


def test_a_target_proposed_in_a_meeting_is_linked_to_it(visit: Any, analyst: User) -> None:
    register(
        "told_meeting", noun="Meeting", title=lambda id: f"Board of May {id}",
        address=lambda id: "/", may_see=lambda access, id: True,
    )  # fmt: skip
    client: Client = visit(analyst)
    address = f"/targets/of/{ADOPTED}/propose/?from=told_meeting:7"
    assert "From Meeting: Board of May 7." in words(client.get(address))
    typed = TYPED | {"do": "save", "from": "told_meeting:7"}
    page = client.post(f"/targets/of/{ADOPTED}/propose/", typed, follow=True)
    assert "Board of May 7" in words(page)


def test_tolerances_are_looked_at_and_saved(visit: Any, analyst: User) -> None:
    client: Client = visit(analyst)
    address = f"/targets/of/{PEPS}/tolerances/"
    typed = {
        "tolerance": "50", "tolerance_in_percent": "on", "amber": "0", "amber_in_percent": "",
        "level": "1", "level_in_percent": "", "why": "Small numbers.", "read": "0",
    }  # fmt: skip
    looked = words(client.post(address, typed | {"do": "look"}))
    assert "Target met" in looked and not IndicatorBands.objects.exists()
    client.post(address, typed | {"do": "save"})
    assert IndicatorBands.objects.get().tolerance_in_percent
    assert "50% of the target" in words(client.get(f"/targets/of/{PEPS}/"))


def test_a_file_is_taken_filled_in_brought_back_and_taken_back(
    visit: Any, analyst: User, propose: Propose
) -> None:
    propose(20.0)
    client: Client = visit(analyst)
    taken = client.get("/targets/file.csv?area=adoption").content.decode("utf-8-sig")
    lines = taken[taken.index("Indicator id") if "Indicator id" in taken else 0 :]
    rows = list(csv.DictReader(io.StringIO(lines)))
    heads = {name.casefold().replace(" ", "_"): name for name in rows[0]}
    row = next(each for each in rows if each[heads.get("value", "value")] == "20.0")
    changed = dict(row) | {heads["value"]: "24", heads["why"]: "More adopters."}
    wrong = dict(row) | {heads.get("indicator_id", "indicator"): "adopted_cuont"}
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, rows[0])
    writer.writeheader()
    writer.writerows([changed, wrong])
    sent = SimpleUploadedFile("targets.csv", buffer.getvalue().encode())
    looked = client.post("/targets/upload/", {"file": sent})
    assert "Did you mean “adopted_count”?" in words(looked)
    kept = re.search(r"/targets/uploads/(\d+)/decide/", looked.content.decode())
    assert kept
    for do, value in (("write", 24.0), ("take back", 20.0)):
        client.post(f"/targets/uploads/{kept[1]}/decide/", {"do": do}, follow=True)
        assert SetTarget.objects.get().profile[0].value == value

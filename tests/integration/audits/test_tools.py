"""Tools on pages: read, printed, added by an analyst, changed with a reason, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document as read_docx

from sightline.apps.audits.models import ToolVersion
from sightline.apps.audits.tools import queries
from sightline.apps.audits.tools.actions import keep_versions
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools.reading import FOLDER
from sightline.vocabulary.declared import CATALOGUE

Visit = Callable[[User], Client]
pytestmark = pytest.mark.django_db
TEXT = (CATALOGUE / FOLDER / "dip_sample.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def records(wrenshire: Path) -> Path:
    return wrenshire


def test_the_catalogue_s_tools_are_there_on_the_first_day_and_kept_once(
    visit: Visit, team_manager: User
) -> None:
    page = visit(team_manager).get("/audits/tools/").content.decode()
    assert "Case-file audit" in page and "Observation of practice" in page
    assert ToolVersion.objects.count() == 20 and keep_versions(at=timezone.now()) == 0
    one = visit(team_manager).get("/audits/tools/case_file/").content.decode()
    assert "Was the child seen and spoken with" in one and "Of a closed case" in one
    assert visit(team_manager).get("/audits/tools/nothing/").status_code == 404
    assert visit(team_manager).get("/audits/tools/case_file/?version=9").status_code == 404


def test_the_form_is_printed_with_every_question(
    visit: Visit, team_manager: User, tmp_path: Path
) -> None:
    file = visit(team_manager).get("/audits/tools/case_file/form.docx")
    kept = tmp_path / "form.docx"
    kept.write_bytes(file.content)
    cells = [
        cell.text for table in read_docx(str(kept)).tables for row in table.rows
        for cell in row.cells
    ]  # fmt: skip
    tool = queries.tool_of(queries.newest("case_file"))
    assert all(any(each.text in cell for cell in cells) for each in tool.questions)


def test_an_analyst_adds_a_tool_after_looking_at_it_and_nobody_else_may(
    visit: Visit, analyst: User, team_manager: User
) -> None:
    client, at = visit(analyst), "/audits/tools/add/"
    own = TEXT.replace('key = "dip_sample"', 'key = "kinship"').replace("Dip sample", "Kinship")
    wrong = client.post(at, {"text": own.replace("yes_no", "yesno"), "look": "1"})
    assert wrong.status_code == 400 and "Did you mean" in wrong.content.decode()
    looked = client.post(at, {"text": own, "look": "1"}).content.decode()
    assert "Keep as a new tool" in looked and queries.newest("kinship") is None
    assert client.post(at, {"text": own, "keep": "1"}).status_code == 302
    assert queries.newest("kinship").number == 1
    assert visit(team_manager).get(at).status_code == 403


def test_a_change_says_why_audits_keep_theirs_and_it_can_be_taken_back(
    visit: Visit, principal_social_worker: User
) -> None:
    client, at = visit(principal_social_worker), "/audits/tools/add/"
    first = queries.newest("dip_sample")
    changed = TEXT.replace("Was it done within its time?", "Was it done in good time?")
    told = {"text": changed, "keep": "1"}
    assert client.post(at, told).status_code == 400
    assert client.post(at, told | {"why": "Clearer to new auditors."}).status_code == 302
    page = client.get("/audits/tools/dip_sample/").content.decode()
    assert "What is different from version 1" in page and "in good time" in page
    assert "within its time" in queries.tool_of(first).questions[0].text
    # The catalogue's own comes back only when somebody says so.
    assert keep_versions(at=timezone.now()) == 0 and queries.newest("dip_sample").number == 2
    again = {"why": "It confused the others."}
    assert client.post("/audits/tools/dip_sample/?version=1", again).status_code == 302
    assert queries.newest("dip_sample").sha256 == first.sha256

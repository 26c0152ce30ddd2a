"""Layouts as pages and files: filled from what is published, with codes on paper, and blank."""

import io
import re
from html import unescape
from typing import Any

import docx
import openpyxl
from tests.integration.targets.conftest import Propose

from sightline.apps.figures.models import FigureCode
from sightline.apps.people.models import User
from sightline.judgement.targets import TargetKind
from sightline.vocabulary.words import Unit

ELEVEN = "layout=quarterly_with_targets"


def test_a_layout_is_shown_with_figures_and_potential_targets(
    visit: Any, head_of_service: User, propose: Propose
) -> None:
    propose(12.5, "adopted_pct", kind=TargetKind.MID_WAY, unit=Unit.PERCENT)
    page = visit(head_of_service).get(f"/layouts/?{ELEVEN}").content.decode()
    for said in ("End Quarter 3 Oct-26 Wrenshire", "Potential Mid-Way Target", "12.5%", "(SB)"):
        assert said in page
    assert "Key: Direction of Travel in 26/27 on 25/26" in page


def test_on_paper_every_figure_has_the_code_that_opens_it_again(visit: Any, analyst: User) -> None:
    answer = visit(analyst).get(f"/layouts/filled.docx?{ELEVEN}")
    opened = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    codes = set(re.findall(r"R-\d{4}-\w{3,}", "\n".join(cells)))
    known = set(FigureCode.objects.values_list("code", flat=True))
    assert len(codes) >= 20 and codes <= known


def test_the_blank_form_has_labels_and_no_value(visit: Any, analyst: User) -> None:
    answer = visit(analyst).get(f"/layouts/blank.xlsx?{ELEVEN}")
    sheets = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    text = "\n".join(str(c.value) for s in sheets for row in s.iter_rows() for c in row if c.value)
    assert "Children adopted" in text and "RAG" in text
    assert not re.search(r"\d\.\d%", text)


def test_a_layout_that_is_not_there_is_said_so(visit: Any, analyst: User) -> None:
    assert visit(analyst).get("/layouts/?layout=none").status_code == 400
    assert visit(analyst).get("/layouts/blank.pdf?layout=none").status_code == 404


def test_the_files_offered_on_the_page_are_there(visit: Any, lead_member: User) -> None:
    client = visit(lead_member)
    page = client.get("/layouts/").content.decode()
    (offered, *_) = re.findall(r'href="(/layouts/filled\.xlsx\?[^"]+)"', page)
    assert client.get(unescape(offered)).status_code == 200

"""What can be taken away from the pages of figures: every kind of file, and the chart alone."""

import io
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path

import pikepdf
import pytest
from django.core.cache import cache
from django.test import Client
from lxml import etree, html
from pypdf import PdfReader

from sightline.apps.people.models import User
from sightline.documents.exports import FORMATS, pdf

INDICATOR = "/indicators/referrals_received/"
needs_pango = pytest.mark.skipif(
    find_library("pango-1.0") is None, reason="needs the Pango library of the operating system"
)


@pytest.fixture
def client(visit: Callable[[User], Client], director: User, wrenshire: Path) -> Client:
    cache.clear()
    return visit(director)


def links(client: Client, address: str) -> list[str]:
    root = html.fromstring(client.get(address).content.decode())
    return [str(a.get("href")) for a in root.xpath("//ul[@class='sightline-downloads']//a")]


@pytest.mark.parametrize("address", ["/scorecard/", INDICATOR])
def test_every_kind_of_file_is_offered_and_comes(client: Client, address: str) -> None:
    offered = links(client, f"{address}?basis=month")
    for ending, kind in FORMATS.items():
        (link,) = [each for each in offered if f"/file.{ending}" in each]
        assert link.endswith("?basis=month")
        if ending == "pdf" and find_library("pango-1.0") is None:
            continue
        answer = client.get(link)
        assert answer.status_code == 200 and answer["Content-Type"] == kind.media_type
        assert f'.{ending}"' in answer["Content-Disposition"]


@needs_pango
@pytest.mark.parametrize("address", ["/scorecard/", INDICATOR])
def test_the_pdf_is_tagged_and_says_whose_figures_and_of_which_day(
    client: Client, address: str
) -> None:
    content = io.BytesIO(client.get(f"{address}file.pdf").content)
    read = pikepdf.open(content)
    assert "/StructTreeRoot" in read.Root and str(read.Root.Lang) == "en-GB"
    first = " ".join(PdfReader(content).pages[0].extract_text().split())
    assert "Wrenshire" in first and "Data as at 31 Oct 2026" in first and "Filters: " in first


@needs_pango
def test_a_pdf_is_laid_out_once_for_all_who_ask_for_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(f"{INDICATOR}file.pdf").content
    monkeypatch.setattr(pdf, "_engine", lambda: None)
    assert client.get(f"{INDICATOR}file.pdf").content == first
    assert client.get(f"{INDICATOR}file.pdf?basis=month").status_code == 503


def test_the_chart_comes_as_a_drawing_whose_name_is_its_truth(client: Client) -> None:
    answer = client.get(f"{INDICATOR}chart.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    root = etree.fromstring(answer.content)
    title = root.find("{http://www.w3.org/2000/svg}title")
    page = html.fromstring(client.get(INDICATOR).content.decode())
    assert title is not None and title.text == page.xpath("//p[@class='indicator__truth']")[0].text


def test_the_chart_comes_as_a_picture_fine_enough_for_a_slide(client: Client) -> None:
    answer = client.get(f"{INDICATOR}chart.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert int.from_bytes(answer.content[16:20]) > 1400  # its width


@pytest.mark.parametrize("kind", ["gif", "exe"])
def test_another_kind_of_picture_or_file_is_not_found(client: Client, kind: str) -> None:
    assert client.get(f"{INDICATOR}chart.{kind}").status_code == 404
    assert client.get(f"{INDICATOR}file.{kind}").status_code == 404


def test_without_pango_the_pdf_link_says_what_to_install(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_engine", lambda: None)
    answer = client.get("/scorecard/file.pdf")
    assert answer.status_code == 503
    assert "libpangoft2-1.0-0" in answer.content.decode()


def test_an_indicator_without_a_chart_offers_none(client: Client) -> None:
    shares = "/indicators/assessment_factor_share_pct/"
    assert not [link for link in links(client, shares) if "chart." in link]
    assert client.get(f"{shares}chart.svg").status_code == 404

"""The scorecard and the indicator's page, from a figures file to what a browser gets."""

import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html
from tests.made_figures import INDICATORS, SERVICES, SHARES, data_folder

from sightline.apps.figures import queries
from sightline.apps.figures.actions import code_for
from sightline.apps.figures.models import FigureCode
from sightline.documents import source
from sightline.measures.language.catalogue import Catalogue
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.words import Level

MADE = Catalogue({each.id: each for each in [*INDICATORS, SHARES]}, declared_records(), SERVICES)
TARGETS = """
[[target]]
indicator = "assessments_within_45_days"
kind = "local"
from = { 2025-04-01 = 85.0 }
amber = 3.0
"""


@pytest.fixture
def wrenshire(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A made-up authority's figures; its few indicators are the whole catalogue."""
    folder = data_folder(tmp_path)
    settings.SIGHTLINE_DATA = folder  # type: ignore[attr-defined]
    (folder / "settings.toml").write_text('[authorities]\n999 = "Wrenshire"\n')
    (folder / "authorities" / "999" / "targets.toml").write_text(TARGETS)
    for module in (queries, source):
        monkeypatch.setattr(module, "catalogue", lambda source: MADE)
    cache.clear()
    yield folder
    cache.clear()


def page(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def row_of(root: html.HtmlElement, title: str) -> list[str]:
    for row in root.xpath("//table[contains(@class, 'scorecard')]/tbody/tr"):
        cells = [re.sub(r" R-\d{4}-\w+", "", words(cell)) for cell in row]
        if cells[0].startswith(title):
            return cells
    raise AssertionError(f"no row {title}")


def test_without_data_the_page_says_what_to_type(
    signed_in: Client, tmp_path: Path, settings: object
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    for address in ("/scorecard/", "/indicators/contacts_received/"):
        text = signed_in.get(address).content.decode()
        assert "No data loaded yet" in text and "sightline load" in text
    assert signed_in.get("/scorecard/file.csv").status_code == 404


def test_the_scorecard_shows_each_part_of_a_row(signed_in: Client, wrenshire: Path) -> None:
    cells = row_of(page(signed_in, "/scorecard/"), "Assessments completed")
    assert cells == [
        "Assessments completed within 45 working days Higher is better",
        "69.0% 1,068 of 1,548", "Year to Sep 2026", "Down, worse", "", "85.0% local",
        "Target missed", "–", "–", "–",
    ]  # fmt: skip


def test_services_stand_in_order_with_the_days_of_figures_and_records(
    signed_in: Client, wrenshire: Path
) -> None:
    root = page(signed_in, "/scorecard/?show=core")
    assert [h.text for h in root.xpath("//h2[contains(@class, 'scorecard__service')]")] == list(
        SERVICES.values()
    )
    facts = words(root.xpath("//dl[contains(@class, 'sightline-facts')]")[0])
    assert "As at 30 September 2026" in facts and "Records as at 14 October 2026" in facts


def test_a_status_that_is_no_number_has_its_words_and_reason(
    signed_in: Client, wrenshire: Path
) -> None:
    cells = row_of(page(signed_in, "/scorecard/"), "Personal education plans")
    assert cells[1] == "Not yet available waiting for the autumn term"
    assert cells[6] == "Not rated"


@pytest.mark.parametrize(
    ("query", "title", "value"),
    [
        ("?of=team:Assessment team 1", "Assessments completed", "69.2% 216 of 312"),
        ("?basis=month", "Assessments completed", "69.0% 89 of 129"),
        ("?as_at=2024-03-31", "Assessments completed", "Not enough history yet 6 of 12 months"),
        ("?as_at=2026-10-14&basis=month", "Assessments completed", "66.0% 33 of 50"),
        ("?service=child_protection&show=all", "Children on a protection plan", "52.3 314 of"),
    ],
)
def test_the_address_says_whose_which_and_when(
    signed_in: Client, wrenshire: Path, query: str, title: str, value: str
) -> None:
    cells = row_of(page(signed_in, f"/scorecard/{query}"), title)
    assert cells[1].startswith(value)


def test_a_service_filter_leaves_only_that_service(signed_in: Client, wrenshire: Path) -> None:
    root = page(signed_in, "/scorecard/?service=child_protection&show=all")
    assert len(root.xpath("//table")) == 1


def test_the_usual_scorecard_holds_what_one_can_do_well_or_badly(
    signed_in: Client, wrenshire: Path
) -> None:
    few, core = (page(signed_in, f"/scorecard/{q}").xpath("//tbody/tr") for q in ("", "?show=core"))
    assert (len(few), len(core)) == (2, 4)


@pytest.mark.parametrize("query", ["?of=team:Nobody", "?as_at=1999-01-31", "?basis=fortnight"])
def test_a_choice_that_does_not_exist_is_refused_in_words(
    signed_in: Client, wrenshire: Path, query: str
) -> None:
    answer = signed_in.get(f"/scorecard/{query}")
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()
    assert signed_in.get(f"/scorecard/file.csv{query}").status_code == 400


def test_a_row_leads_to_its_page_with_the_same_choice(signed_in: Client, wrenshire: Path) -> None:
    root = page(signed_in, "/scorecard/?of=team:Assessment team 1&service=assessment")
    (address,) = root.xpath("//tbody//th/a/@href")
    assert address == "/indicators/assessments_within_45_days/?of=team%3AAssessment+team+1"
    assert "Assessment team 1" in page(signed_in, address).text_content()


def test_the_indicators_page_has_chart_sentence_table_meaning_and_hash(
    signed_in: Client, wrenshire: Path
) -> None:
    root = page(signed_in, "/indicators/assessments_within_45_days/")
    chart = root.xpath("//figure//*[local-name()='svg']")[0]
    truth = root.xpath("//p[@class='indicator__truth']")[0].text
    assert chart.get("role") == "img" and chart[0].text == truth
    assert "1,068 of 1,548" in truth
    assert len(root.xpath("//details[1]//tbody/tr")) == 36
    text = root.text_content()
    assert "It shows drift." in text and "d41d8cd98f00" in text and "SELECT 45" in text


def test_no_page_holds_an_inline_style_or_script(signed_in: Client, wrenshire: Path) -> None:
    for address in ("/scorecard/", "/indicators/assessments_within_45_days/", "/indicators/"):
        text = signed_in.get(address).content.decode()
        assert " style=" not in text and "<style" not in text
        assert len(re.findall(r"<script(?! type=\"module\" src=)", text)) == 0


def test_an_unknown_indicator_and_an_unknown_file_are_not_found(
    signed_in: Client, wrenshire: Path
) -> None:
    assert signed_in.get("/indicators/no_such_thing/").status_code == 404
    assert signed_in.get("/scorecard/file.exe").status_code == 404


def test_an_indicator_without_a_figure_still_says_what_it_means(
    signed_in: Client, wrenshire: Path
) -> None:
    answer = signed_in.get("/indicators/cpp_rate_10k/?as_at=2026-10-14")
    assert answer.status_code == 200
    assert "There is no figure for what was chosen" in answer.content.decode()


@pytest.mark.parametrize("format", ["csv", "xlsx", "json", "html"])
def test_every_file_says_its_filters_and_the_day_of_its_records(
    signed_in: Client, wrenshire: Path, format: str
) -> None:
    answer = signed_in.get(f"/scorecard/file.{format}?of=team:Assessment team 1")
    assert answer["Content-Disposition"].endswith(f'2026-09-30.{format}"')
    if format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Cover"]
        text = " ".join(str(cell.value) for cell in sheet["A"])
    else:
        text = answer.content.decode("utf-8-sig")
    if format == "csv":
        assert "2026-10-14" in text and "d41d8cd98f00" in text
    else:
        assert "Whose: Assessment team 1" in text and "14 October 2026" in text


def test_an_indicators_json_has_a_line_for_each_month(signed_in: Client, wrenshire: Path) -> None:
    answer = signed_in.get("/indicators/assessments_within_45_days/file.json")
    rows = json.loads(answer.content)["rows"]
    assert len([row for row in rows if not row["breakdown"]]) == 36


def test_queries_do_not_grow_with_the_rows(signed_in: Client, wrenshire: Path) -> None:
    cards = ("?service=child_protection&show=all", "", "?show=all&basis=month")
    for query in cards:  # the first look makes the page and its figures' codes
        signed_in.get(f"/scorecard/{query}")
    counts = []
    for query in cards:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            signed_in.get(f"/scorecard/{query}")
        counts.append(len(captured))
    # The session, the person, what they may see: five tables; the newest typed-in figure; notices
    # not read; whether the background work runs.
    assert counts[0] == counts[1] == counts[2] <= 11


def test_a_second_look_makes_nothing_again(
    signed_in: Client, wrenshire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed_in.get("/scorecard/").content
    monkeypatch.setattr(queries, "scorecard_for", None)
    second = signed_in.get("/scorecard/").content
    assert _without_token(first) == _without_token(second)


def _without_token(content: bytes) -> bytes:
    return re.sub(rb'csrfmiddlewaretoken" value="[^"]+"', b"", content)


def test_a_newly_published_snapshot_is_shown_at_once(signed_in: Client, wrenshire: Path) -> None:
    signed_in.get("/scorecard/")
    place = wrenshire / "authorities" / "999"
    old = (place / "published").read_text()
    for kind in ("figures", "snapshots"):
        shutil.copytree(place / kind / old, place / kind / "newer")
    (place / "published").write_text("newer")
    assert "newer" in signed_in.get("/scorecard/").content.decode()


def test_a_changed_target_is_shown_at_once(signed_in: Client, wrenshire: Path) -> None:
    signed_in.get("/scorecard/")
    file = wrenshire / "authorities" / "999" / "targets.toml"
    file.write_text(TARGETS.replace("85.0", "60.0") + "\n# lower\n")
    os.utime(file, (1, 1))
    assert row_of(page(signed_in, "/scorecard/"), "Assessments")[6] == "Target met"


def test_a_target_that_cannot_be_read_is_a_page_with_file_and_line(
    signed_in: Client, wrenshire: Path
) -> None:
    file = wrenshire / "authorities" / "999" / "targets.toml"
    file.write_text(TARGETS.replace("assessments_within", "assesments_within"))
    answer = signed_in.get("/scorecard/")
    assert answer.status_code == 503
    text = answer.content.decode()
    assert "targets.toml, line 3" in text and "Did you mean" in text


def test_trend_and_target_are_judged_under_the_chart(signed_in: Client, wrenshire: Path) -> None:
    page = signed_in.get("/indicators/assessments_within_45_days/").content.decode()
    assert "over the newest 5 points." in page
    assert "As things are, the target will" in page


def test_charts_are_kept_beside_the_figures(signed_in: Client, wrenshire: Path) -> None:
    signed_in.get("/indicators/assessments_within_45_days/")
    kept = list((wrenshire / "authorities" / "999" / "figures").rglob("charts/*.svg"))
    assert len(kept) == 1


def test_a_whole_authoritys_workers_are_no_choice_in_the_list(
    signed_in: Client, wrenshire: Path
) -> None:
    options = page(signed_in, "/scorecard/").xpath("//select[@name='of']//option/@value")
    assert options == ["", "service:Safeguarding", "team:Assessment team 1"]
    assert signed_in.get("/scorecard/?of=worker:W1").status_code == 400


def test_the_shipped_indicators_are_listed_without_any_data(
    signed_in: Client, tmp_path: Path, settings: object
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    root = page(signed_in, "/indicators/")
    assert len(root.xpath("//dt/a")) > 20


def tables_of(root: html.HtmlElement) -> dict[str, list[list[str]]]:
    """The tables under “Broken down”: title → lines of cells."""
    return {
        words(table.find("caption")): [[words(cell) for cell in row] for row in table.find("tbody")]
        for table in root.xpath("//section[@aria-labelledby='broken-down']//table")
    }


def test_a_figure_is_shown_in_its_parts_in_words_with_the_unknown_last(
    signed_in: Client, wrenshire: Path
) -> None:
    tables = tables_of(page(signed_in, "/indicators/assessments_within_45_days/"))
    assert tables["Sex"] == [
        ["Male", "67.7%", "500 of 739", "0.96 (0.90 to 1.03)", ""],
        ["Female", "70.0%", "560 of 800", "1.03 (0.96 to 1.10)", ""],
        ["Not known", "88.9%", "8 of 9", "", "Too few to judge"],
        ["All", "69.0%", "1,068 of 1,548", "", ""],
    ]
    assert [line[0] for line in tables["Age"]] == [
        "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "All",
    ]  # fmt: skip


def test_a_bar_is_as_long_as_the_percentage_and_few_have_none(
    signed_in: Client, wrenshire: Path
) -> None:
    root = page(signed_in, "/indicators/assessments_within_45_days/")
    table = root.xpath("//caption[.='Sex']/..")[0]
    assert table.xpath(".//*[local-name()='rect']/@width") == ["67.7", "70.0"]


def test_parts_that_do_not_add_up_to_the_whole_are_not_shown(
    signed_in: Client, wrenshire: Path
) -> None:
    tables = tables_of(page(signed_in, "/indicators/assessments_within_45_days/"))
    assert set(tables) == {"Sex", "Age"}


def test_only_the_parts_of_the_unit_basis_and_day_asked_for_are_shown(
    signed_in: Client, wrenshire: Path
) -> None:
    for query in ("?basis=month", "?as_at=2026-08-31", "?of=team:Assessment team 1"):
        root = page(signed_in, f"/indicators/assessments_within_45_days/{query}")
        assert tables_of(root) == {}
        assert "There is nothing to break down" in root.text_content()


def test_shares_are_shown_by_size_in_words_without_a_chart(
    signed_in: Client, wrenshire: Path
) -> None:
    root = page(signed_in, "/indicators/cpp_category_share/")
    tables = tables_of(root)
    assert tables["Category of abuse"] == [
        ["Neglect", "45.0%", "45 of 100", ""],
        ["Emotional abuse", "25.0%", "25 of 100", ""],
        ["Not known", "30.0%", "30 of 100", ""],
        ["All", "100.0%", "100 of 100", ""],
    ]
    assert tables["Sex"] == [["Male", "60", ""], ["Female", "40", ""], ["All", "100", ""]]
    assert not root.xpath("//figure") and not root.xpath("//*[@id='over-time']")


def test_the_scorecard_leads_to_the_shares_instead_of_a_hundred_percent(
    signed_in: Client, wrenshire: Path
) -> None:
    root = page(signed_in, "/scorecard/?show=all")
    cells = row_of(root, "Protection plans by kind")
    assert cells[1].startswith("See parts") and cells[3] == "–"
    (address,) = root.xpath("//td/a[contains(@href, 'broken-down')]/@href")
    assert address == "/indicators/cpp_category_share/#broken-down"
    rows = json.loads(signed_in.get("/scorecard/file.json?show=all").content)["rows"]
    (share,) = [row for row in rows if row["indicator"] == "cpp_category_share"]
    assert share["value"] is None


@pytest.mark.parametrize("format", ["csv", "xlsx", "json", "html"])
def test_every_file_of_an_indicator_holds_its_parts(
    signed_in: Client, wrenshire: Path, format: str
) -> None:
    answer = signed_in.get(f"/indicators/cpp_category_share/file.{format}")
    if format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Figures"]
        text = " ".join(str(cell) for row in sheet.values for cell in row)
    else:
        text = answer.content.decode("utf-8-sig")
    assert all(part in text for part in ("Category of abuse", "Neglect", "45.0%", "45 of 100"))
    assert "100 of 100" in text


def test_each_figure_of_a_card_has_its_code_for_paper_and_each_opens_it_again(
    signed_in: Client, wrenshire: Path
) -> None:
    root = page(signed_in, "/scorecard/?show=all")
    codes = [words(each) for each in root.xpath("//tbody//span[contains(@class, 'print-only')]")]
    readable = root.xpath("//tbody/tr/td[1]/a")
    assert len(codes) == len(set(codes)) == len(readable) > 2
    kept = {row.code: row for row in FigureCode.objects.all()}
    assert {kept[code].indicator for code in codes} <= set(MADE.indicators)
    text = signed_in.get("/scorecard/file.csv?show=all").content.decode("utf-8-sig")
    assert all(code in text for code in codes)
    assert FigureCode.objects.count() == len(kept)  # printed again, the same


def test_making_codes_takes_as_many_queries_for_one_row_as_for_all(
    signed_in: Client, wrenshire: Path
) -> None:
    counts = []
    signed_in.get("/scorecard/")
    few, many = "as_at=2026-08-31&service=child_protection", "as_at=2026-07-31"
    for query in (f"?{few}&show=all", f"?{many}&show=all"):
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(f"/scorecard/{query}")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_code_made_one_by_one_and_one_made_with_a_card_are_the_same(
    signed_in: Client, wrenshire: Path
) -> None:
    page(signed_in, "/scorecard/")
    before = set(FigureCode.objects.values_list("code", flat=True))
    made = FigureCode.objects.get(indicator="assessments_within_45_days")
    figure = next(
        each
        for each in queries.figures_for(queries.source(), Level.AUTHORITY)
        if (each.indicator, each.as_at, each.basis.value)
        == (made.indicator, made.as_at, made.basis)
    )
    code_for(figure=figure, snapshot=made.snapshot, at=made.made_at)
    assert set(FigureCode.objects.values_list("code", flat=True)) == before

"""Whatever a document holds, every format can be written, and no word is lost on the way."""

import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from lxml import etree, html

from sightline.documents.exports import to_docx, to_html, to_json, to_pptx, to_xlsx
from sightline.documents.exports.shown import legible
from sightline.documents.model import Document, from_data, to_data

from .made_documents import REPORT, documents, texts_of

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def words_of_package(made: bytes, begin: str) -> str:
    """All text of an office file, read as the XML it is: texts, and what pictures say."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            if name.startswith(begin) and name.endswith(".xml"):
                for element in etree.fromstring(package.read(name), _SAFE).iter():
                    tag = etree.QName(element).localname
                    found += [element.text or ""] if tag == "t" else [str(element.get("descr", ""))]
                    found += [" "] if tag in {"p", "br", "tab"} else []
    return "".join(found)


def words_of_page(made: str) -> str:
    root = html.fromstring(made)
    said = [*root.itertext(), *(str(each) for each in root.xpath("//@aria-label"))]
    return " ".join(said)


def as_one_line(text: str) -> str:
    return " ".join(legible(text).split())


READERS: dict[str, Callable[[Document], str]] = {
    "docx": lambda document: words_of_package(to_docx(document), "word/"),
    "pptx": lambda document: words_of_package(to_pptx(document), "ppt/"),
    "html": lambda document: words_of_page(to_html(document)),
}


@pytest.mark.parametrize("ending", READERS)
@given(document=documents)
@settings(max_examples=12, deadline=None)
def test_every_word_of_a_document_is_found_again_in_its_file(
    ending: str, document: Document
) -> None:
    found = as_one_line(READERS[ending](document))
    assert not [text for text in map(as_one_line, texts_of(document)) if text not in found]


@given(document=documents)
@settings(max_examples=25, deadline=None)
def test_a_document_stored_as_json_comes_back_as_it_was(document: Document) -> None:
    assert from_data(json.loads(json.dumps(to_data(document)))) == document


@given(document=documents)
@settings(max_examples=12, deadline=None)
def test_every_table_has_its_sheet_and_its_rows_in_workbook_and_json(document: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(document)))
    tables = document.tables
    sheets = [s for s in book if s.title not in {"Cover", "Contents", "Notes"}]
    assert len(sheets) == len(tables)
    told = json.loads(to_json(document))
    rows = [told["rows"]] if len(tables) == 1 else [each["rows"] for each in told["tables"]]
    assert [len(each) for each in rows] == [len(table.rows) for table in tables]


@pytest.mark.parametrize("write", [to_docx, to_pptx, to_xlsx, to_html])
def test_the_same_document_gives_the_same_bytes(write: Callable[[Document], object]) -> None:
    assert write(REPORT) == write(REPORT)

"""A page of figures as a document, made for one person at one moment: their reach is asked anew."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve

from sightline.apps.digests import rules
from sightline.apps.figures.forms import FilterForm
from sightline.apps.figures.queries import Source, catalogue, page_for, scorecard_for
from sightline.apps.figures.rules import words_of_query
from sightline.apps.figures.units import units_for
from sightline.apps.notices.actions import File
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.documents.exports import FORMATS, Document, Table, why_no_pdf
from sightline.documents.indicator_document import indicator_document
from sightline.documents.model import as_document
from sightline.documents.scorecard_document import scorecard_document
from sightline.vocabulary.not_allowed import NotAllowed

_GONE = "The page is no longer within your reach, or is not there any more."


@dataclass(frozen=True)
class Page:
    """A page of ours that may be subscribed to, without the day it was saved on."""

    name: str
    indicator: str
    query: dict[str, str]

    @property
    def one_indicator(self) -> bool:
        return self.name == "figures:indicator"


def page_at(address: str) -> Page:
    """Raises NotAllowed for every address but those of aggregates."""
    path, _, query = address.partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        raise NotAllowed("There is no such page. Copy the address from the page itself.") from None
    # The newest figures are sent each time, so a day in the address is left out.
    told = {name: value for name, value in words_of_query(query).items() if name != "as_at"}
    rules.check_can_subscribe(match.view_name, told.get("of", ""))
    return Page(match.view_name, match.kwargs.get("id", ""), told)


def document_of(page: Page, access: Access, source: Source) -> Document:
    """The page's document. Raises NotAllowed where the person may not see it (any more)."""
    if not access.may(Right.SEE_FIGURES):
        raise NotAllowed(_GONE)
    try:
        units = units_for(source, access, page.query.get("of", ""))
    except Http404:
        raise NotAllowed(_GONE) from None
    asked = QueryDict(urlencode(page.query))
    form = FilterForm(asked, source=source, units=units, one_indicator=page.one_indicator)
    if not form.is_valid():
        raise NotAllowed(_GONE)
    if not page.one_indicator:
        return scorecard_document(scorecard_for(source, form.asked()), form.in_words())
    indicators = catalogue(source)
    found = indicators.indicators.get(page.indicator)
    made = page_for(source, found, form.asked()) if found else None
    if made is None:
        raise NotAllowed(_GONE)
    return indicator_document(made, form.in_words())


def file_of(document: Document, ending: str) -> File:
    """The document as a file to go with a mail; CSV where PDF can't be made here."""
    chosen = FORMATS["csv" if ending == "pdf" and why_no_pdf() else ending]
    made = chosen.write(document)
    content = made.encode("utf-8") if isinstance(made, str) else made
    return File(f"{document.name}.{chosen.ending}", chosen.media_type, content, words_of(document))


def words_of(document: Document) -> str:
    """All that is text in a document, for looking through: a number by itself is a count."""
    shown = as_document(document)
    texts = [shown.title, *shown.about, *(f"{word} {said}" for word, said in shown.notes)]
    tables = [*shown.tables, *(block for block in shown.blocks if isinstance(block, Table))]
    for table in tables:
        texts.append(table.title)
        for row in table.rows:
            texts += [
                value
                for column, value in zip(table.columns, row, strict=True)
                if isinstance(value, str) and not column.is_number
            ]
    return "\n".join(texts)

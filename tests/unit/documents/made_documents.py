"""Documents for the tests of what writes them: one with every kind of block, and any at all."""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from sightline.documents.model import (
    Block,
    Chart,
    Column,
    Contents,
    Document,
    Exempt,
    Facts,
    FigureCell,
    FreeText,
    Heading,
    Key,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
    Value,
    flat,
)


def svg(truth: str, width: int = 200) -> str:
    """A drawing whose own title is the truth sentence, as all of ours are."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="80" '
        f'viewBox="0 0 {width} 80"><title>{escape(truth)}</title><path d="M0 70L{width} 10" '
        'stroke="#12436d"/><text x="4" y="40" font-size="16">Average</text></svg>'
    )


VISITS = Table(
    "Visits by month",
    (Column("month", "Month"), Column("visits", "Visits", is_number=True)),
    (("April 2026", 9), ("May 2026", 12)),
    heads_rows=True,
)
FIGURES = Table(
    "Figures of the quarter",
    (
        Column("indicator", "Indicator", wide=True),
        Column("q1", "Quarter 1", is_number=True),
        Column("q2", "Quarter 2", is_number=True),
    ),
    (
        ("Visits in time", FigureCell("82.3%\n812 of 987", 82.26950354, code="K7QX-0001"), None),
        (
            "Children on a plan",
            FigureCell("1,145\nK7QX-0002", 1145.0, code="K7QX-0002"),
            FigureCell("c"),
        ),
        ("Reviews", FigureCell("low"), FigureCell("Not yet available\nwaiting for a return")),
    ),
    heads_rows=True,
    is_section=True,
)
KEY = Key("Key", (("↑", "improved"), ("P", "provisional")))
LONG = "The team looked at every visit of the quarter and wrote down what it found. " * 12
REPORT = Document(
    title="Quarterly report & “findings”",
    about=("Figures of Wrenshire.", "Filters: none."),
    blocks=(
        Contents(level=3),
        PageBreak(),
        Heading("Overview"),
        Paragraph("Visits rose to 12.", is_lead=True),
        Listing(("Held in time", "Held late")),
        Listing(("First look", "Then ask"), is_numbered=True),
        Listing(("Begin anew",), is_numbered=True),
        Heading("What was found", 3),
        FreeText(f"{LONG.strip()}\n\nA second paragraph\nof two lines."),
        FIGURES,
        Heading("Over time"),
        Chart(
            "Visits", "Visits rose to 12.", svg("Visits rose to 12.", 900), VISITS, "Since April."
        ),
        Exempt("It would name a child.", (Heading("One case"), Paragraph("Not for the public."))),
        Heading("The end"),
        Note("Read with care."),
        Facts((("Held", "12"), ("Due", "14"))),
    ),
    name="report",
    data_as_at=date(2026, 5, 31),
    key=KEY,
)

_texts = st.text(st.characters(codec="utf-8"), max_size=24) | st.sampled_from(
    ["=1+1", "a\x0bb", "<b>x</b>", "two\nlines", "c", LONG]
)
_words = _texts.filter(lambda text: bool(text.strip()))
_figures = st.builds(
    FigureCell, _words, st.none() | st.floats(-1e6, 1e6, allow_nan=False), code=_texts
)
_values: st.SearchStrategy[Value] = (
    st.none() | _texts | st.integers(-999, 999) | st.booleans() | st.dates() | _figures
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    titles = draw(st.lists(_words, min_size=1, max_size=9))
    columns = tuple(Column(f"column_{n}", title) for n, title in enumerate(titles))
    row = st.tuples(*[_values] * len(columns))
    rows = tuple(draw(st.lists(row, max_size=4)))
    flags = draw(st.tuples(st.booleans(), st.booleans()))
    return Table(draw(_words), columns, rows, heads_rows=flags[0], is_section=flags[1])


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    truth, width = draw(_words), draw(st.sampled_from([200, 900]))
    return Chart(draw(_words), truth, svg(truth, width), draw(tables()), draw(_texts))


_pairs = st.lists(st.tuples(_words, _texts), max_size=3).map(tuple)
_plain: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, _words, st.sampled_from([2, 3])),
    st.builds(Paragraph, _texts, st.booleans()),
    st.builds(Note, _texts),
    st.builds(FreeText, _texts),
    st.builds(Facts, _pairs),
    st.builds(Key, _words, _pairs),
    st.builds(Listing, st.lists(_texts, max_size=3).map(tuple), st.booleans()),
    st.builds(Contents, _words, st.sampled_from([2, 3])),
    st.just(PageBreak()),
    tables(),
    charts(),
)
_blocks = _plain | st.builds(Exempt, _words, st.lists(_plain, max_size=3).map(tuple))
documents = st.builds(
    Document,
    _words,
    st.lists(_texts, max_size=2).map(tuple),
    st.lists(_blocks, max_size=5).map(tuple),
    data_as_at=st.none() | st.dates(),
    is_landscape=st.booleans(),
    key=st.none() | st.builds(Key, _words, _pairs),
)


def texts_of(document: Document) -> Iterator[str]:
    """Every word that a reader of the document must find."""
    yield from (document.title, *document.about)
    keys = [document.key] if document.key else []
    for block in (*keys, *flat(document.blocks)):
        yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text) | Note(text) | FreeText(text):
            yield text
        case Facts(pairs):
            yield from (part for pair in pairs for part in pair)
        case Key(title, pairs):
            yield from (title, *(part for pair in pairs for part in pair))
        case Listing(items):
            yield from items
        case Contents(title):
            yield title
        case Exempt(why):
            yield why
        case Chart():
            yield from (block.truth, block.caption)
            yield from _said(block.twin) if block.twin else ()
        case Table():
            yield from (block.title, *(column.title for column in block.columns))
            for row in block.rows:
                for value in row:
                    yield from _shown(value)
        case PageBreak():
            return


def _shown(value: Value) -> Iterator[str]:
    if isinstance(value, FigureCell):
        yield from (value.shown, value.code)
    elif isinstance(value, str):
        yield value

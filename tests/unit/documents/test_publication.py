"""The public version of a document: what is withheld, what goes with it, what a reader can do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.documents.model import (
    Chart,
    Column,
    Document,
    Exempt,
    Facts,
    FigureCell,
    FreeText,
    Heading,
    Key,
    Note,
    Paragraph,
    Sum,
    Table,
    Value,
)
from sightline.documents.publication import (
    PublishedTable,
    leaks,
    public_version,
    published_tables,
    typed_texts,
)
from sightline.judgement.suppression import Rules

RULES = Rules()


def number(count: int, indicator: str = "", of: str = "", period: str = "") -> FigureCell:
    return FigureCell(str(count), count, count, indicator=indicator, of=of, period=period)


def share(n: int, d: int, **which: str) -> FigureCell:
    return FigureCell(f"{100 * n / d:.1f}%\n{n} of {d}", 100 * n / d, n, d, **which)


def table(*rows: tuple[Value, ...], title: str = "Plans", sums: tuple[Sum, ...] = ()) -> Table:
    columns = (Column("what", "What"), Column("n", "Number", is_number=True))
    columns += (Column("share", "Share", is_number=True), Column("note", "Note"))
    return Table(title, columns[: len(rows[0])], rows, heads_rows=True, sums=sums)


def by_age(*counts: int, **which: str) -> Table:
    """Ages that add up to all, as a table of counts."""
    named = [(f"Age {n}", number(count, of=f"age {n}", **which)) for n, count in enumerate(counts)]
    named.append(("All", number(sum(counts), of="all", **which)))
    total = Sum((len(counts), 1), tuple((n, 1) for n in range(len(counts))))
    return table(*named, sums=(total,))


def paper(*blocks: object) -> Document:
    return Document("Plans", ("Wrenshire",), blocks, name="plans")  # type: ignore[arg-type]


def shown(document: Document) -> list[list[str]]:
    found = next(block for block in document.blocks if isinstance(block, Table))
    return [[str(cell).split("\n")[0] for cell in row] for row in found.rows]


def test_a_small_number_goes_and_one_more_so_that_it_cannot_be_worked_out() -> None:
    made = public_version(paper(by_age(3, 20, 12)))
    assert shown(made.document) == [
        ["Age 0", "c"], ["Age 1", "20"], ["Age 2", "c"], ["All", "35"],
    ]  # fmt: skip
    assert not made.found
    assert [each.where for each in made.removed] == ["Plans: Age 0, Number", "Plans: Age 2, Number"]


def test_a_share_tells_of_those_it_is_not_of_as_well() -> None:
    rows = ("In time", share(117, 120)), ("Late", share(60, 120)), ("Few", share(2, 4))
    made = public_version(paper(table(*rows)))
    assert [row[1] for row in shown(made.document)] == ["c", "50.0%", "c"]


def test_zero_and_what_is_not_of_people_stay() -> None:
    meetings = FigureCell("3", 3, 3, of_people=False)
    made = public_version(paper(table(("None", number(0)), ("Meetings", meetings))))
    assert shown(made.document) == [["None", "0"], ["Meetings", "3"]]
    assert not made.removed


def test_a_number_nobody_explained_is_taken_for_people() -> None:
    columns = (Column("what", "What"), Column("n", "Number", is_number=True))
    plain = Table("Plain", columns, (("Few", 4), ("Many", 40), ("Share", "12.5%")), heads_rows=True)
    made = public_version(paper(plain))
    assert [row[1] for row in shown(made.document)] == ["c", "40", "c"]


def test_the_counts_behind_a_printed_figure_do_not_travel_with_it() -> None:
    made = public_version(paper(table(("Some", share(30, 120, indicator="x")))))
    cell = made.tables[0].cells[0]
    assert (cell.numerator, cell.denominator, cell.is_printed) == (30, 120, True)
    assert "'numerator': 30" not in str(vars(made.document.blocks[0].rows[0][1]))  # type: ignore[union-attr]


def test_words_that_say_a_withheld_number_go_and_are_listed() -> None:
    made = public_version(
        paper(
            Heading("Plans"),
            Paragraph("Plans fell to 3 in the month."),
            Paragraph("As three families moved away."),
            Paragraph("Better than on 3 November 2026."),
            Facts((("Open", "3"), ("Since", "April 2026"))),
            table(("Open", number(3))),
            Note("Only two children were seen late."),
        )
    )
    said = [block.text for block in made.document.blocks if isinstance(block, Paragraph)]
    assert said == ["Better than on 3 November 2026."]
    assert [each.what for each in made.removed] == [
        "A paragraph", "A paragraph", "A fact", "A figure", "A note",
    ]  # fmt: skip
    assert made.removed[0].why == "It says 3, which is withheld elsewhere."


def test_exempt_parts_and_text_that_nobody_cleared_are_left_out() -> None:
    made = public_version(
        paper(
            Exempt("Names a provider", (Heading("Contracts"), by_age(1, 2))),
            FreeText("Uncleared words", "A head of service"),
            FreeText("Cleared words", "A head of service", "An analyst"),
        )
    )
    kept = [block.text for block in made.document.blocks if isinstance(block, FreeText)]
    assert kept == ["Cleared words"]
    assert [(each.what, each.where) for each in made.removed] == [
        ("An exempt part", "Contracts"), ("Free text", "Uncleared words"),
    ]  # fmt: skip
    assert made.removed[0].why == "Names a provider"


def test_words_in_tables_are_typed_by_people_too() -> None:
    columns = (Column("what", "What", wide=True), Column("owner", "Owner"))
    actions = Table("Actions", columns, (("Call the family", "A manager"),), heads_rows=True)
    made = public_version(paper(actions))
    assert made.removed[0].what == "A table of words" and "Actions" not in str(made.document.blocks)
    words = [each.text for each in typed_texts(paper(actions))]
    assert public_version(paper(actions), cleared=words).document.blocks[0] == actions

    columns = (
        Column("what", "What", wide=True),
        Column("n", "Number"),
        Column("w", "Why", wide=True),
    )
    figures = Table("Plans", columns, (("Open", number(40), "As Ann left"),), heads_rows=True)
    made = public_version(paper(figures))
    assert shown(made.document) == [["Open", "40", ""]]
    assert made.removed[0].where == "Plans: Why"


def test_a_chart_of_a_withheld_number_goes_with_its_sentence() -> None:
    def chart(*counts: int) -> Chart:
        return Chart("Plans by age", "Most are of age 1.", "<svg/>", by_age(*counts))

    made = public_version(paper(chart(3, 20, 12), chart(30, 20, 12)))
    charts = [block for block in made.document.blocks if isinstance(block, Chart)]
    assert charts == [chart(30, 20, 12)]
    assert made.removed[0].what == "A chart"


def test_it_says_what_it_is_and_what_its_letters_mean() -> None:
    made = public_version(paper(by_age(3, 20, 12)), of_version="version 2 (SHA-256 ab12)")
    assert made.document.about[-1] == "Public version, made by rule of version 2 (SHA-256 ab12)."
    key = next(block for block in made.document.blocks if isinstance(block, Key))
    assert [symbol for symbol, _ in key.entries] == ["c"]


def test_an_earlier_version_and_this_one_do_not_give_away_together_what_each_withholds() -> None:
    """First 12 is withheld to protect 3; had the next withheld 20 instead, 3 would be known."""
    first = public_version(paper(by_age(3, 20, 12, indicator="plans", period="at_date:2026-10-31")))
    again = public_version(
        paper(by_age(3, 20, 12, indicator="plans", period="at_date:2026-10-31")), first.tables
    )
    assert shown(again.document) == shown(first.document)
    other = tuple(_printing(each, "Age 0", "Age 1") for each in first.tables)
    assert not leaks(other, RULES)
    assert [each.where for each in leaks([*first.tables, *other], RULES)] == [
        "Plans: Age 0, Number"
    ]


def _printing(published: PublishedTable, *hidden: str) -> PublishedTable:
    """The same table with these withheld and all others printed."""
    cells = tuple(
        replace(each, is_printed=not any(head in each.where for head in hidden))
        for each in published.cells
    )
    return replace(published, cells=cells)


@given(
    counts=st.lists(st.integers(0, 15), min_size=2, max_size=5),
    then=st.lists(st.integers(0, 15), min_size=2, max_size=5),
)
@settings(max_examples=10)
def test_whatever_the_numbers_two_papers_together_give_none_away(
    counts: list[int], then: list[int]
) -> None:
    """The same figures, revised, regrouped or the same, in a first paper and a second."""
    which = {"indicator": "plans", "period": "at_date:2026-10-31"}
    first = public_version(paper(by_age(*counts, **which)), scope="1")
    second = public_version(paper(by_age(*then, **which)), first.tables, scope="2")
    small = [n for n, each in enumerate(then) if 1 <= each <= 5]
    assert all(shown(second.document)[n][1] == "c" for n in small)
    assert not first.found and not second.found


def test_a_year_to_date_less_the_month_before_gives_no_small_month_away() -> None:
    def until(day: str, count: int) -> Document:
        figure = number(count, "cp_plans", period=f"year_to_date:{day}")
        return paper(table(("Plans begun", figure)))

    september = public_version(until("2026-09-30", 40))
    october = public_version(until("2026-10-31", 43), september.tables)
    assert shown(september.document) == [["Plans begun", "40"]]
    assert shown(october.document) == [["Plans begun", "c"]]
    assert shown(public_version(until("2026-10-31", 51), september.tables).document)[0][1] == "51"


def test_the_whole_less_one_service_does_not_give_the_others_away() -> None:
    whole, part = number(40, "plans"), number(37, "plans", of="Assessment")
    columns = (Column("what", "What"), Column("all", "All"), Column("one", "Assessment"))
    made = public_version(paper(Table("Plans", columns, (("Open", whole, part),))))
    assert sorted(shown(made.document)[0][1:]) == ["40", "c"]
    assert not made.found


def test_what_was_published_before_makes_it_unsafe_and_says_why() -> None:
    known = by_age(3, 20, 12, indicator="plans", period="at_date:2026-10-31")
    document = paper(known)
    leaked = published_tables(document, document, RULES)
    made = public_version(document, leaked)
    assert [each.sentence for each in made.found] == [
        "Plans: Age 0, Number: a reader can work out that it is 3."
    ]


def test_with_rounding_counts_go_to_the_nearest_five_and_fewer_are_withheld() -> None:
    made = public_version(paper(by_age(3, 21, 13)), rules=Rules(step=5))
    assert shown(made.document) == [
        ["Age 0", "c"], ["Age 1", "20"], ["Age 2", "15"], ["All", "35"],
    ]  # fmt: skip
    assert not made.found

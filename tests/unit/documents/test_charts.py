"""Charts: one picture with a name, told apart without colour, the same bytes every time."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sightline.documents import colours
from sightline.documents.chart_frame import labelled_days
from sightline.documents.charts import Line, Target, spc_chart, trend_chart
from sightline.documents.drawing import Drawing, Words
from sightline.documents.sparkline import sparkline
from sightline.judgement import marks, spc
from sightline.judgement.quartile import CutOffs
from sightline.vocabulary.months import month_ends
from sightline.vocabulary.words import Basis, Polarity, Unit

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = list(month_ends(date(2024, 1, 1), date(2025, 12, 31)))
WORDS = Words(
    "52 of 100 were seen & heard <in time>.", "A line of 24 months.", "Percent, each month"
)


def usual_then_low() -> spc.Chart:
    values = [80.0, 84.0] * 10 + [60.0, 61.0, 59.0, 60.0]
    return spc.xmr(list(zip(MONTHS, values, strict=True)), basis=Basis.MONTH)


def drawn(polarity: Polarity = Polarity.HIGHER) -> Drawing:
    target = Target("Target", 85.0)
    return spc_chart(
        usual_then_low(), unit=Unit.PERCENT, polarity=polarity, words=WORDS, target=target
    )


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_chart_is_one_picture_named_by_its_truth_sentence() -> None:
    root = ElementTree.fromstring(drawn().svg())
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title" and root[0].text == WORDS.title
    assert root[1].tag == f"{SVG}desc" and root[1].text == WORDS.description
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    inner = [node for node in root.iter() if node is not root]
    assert not [node for node in inner if node.get("role") or node.get("aria-label")]


def test_a_chart_has_no_inline_style_so_that_a_strict_page_may_hold_it() -> None:
    svg = drawn().svg()
    assert "style=" not in svg and "<style" not in svg and "<script" not in svg


def test_the_same_data_gives_the_same_bytes_and_other_data_another_hash() -> None:
    assert drawn().svg() == drawn().svg()
    assert drawn().content_hash == drawn().content_hash
    assert drawn().content_hash != drawn(Polarity.LOWER).content_hash


def test_two_charts_on_a_page_share_no_id() -> None:
    ids = [
        {node.get("id") for node in ElementTree.fromstring(svg).iter() if node.get("id")}
        for svg in (drawn().svg(), drawn(Polarity.LOWER).svg())
    ]
    assert ids[0] and not ids[0] & ids[1]


def test_limits_average_and_target_are_named_with_their_values() -> None:
    names = " ".join(texts(drawn().svg()))
    for name in ("Upper limit", "Average", "Lower limit", "Target 85.0%"):
        assert name in names


def filled(svg: str, colour: str) -> set[str]:
    """The outlines of the points of this colour, as the shapes they are."""
    paths = ElementTree.fromstring(svg).iter(f"{SVG}path")
    return {str(path.get("d")) for path in paths if path.get("fill") == colour}


def test_colour_says_better_or_worse_and_the_shape_says_up_or_down() -> None:
    bigger, smaller = drawn(Polarity.HIGHER).svg(), drawn(Polarity.LOWER).svg()
    assert filled(bigger, colours.CONCERN) == filled(smaller, colours.OWN) != set()
    assert filled(bigger, colours.OWN) == filled(smaller, colours.CONCERN) != set()
    assert not filled(bigger, colours.OWN) & filled(bigger, colours.CONCERN)


def test_where_neither_way_is_better_no_point_is_good_or_bad() -> None:
    neutral = drawn(Polarity.NEITHER).svg()
    assert filled(neutral, colours.NEUTRAL)
    assert not filled(neutral, colours.CONCERN) and not filled(neutral, colours.OWN)


def test_a_trend_tells_comparators_apart_by_dash_and_by_name() -> None:
    years = [date(year, 3, 31) for year in range(2018, 2026)]

    def line(name: str, first: float, is_own: bool = False) -> Line:
        return Line(name, tuple((day, first + n) for n, day in enumerate(years)), is_own)

    lines = [line("Wrenshire", 40, True), line("England", 42), line("Region", 43)]
    svg = trend_chart(lines, unit=Unit.RATE_PER_10000, words=WORDS).svg()
    dashes = {
        node.get("stroke-dasharray")
        for node in ElementTree.fromstring(svg).iter(f"{SVG}path")
        if node.get("stroke-dasharray")
    }
    assert len(dashes) == 2
    assert {"Wrenshire 47.0", "England 49.0", "Region 50.0"} <= set(texts(svg))


def test_names_at_the_ends_of_lines_never_touch() -> None:
    years = [date(year, 3, 31) for year in range(2018, 2026)]
    lines = [Line(f"Area {n}", tuple((d, 10 + n / 100) for d in years)) for n in range(5)]
    lines.append(Line("Own", tuple((d, 4.0 + d.year % 7) for d in years), True))
    svg = trend_chart(lines, unit=Unit.RATE_PER_10000, words=WORDS).svg()
    heights = [
        float((node.get("transform") or "").split(",")[1].rstrip(")"))
        for node in ElementTree.fromstring(svg).iter(f"{SVG}text")
        if (node.text or "").startswith(("Area", "Own"))
    ]
    assert len(heights) == 6
    ordered = sorted(heights)
    assert min(b - a for a, b in pairwise(ordered)) >= 16


def test_the_newest_month_always_has_its_label() -> None:
    assert labelled_days(MONTHS)[-1] == MONTHS[-1]
    assert 5 <= len(labelled_days(MONTHS)) <= 9


def test_chart_text_is_twelve_point_or_more() -> None:
    root = ElementTree.fromstring(drawn().svg())
    sizes = {node.get("font-size") for node in root.iter(f"{SVG}text")}
    assert sizes == {"16px"}  # 12 point


def test_a_chart_is_drawn_once_and_then_read_from_the_folder(tmp_path: Path) -> None:
    svg = drawn().kept_in(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text("kept", encoding="utf-8")
    assert drawn().kept_in(tmp_path) == "kept" != svg


def test_a_chart_without_a_value_is_refused() -> None:
    empty = spc.xmr([(day, None) for day in MONTHS], basis=Basis.MONTH)
    with pytest.raises(ValueError, match="at least one value"):
        spc_chart(empty, unit=Unit.COUNT, polarity=Polarity.LOWER, words=WORDS)


def test_a_sparkline_leaves_gaps_and_ends_in_a_dot() -> None:
    svg = sparkline([1, 2, None, 3, 1])
    assert svg.count("M") == 2 and svg.count("<circle") == 1
    assert 'aria-hidden="true"' in svg and "style=" not in svg
    assert sparkline([1, None]) == ""
    assert "NaN" not in sparkline([2, 2, 2])


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", colours.ON_WHITE.values(), ids=colours.ON_WHITE)
def test_every_colour_of_a_chart_stands_out_from_paper_and_from_the_band(colour: str) -> None:
    assert contrast(colour, colours.PAPER) >= 3
    if colour != colours.CONCERN:  # drawn with a dark edge, which stands out for it
        assert contrast(colour, colours.BAND) >= 3


def test_the_edge_of_a_concern_stands_out_from_its_fill_and_all_around_it() -> None:
    assert contrast(colours.CONCERN_EDGE, colours.CONCERN) >= 3
    assert contrast(colours.CONCERN_EDGE, colours.BAND) >= 3


@pytest.mark.parametrize("colour", [colours.TEXT, colours.QUIET_TEXT, colours.OWN, colours.NEUTRAL])
def test_words_on_a_chart_can_be_read(colour: str) -> None:
    assert contrast(colour, colours.PAPER) >= 4.5


def test_the_stylesheet_names_the_same_colours() -> None:
    scss = Path(colours.__file__).parents[1] / "web" / "frontend" / "_colours.scss"
    styles = scss.read_text(encoding="utf-8")
    for name, colour in colours.ON_WHITE.items():
        assert f"${name.replace(' ', '-')}: {colour};" in styles
    for mark in marks.PERFORMANCE.values():
        assert mark.colour in styles and mark.text in styles


QUARTERS = tuple(
    (date(year, 3, 31), CutOffs((60.0, 75.0 + n, 80.0 + n, 86.0 + n, 99.0)))
    for n, year in enumerate((2023, 2024, 2025))
)


def published(letters: str = "DCBA") -> str:
    points = tuple((day, 82.0 + n) for n, (day, _) in enumerate(QUARTERS))
    lines = [Line("Wrenshire", points, is_own=True)]
    chart = trend_chart(lines, unit=Unit.PERCENT, words=WORDS, quartiles=QUARTERS, letters=letters)
    return chart.svg()


def test_the_quarters_of_all_authorities_lie_behind_the_lines_each_with_its_letter() -> None:
    bands = [text for text in texts(published()) if text in set("ABCD")]
    assert sorted(bands) == list("ABCD")
    shades = {node.get("fill") for node in ElementTree.fromstring(published()).iter()}
    assert {colours.BAND, colours.BAND_TWO} <= shades


def test_where_neither_way_is_better_the_quarters_bear_no_letters() -> None:
    assert not [text for text in texts(published("")) if text in set("ABCD")]


def test_without_cut_offs_there_are_no_bands() -> None:
    lines = [Line("Wrenshire", tuple((day, 82.0) for day, _ in QUARTERS), is_own=True)]
    drawn_svg = trend_chart(lines, unit=Unit.PERCENT, words=WORDS).svg()
    assert colours.BAND_TWO not in drawn_svg

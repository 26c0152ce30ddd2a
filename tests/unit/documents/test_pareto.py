"""The drawing of reasons: bars by how often, a line for their sum, a name for listeners."""

from xml.etree import ElementTree

from sightline.documents.pareto import Given, pareto

SVG = "{http://www.w3.org/2000/svg}"
GIVEN = [
    Given("The worker was <away>", 6, 0.6),
    Given("The family could not be reached in time by anybody", 3, 0.9),
    Given("Other", 1, 1.0),
]


def drawn() -> ElementTree.Element:
    text = pareto(GIVEN, "2 of 3 reasons make up 90% of 10 given.", "A bar for each.")
    return ElementTree.fromstring(text.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def test_the_drawing_has_a_name_and_a_description() -> None:
    root = drawn()
    assert root[0].text == "2 of 3 reasons make up 90% of 10 given."
    assert root[1].text == "A bar for each."
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"


def test_bars_are_as_long_as_their_counts_and_the_line_rises_to_the_whole() -> None:
    root = drawn()
    lengths = [float(bar.get("width", "")) for bar in root.iter(f"{SVG}rect")]
    assert [round(lengths[0] / each, 1) for each in lengths] == [1.0, 2.0, 6.0]
    across = [float(dot.get("cx", "")) for dot in root.iter(f"{SVG}circle")]
    whole = next(text for text in root.iter(f"{SVG}text") if text.text == "100%")
    assert across == sorted(across) and across[-1] == float(whole.get("x", ""))


def test_long_names_are_cut_and_marks_are_escaped() -> None:
    names = [text.text or "" for text in drawn().iter(f"{SVG}text")]
    assert "The worker was <away>" in names
    assert any(name.endswith("…") for name in names)


def test_without_a_reason_nothing_is_drawn() -> None:
    assert pareto([], "", "") == ""

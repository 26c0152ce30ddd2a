"""Each key is found on the line where its writer sees it."""

import tomllib

import pytest

from sightline.vocabulary.toml_lines import TomlLines

CATALOGUE = '''\
# [[indicator]] in a comment is nothing
title = "Assessment"          # "x" = 1

[[indicator]]
id = "first"
definition = """
[[indicator]]
id = "inside a text"

Still the text."""
rows = [
  ["1"],
  { child = "1", days = [1, 2] },
  "id = 3",
]
where = "sex in ('a', '[[') # none"

[[indicator.example]]
gives = 1

[[indicator.example]]
gives = 2

[[indicator]]
id = "second"
settings.standard_days = 10
"odd key" = 1

  [[indicator.example]]
  gives = 3

[columns.born_on]
type = "date"
[columns."seen.on"]
type = "date"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("indicator", 0), 4),
        (("indicator", 0, "id"), 5),
        (("indicator", 0, "definition"), 6),
        (("indicator", 0, "rows"), 11),
        (("indicator", 0, "where"), 16),
        (("indicator", 0, "example", 0), 18),
        (("indicator", 0, "example", 0, "gives"), 19),
        (("indicator", 0, "example", 1, "gives"), 22),
        (("indicator", 1), 24),
        (("indicator", 1, "id"), 25),
        (("indicator", 1, "settings"), 26),
        (("indicator", 1, "settings", "standard_days"), 26),
        (("indicator", 1, "odd key"), 27),
        (("indicator", 1, "example", 0, "gives"), 30),
        (("columns", "born_on"), 32),
        (("columns", "born_on", "type"), 33),
        (("columns", "seen.on", "type"), 35),
    ],
)
def test_a_key_is_found_on_its_line(path, line):
    assert TomlLines.of(CATALOGUE).line(*path) == line


def test_every_key_that_tomllib_reads_outside_brackets_has_a_line():
    parsed = tomllib.loads(CATALOGUE)
    lines = TomlLines.of(CATALOGUE).lines

    for number, indicator in enumerate(parsed["indicator"]):
        assert {("indicator", number, key) for key in indicator} - {
            ("indicator", number, "example")
        } <= lines.keys()
    assert ("indicator", 2) not in lines


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("indicator", 0, "better"), 4),
        (("indicator", 0, "rows", 1, "child"), 11),
        (("indicator", 7, "id"), 1),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_what_is_missing_is_reported_at_the_nearest_thing_around_it(path, line):
    assert TomlLines.of(CATALOGUE).line(*path) == line


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_count_the_same_with_either_line_ending(ending):
    text = ending.join(["[[indicator]]", "definition = '''", "two", "lines'''", "id = 'a'"])

    assert TomlLines.of(text).line("indicator", 0, "id") == 5


def test_a_broken_file_neither_hangs_nor_fails():
    broken = '[[indicator]]\nid = """never closed\n' + "a" * 50_000 + "\nwhere = ["

    assert TomlLines.of(broken).line("indicator", 0, "id") == 2

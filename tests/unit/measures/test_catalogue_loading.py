"""Loading a catalogue: whole or not at all, every problem at once with its file and line."""

import pytest

from sightline.measures.figures.hashes import definition_hash
from sightline.measures.language.catalogue import load_catalogue
from sightline.vocabulary.problems import ProblemsFound

GOOD = """
[[indicator]]
id = "referrals"
title = "Referrals"
service = "front_door"
counts = "referrals"
on = "referred_on"
over = "month"
shown_as = "count"
better = "neither"
definition = "Referrals."
owner = "analyst"
"""


def loaded(tmp_path, *texts):
    for n, text in enumerate(texts):
        (tmp_path / f"local_{n}.toml").write_text(text, encoding="utf-8")
    return load_catalogue([tmp_path])


def problems(tmp_path, *texts):
    with pytest.raises(ProblemsFound) as found:
        loaded(tmp_path, *texts)
    return [str(problem) for problem in found.value.problems]


def test_a_file_of_an_analyst_is_read(tmp_path):
    assert [indicator.id for indicator in loaded(tmp_path, GOOD)] == ["referrals"]


def test_every_problem_is_listed_with_its_line_and_a_suggestion(tmp_path):
    text = (
        GOOD.replace("referred_on", "refered_on")
        .replace('better = "neither"', 'better = "hihger"')
        .replace("title", "titel")
    )
    found = problems(tmp_path, text)
    assert any(":7:" in p and "Did you mean “referred_on”?" in p for p in found)
    assert any(":10:" in p and "Did you mean “higher”?" in p for p in found)
    assert any(":4:" in p and "Did you mean “title”?" in p for p in found)


def test_nothing_half_loads(tmp_path):
    assert problems(
        tmp_path, GOOD, GOOD.replace('"referrals"', '"other"', 1).replace("month", "week")
    )


def test_the_same_id_twice_names_the_first_place(tmp_path):
    assert "already defined in local_0.toml:2" in problems(tmp_path, GOOD, GOOD)[0]


def test_a_file_that_is_no_toml_is_named(tmp_path):
    assert "not valid TOML" in problems(tmp_path, GOOD, "[[indicator")[0]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('over = "month"', "", "A flow needs “over”"),
        ('on = "referred_on"', "", "Say one of"),
        ('on = "referred_on"', 'on = "source"', "is no date"),
        ('on = "referred_on"', 'on = "referred_on"\nopen = ["a", "b"]', "Say one of"),
        ('shown_as = "count"', 'shown_as = "count"\nform = "rate"', "needs a “population”"),
        ('shown_as = "count"', 'shown_as = "count"\nform = "mean"', "needs a “value”"),
        ('shown_as = "count"', 'shown_as = "count"\nbreakdowns = ["sexe"]', "Did you mean “sex”?"),
        ('shown_as = "count"', 'shown_as = "count"\nonce_per = "chld_id"', "“child_id”"),
        ('shown_as = "count"', 'shown_as = "count"\nshare_by = "sauce"', "“source”"),
        ('counts = "referrals"', 'divides = ["a", "b"]', "no indicator “a”"),
        ('service = "front_door"', 'service = "frontdoor"', "Did you mean “front_door”?"),
        ('shown_as = "count"', 'shown_as = "count"\nsettings = { as_at = 1 }', "cannot be called"),
        ('shown_as = "count"', 'shown_as = "count"\nsettings = { a = "x" }', "must be a number"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path, old, new, sentence):
    assert any(sentence in problem for problem in problems(tmp_path, GOOD.replace(old, new)))


def test_the_rows_of_an_example_are_checked_like_everything_else(tmp_path):
    example = """
[[indicator.example]]
title = "One"
as_at = 2024-03-31
value = 1
[indicator.example.rows]
referrals = [{ child_id = "a", referred_on = "2024-03-01", sauce = "6", source = "6X" }]
"""
    found = problems(tmp_path, GOOD + example)
    assert any("must be a date" in problem for problem in found)
    assert any("Did you mean “source”?" in problem for problem in found)
    assert any("“6X” is no code" in problem for problem in found)


def test_the_words_of_a_figure_are_read_and_are_no_part_of_its_hash(tmp_path):
    worded = GOOD + 'noun = "referrals"\nwhich = "were received"\n'
    (tmp_path / "worded").mkdir()
    plain, told = loaded(tmp_path, GOOD), loaded(tmp_path / "worded", worded)
    one, other = plain["referrals"], told["referrals"]
    assert (one.noun, one.which) == ("", "")
    assert (other.noun, other.which) == ("referrals", "were received")
    assert definition_hash(one, {}) == definition_hash(other, {})


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('which = "were received"', "a “noun”, which is missing"),
        ('noun = "referrals"\nwhich = "were {number}"', "“{all}” once and no other braces"),
        ('noun = "referrals"\nwhich = "{all} of {all}"', "“{all}” once and no other braces"),
    ],
)
def test_words_that_could_not_be_put_together_are_refused(words, sentence, tmp_path):
    assert any(sentence in found for found in problems(tmp_path, GOOD + words + "\n"))

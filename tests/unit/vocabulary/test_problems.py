"""Problems come all at once, in order, each as file, line and sentence."""

import pytest

from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean


def test_a_problem_reads_as_file_line_and_sentence():
    problem = Problem("assessment.toml", 12, "“better” is missing.")

    assert str(problem) == "assessment.toml:12: “better” is missing."


def test_problems_come_in_order_and_once_each():
    late = Problem("b.toml", 3, "late")
    second = Problem("a.toml", 20, "second")
    first = Problem("a.toml", 3, "first")

    found = ProblemsFound([late, second, first, second])

    assert found.problems == [first, second, late]
    assert str(found) == "a.toml:3: first\na.toml:20: second\nb.toml:3: late"


def test_problems_may_be_given_as_they_are_found():
    found = ProblemsFound(Problem("a.toml", line, "wrong") for line in (2, 1))

    assert [problem.line for problem in found.problems] == [1, 2]


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("refered_on", " Did you mean “referred_on”?"),
        ("referred_onn", " Did you mean “referred_on”?"),
        ("postcode", ""),
        ("", ""),
    ],
)
def test_a_misspelt_name_gets_the_nearest_one_and_a_strange_one_nothing(word, suggestion):
    assert did_you_mean(word, {"referred_on", "closed_on", "team"}) == suggestion

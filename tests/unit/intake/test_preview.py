"""Rows are looked at before they are written."""

from sightline.intake.preview import Row, preview_rows

THERE = {"cin": {"word": "cin", "means": "child in need"}, "dcs": {"word": "dcs", "means": "?"}}


def problem_with(row: Row) -> str | None:
    return None if row["means"] else "Say what the word means."


def test_rows_are_new_changed_the_same_or_refused_with_their_line() -> None:
    rows = [
        (2, {"word": "cin", "means": "child in need"}),
        (3, {"word": "dcs", "means": "director of children's services"}),
        (4, {"word": "iro", "means": "independent reviewing officer"}),
        (5, {"word": "pep", "means": ""}),
        (6, {"word": "iro", "means": "something else"}),
    ]
    found = preview_rows(rows, THERE, lambda row: row["word"], problem_with)
    assert str(found) == "1 new, 1 changed, 1 the same, 2 refused"
    assert [(each.line, each.key, each.changed) for each in found.to_write] == [
        (4, "iro", ("word", "means")),
        (3, "dcs", ("means",)),
    ]
    assert [(each.line, each.sentence) for each in found.refused] == [
        (5, "Say what the word means."),
        (6, "This row stands for the same as line 4. Keep one of them."),
    ]


def test_a_field_that_the_rows_do_not_have_is_left_as_it_is() -> None:
    found = preview_rows([(2, {"word": "cin"})], THERE, lambda row: row["word"], lambda row: None)
    assert found.same == 1 and not found.to_write

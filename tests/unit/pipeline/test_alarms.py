"""When records count as old and work as silent: settings.toml says it, the sentence tells it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sightline.pipeline.alarms import Alarms, OldRecords, is_old
from sightline.pipeline.settings_file import read_settings
from sightline.vocabulary.problems import ProblemsFound

DAY = date(2026, 3, 31)


def settings(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    return file


def test_records_are_old_from_the_day_after_so_many_days() -> None:
    assert not is_old(DAY, DAY + timedelta(days=35), Alarms())
    assert is_old(DAY, DAY + timedelta(days=36), Alarms())


def test_what_is_not_said_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml").alarms == Alarms(35, 2)
    said = settings(tmp_path, "[alarms]\nload_days = 8\n")
    assert read_settings(said).alarms == Alarms(8, 2)


def test_the_sentence_says_when_and_what_to_do() -> None:
    assert str(OldRecords("999", "Wrenshire", DAY, 40)) == (
        "The latest extract of Wrenshire was drawn on 31 March 2026, 40 days ago. Load a newer one."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[alarms]\nload_day = 8\n", "[alarms] has no “load_day”. Did you mean “load_days”?"),
        ("[alarms]\nload_days = 0\n", "“load_days” of [alarms] is a whole number above nought."),
        ("[alarms]\nwork_hours = true\n", "“work_hours” of [alarms] is a whole number above nou"),
        ("alarms = 8\n", "Write [alarms] in a line of its own, and its numbers below."),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_settings(settings(tmp_path, text))
    (problem,) = found.value.problems
    assert sentence in str(problem) and str(problem).startswith("settings.toml:1")

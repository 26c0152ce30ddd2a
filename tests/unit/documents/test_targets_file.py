"""Targets and rebases as an authority writes them: complete or refused, all problems at once."""

from datetime import date
from pathlib import Path

import pytest

from sightline.documents.targets_file import read_targets
from sightline.judgement.targets import TargetKind, TargetState
from sightline.vocabulary.problems import ProblemsFound

KNOWN = {"peps_in_date": None, "referrals_received": None}


def read(folder: Path, text: str) -> object:
    file = folder / "targets.toml"
    file.write_text(text)
    return read_targets(file, KNOWN)


def test_no_file_means_no_targets(tmp_path: Path) -> None:
    assert read_targets(tmp_path / "targets.toml", KNOWN).targets == {}


def test_a_target_has_its_dated_points_and_a_rebase_its_reason(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(
        '[[target]]\nindicator = "peps_in_date"\nkind = "ambitious"\nstate = "proposed"\n'
        "from = { 2026-04-01 = 95, 2025-04-01 = 90.0 }\namber = 5\n"
        '[[rebase]]\nindicator = "referrals_received"\non = 2025-07-01\nreason = "One door."\n'
    )
    settings = read_targets(tmp_path / "targets.toml", KNOWN)
    (target,) = settings.targets["peps_in_date"]
    assert target.kind is TargetKind.AMBITIOUS and target.state is TargetState.PROPOSED
    due = target.due_on(date(2026, 3, 31))
    assert due is not None and due.value == 90.0
    assert target.amber.size == 5.0
    (rebase,) = settings.rebases["referrals_received"]
    assert rebase.reason == "One door."


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ('[[target]]\nindicator = "pep_in_date"\nfrom = {2026-04-01=1}', 2, "Did you mean"),
        ('[[target]]\nindicator = "peps_in_date"', 1, "Say what is due from when"),
        ('[[target]]\nindicator = "peps_in_date"\nfrom = {soon=1}', 3, "not a day and a number"),
        ('[[target]]\nindicator = "peps_in_date"\nfrom = {2026-04-01=1}\nambre=2', 4, "amber"),
        (
            '[[target]]\nindicator = "peps_in_date"\nfrom = {2026-04-01=1}\namber = -2',
            4,
            "0 or more",
        ),
        (
            '[[target]]\nindicator = "peps_in_date"\nkind = "locl"\nfrom = {2026-04-01=1}',
            3,
            "local",
        ),
        ('[[rebase]]\nindicator = "peps_in_date"\non = 2025-07-01', 1, "for a reason"),
        ('[[rebase]]\nindicator = "peps_in_date"\non = "July"\nreason = "x"', 3, "from which day"),
        ("[[target]\n", 1, "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, sentence: str
) -> None:
    with pytest.raises(ProblemsFound) as refused:
        read(tmp_path, text)
    (problem,) = refused.value.problems
    assert problem.line == line and sentence in problem.sentence


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as refused:
        read(tmp_path, '[[target]]\nindicator = "x"\n[[target]]\nindicator = "y"\n')
    assert len(refused.value.problems) == 4

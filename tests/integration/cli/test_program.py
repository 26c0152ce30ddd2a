"""The program as a whole: help, faults, being stopped, and pipes that close early."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.integration.cli.conftest import one_sentence
from typer.main import get_command

from sightline.cli import figures
from sightline.cli.app import MODULE_OF, app
from sightline.comparators.sql import query
from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.store.connection import enclosed

SIGHTLINE = [sys.executable, "-m", "sightline.cli"]


def commands():
    """Every command, those of groups too, as (words, command)."""
    program = get_command(app)
    for name in MODULE_OF:
        found = program.get_command(None, name)
        inner = getattr(found, "commands", {})
        yield from (((name, each), command) for each, command in inner.items())
        if not inner:
            yield (name,), found


@pytest.mark.parametrize(
    ("words", "command"), [pytest.param(*c, id=" ".join(c[0])) for c in commands()]
)
def test_help_mentions_every_option_and_what_it_is_for(do, words, command):
    told = do(*words, "--help").stdout
    assert command.help
    for parameter in command.params:
        named = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name
        assert named in told
        if parameter.name != "help":
            assert parameter.help, f"{words} {parameter.name} says nothing"


def test_the_program_lists_its_commands_when_called_alone(do):
    told = do("--help").stdout
    assert all(f"\n  {name} " in told for name in MODULE_OF)


def test_a_command_there_is_not_is_suggested(do):
    assert (
        "There is no command “scorcard”. Did you mean “scorecard”?"
        in do("scorcard", exit_code=2).stderr
    )


def test_a_fault_of_our_own_is_one_sentence_and_its_own_exit_code(ask, monkeypatch):
    def fails(*args, **kwargs):
        raise KeyError("cp_plan")

    monkeypatch.setattr(figures, "publish_figures", fails)
    result = ask("compute", exit_code=3)
    assert one_sentence(result).startswith("Sightline itself failed (KeyError: 'cp_plan').")


def test_being_stopped_is_one_sentence(ask, monkeypatch):
    def stopped(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(figures, "publish_figures", stopped)
    result = ask("compute", exit_code=130)
    assert one_sentence(result) == "Stopped. What was published before still stands."


def test_a_disk_that_refuses_is_one_sentence(ask, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device", "figures.parquet")

    monkeypatch.setattr(figures, "publish_figures", full)
    assert one_sentence(ask("compute", exit_code=1)) == (
        "The computer refused: No space left on device (figures.parquet). "
        "What was published still stands."
    )


def started(data, *arguments, **more):
    return subprocess.Popen(
        [*SIGHTLINE, *map(str, arguments)],
        env={**os.environ, "SIGHTLINE_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **more,
    )


@pytest.mark.parametrize("arguments", [["quarantine", "--csv"], ["catalogue", "list"]])
def test_a_reader_that_goes_away_is_no_fault(smallshire, arguments):
    process = started(smallshire, *arguments)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert told == b""


@pytest.mark.parametrize("wait", [0.0, 0.4, 0.8])
def test_ctrl_c_while_a_large_list_is_loaded_says_one_sentence(data, tmp_path, wait):
    path = tmp_path / "contacts.csv"
    rows = (f"C{n},{n % 28 + 1:02}/03/2026,6\n" for n in range(400_000))
    path.write_text("child_id,contacted_on,source\n" + "".join(rows), encoding="utf-8")
    process = started(data, "load", path, "-a", "999", preexec_fn=_hear_ctrl_c)
    deadline = time.monotonic() + 60
    while not data.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(wait)
    assert process.poll() is None, "the load ended before it could be stopped"
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.decode().strip() == "Stopped. What was published before still stands."


def _hear_ctrl_c():
    """A run in the background, as continuous integration's may be, has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_duckdb_draws_no_bar_of_its_own_among_the_answers(tmp_path):
    setting = "SELECT current_setting('enable_progress_bar') AS is_drawn"
    with DuckDBEngine() as engine, enclosed(tmp_path, tmp_path / "spill") as store:
        of_the_store = store.sql(setting).to_arrow_table()
        for answer in (engine.run(setting), of_the_store, query(setting)):
            assert answer["is_drawn"].to_pylist() == [False]


def test_nothing_but_the_answer_is_printed(smallshire):
    process = started(smallshire, "scorecard", "--format", "json")
    out, told = process.communicate(timeout=120)
    assert process.returncode == 0
    assert json.loads(out)
    assert told == b""

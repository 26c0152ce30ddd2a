"""The program: its commands, and how anything that goes wrong is said."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from sightline.cli.screen import fail
from sightline.cli.usage import AskedWrongly
from sightline.vocabulary.problems import did_you_mean

# Command → module that holds it. Only the one that runs is imported: the libraries behind charts
# and statistics take longer to start than most commands take to run.
MODULE_OF = {
    "load": "loading",
    "loads": "loading",
    "quarantine": "loading",
    "unload": "publishing",
    "changes": "publishing",
    "publish": "publishing",
    "unpublish": "publishing",
    "publications": "publishing",
    "differences": "reconciling",
    "withdrawn": "reconciling",
    "template": "loading",
    "compute": "figures",
    "scorecard": "scorecards",
    "explain": "explaining",
    "catalogue": "catalogue",
    "checks": "quality",
    "comparators": "comparators",
    "demo": "demonstration",
    "serve": "demonstration",
    "add-user": "demonstration",
    "give-role": "demonstration",
    "load-scorecard": "demonstration",
    "work": "demonstration",
    "retention": "keeping",
    "hold": "keeping",
    "erase": "keeping",
    "rectify": "keeping",
    "rebuild": "upkeep",
    "backup": "upkeep",
    "restore": "upkeep",
    "doctor": "upkeep",
}
_FAULT_OF_INPUT, _STOPPED, _OWN_FAULT = 1, 130, 3
_WITH_TRACEBACK = "SIGHTLINE_TRACEBACK"
_STOPPED_IN_WORDS = "Stopped. What was published before still stands."


class Program(TyperGroup):
    """Finds a command when it is asked for, and turns what it raises into a sentence."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(MODULE_OF)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in MODULE_OF:
            return None
        module = import_module(f"sightline.cli.{MODULE_OF[cmd_name]}")
        group: typer.Typer | None = getattr(module, "app", None)
        return typer.main.get_command(group or _alone(getattr(module, cmd_name.replace("-", "_"))))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in MODULE_OF:
            hint = did_you_mean(args[0], MODULE_OF)
            raise AskedWrongly(f"There is no command “{args[0]}”.{hint}", ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            fail(_STOPPED_IN_WORDS)
            raise typer.Exit(_STOPPED) from None
        except (typer.Exit, typer.Abort, typer.TyperException, BrokenPipeError):
            raise
        except Exception as error:
            if _is_a_stop(error):
                fail(_STOPPED_IN_WORDS)
                raise typer.Exit(_STOPPED) from None
            if os.environ.get(_WITH_TRACEBACK):
                raise
            raise typer.Exit(_said(error)) from None


def _alone(function: Callable[..., None]) -> typer.Typer:
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command()(function)
    return one


def _is_a_stop(error: Exception) -> bool:
    """Where the database engine is at work it hears Ctrl-C first, and says so in its own way."""
    return type(error).__name__ == "InterruptException" or str(error) == "Query interrupted"


def _said(error: Exception) -> int:
    """Says what went wrong and returns the exit code: 1 for the input, 3 for a fault of ours."""
    from sightline.cli.errors import in_words

    if sentence := in_words(error):
        fail(sentence)
        return _FAULT_OF_INPUT
    fail(
        f"Sightline itself failed ({type(error).__name__}: {error}). Please report it; "
        f"{_WITH_TRACEBACK}=1 before the command shows where it happened."
    )
    return _OWN_FAULT


app = typer.Typer(
    cls=Program,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def sightline() -> None:
    """Sightline: from a case-management extract to a benchmarked scorecard.

    Exit codes: 0 done, 1 the input needs attention, 2 the command was called wrongly, 3 a fault of
    Sightline's own, 130 stopped.
    """


def main() -> None:
    """Run one command of this process's arguments."""
    os.umask(0o077)  # whatever is written is for its owner alone
    try:
        app()
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our output has gone, as with `| head`: nobody is left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

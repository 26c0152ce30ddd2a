"""The program: its commands, and how anything that goes wrong is said."""

import os
import sys

import typer

from sightline.cli import (
    catalogue,
    comparators,
    demonstration,
    explaining,
    figures,
    loading,
    scorecards,
    upkeep,
)
from sightline.cli.errors import in_words
from sightline.cli.screen import fail

app = typer.Typer(
    help="Sightline: from a case-management extract to a benchmarked scorecard.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (loading, figures, scorecards, explaining, demonstration, upkeep):
    for command in module.COMMANDS:
        app.command()(command)
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(comparators.app, name="comparators")


def main() -> None:
    """Run a command. A fault of the input is a sentence and exit code 1; a bad call is 2."""
    try:
        app()
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        sentence = in_words(error)
        if sentence is None:
            raise
        fail(sentence)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()

"""What commands print: words, tables, progress. Plain when the output is not a terminal."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(*lines: str) -> None:
    for line in lines:
        out.print(line, markup=False)


def fail(sentence: str) -> None:
    err.print(sentence, markup=False, style="red")


def as_json(value: Any) -> None:
    out.print(json.dumps(value, indent=2, default=str, ensure_ascii=False), markup=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table as wide as the terminal; nothing is cut where the output goes to a file."""
    if title:
        say(title)
    shown = Table(box=None, pad_edge=False)
    for column in columns:
        numeric = column.endswith("#")
        shown.add_column(column.rstrip("#"), justify="right" if numeric else "left")
    for row in rows:
        shown.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(highlight=False, width=None if out.is_terminal else 200).print(shown)


@contextmanager
def progress(quiet: bool = False) -> Iterator[Callable[[str, float], None]]:
    """A bar on the error stream, so that it never mixes with what a script reads."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=err, transient=True, disable=quiet or not err.is_terminal
    ) as bar:
        task = bar.add_task("", total=1.0)

        def tell(sentence: str, share: float) -> None:
            bar.update(task, description=sentence, completed=share)

        yield tell

"""comparators load, list: published statistics in, and what is there."""

from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DEFAULT_DATA, AsJson, Data
from sightline.cli.usage import AskedWrongly
from sightline.comparators import ComparatorLoad, load_comparators
from sightline.comparators.account import Account
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.problems import did_you_mean

app = typer.Typer(
    help="Published statistics: load, list.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.command()
def load(
    path: Annotated[Path, typer.Argument(help="A file, or a folder of them.")],
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Load published statistics.

    Files are known by their columns, whatever they are called: the Interactive Tool's values and
    dictionary, Explore Education Statistics, statistical neighbours, populations, your own list of
    Ofsted judgements. Exit code 1 where a file could not be used.

    \b
    Examples:
      sightline comparators load downloads/
      sightline comparators load sn_may_2025.xlsx
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with screen.progress(quiet=json) as tell:
        found = load_comparators(
            path, data, lambda name, done, of: tell(f"Reading {name}", done / max(of, 1))
        )
    if json:
        screen.as_json(_as_dict(found))
    else:
        _show(found)
    if found.refused:
        raise typer.Exit(1)


@app.command("list")
def list_measures(
    topic: Annotated[str, typer.Option(help="One topic only, such as “Child Protection”.")] = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the published measures that are loaded.

    The key is what an indicator names as its comparator.

    \b
    Examples:
      sightline comparators list --topic 'Child Protection'
    """
    comparators = DataFolder(data).comparators()
    found = comparators.measures(topic) if comparators else ()
    if comparators and not found:
        topics = sorted({name for each in comparators.measures() for name in each.topics})
        hint = did_you_mean(topic, topics) or f" There are: {', '.join(topics)}."
        raise AskedWrongly(f"There is no topic “{topic}”.{hint if topics else ''}")
    if json:
        screen.as_json([{"key": e.key, "title": e.title, "source": e.source} for e in found])
    elif not found:
        screen.say("No published statistics are loaded: sightline comparators load FOLDER.")
    else:
        screen.table("", ("Key", "Title", "Source"), ((e.key, e.title, e.source) for e in found))


def _show(found: ComparatorLoad) -> None:
    for file in found.files:
        again = " (loaded before: nothing changed)" if file.already_loaded else ""
        screen.say(f"{file.name}: {file.kind}, {file.release}{again}", *_account(file.account))
    for name, sentence in found.refused:
        screen.fail(f"{name}: {sentence}")
    screen.say(*(f"Note: {note}" for note in found.notes))


def _account(account: Account) -> list[str]:
    lines = [f"  {account.rows:,} rows, {account.kept:,} kept"]
    if account.measures:
        lines[0] += f": {account.measures} measures"
        if account.areas:  # a dictionary names measures, of no area and no year
            years = f"{account.first_year} to {account.last_year}"
            lines[0] += f", {account.areas} areas, {years}"
    if account.missing:
        missing = ", ".join(f"{symbol} {times:,}×" for symbol, times in account.missing)
        lines.append(f"  Cells without a number: {missing}")
    lines += [f"  Set aside, {times:,}×: {reason}" for reason, times in account.set_aside]
    if account.unknown_areas:
        lines.append(f"  Areas not known: {', '.join(account.unknown_areas)}")
    return lines + [f"  Note: {note}" for note in account.notes]


def _as_dict(found: ComparatorLoad) -> dict[str, object]:
    return {
        "files": [
            {"name": f.name, "kind": f.kind, "release": f.release, "account": vars(f.account)}
            for f in found.files
        ],
        "refused": [{"name": name, "sentence": sentence} for name, sentence in found.refused],
        "notes": list(found.notes),
    }

"""comparators load, list, show: published statistics in, and what is there."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DEFAULT_DATA, AsJson, Data
from sightline.cli.usage import AskedWrongly
from sightline.comparators import (
    Average,
    Benchmark,
    ComparatorLoad,
    PublishedValue,
    load_comparators,
)
from sightline.comparators.account import Account
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.problems import did_you_mean

_NOTHING = "No published statistics are loaded: sightline comparators load FOLDER."
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


@app.command()
def show(
    measure: Annotated[str, typer.Argument(help="A measure's key; see “comparators list”.")],
    authority: Annotated[
        str, typer.Option("--authority", "-a", help="DfE number of any authority, such as 336.")
    ],
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Show every published year of one authority beside England, its region and its neighbours.

    \b
    Examples:
      sightline comparators show CPP_rate --authority 336
    """
    comparators = DataFolder(data).comparators()
    if comparators is None:
        raise AskedWrongly(_NOTHING)
    if comparators.measure(measure) is None:
        hint = did_you_mean(measure, [each.key for each in comparators.measures()])
        raise AskedWrongly(f"There is no published measure “{measure}”.{hint}")
    if authority not in comparators.places:
        raise AskedWrongly(f"“{authority}” is no authority that is published.")
    today = datetime.now(UTC).date()
    rows = [_year(each) for each in comparators.history(measure, authority, as_at=today)]
    if json:
        screen.as_json(rows)
        return
    found = comparators.measure(measure)
    screen.say(f"{comparators.places[authority].name}: {found.title if found else measure}")
    screen.table(
        "", [f"{name}#" for name in rows[0]] if rows else (), (list(row.values()) for row in rows)
    )


def _year(benchmark: Benchmark) -> dict[str, object]:
    standing = benchmark.standing
    return {
        "Year": benchmark.year_label,
        "Own": _written(benchmark.own),
        "England": _written(benchmark.england),
        "Region": _written(benchmark.region),
        "Neighbours (mean)": _average(benchmark.neighbour_mean),
        "Neighbours (median)": _average(benchmark.neighbour_median),
        "Rank": f"{standing.rank} of {standing.of}" if standing and standing.rank else "",
        "Band": (standing.band or "") if standing else "",
    }


def _written(published: PublishedValue | None) -> str:
    """The value, or the publisher's symbol where there is none."""
    if published is None:
        return ""
    return published.symbol if published.value is None else f"{published.value:g}"


def _average(average: Average | None) -> str:
    if average is None or average.value is None:
        return ""
    return f"{average.value:.1f} (of {average.n})"


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
        screen.say(_NOTHING)
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

"""catalogue list, check, docs: the indicators, whether they hold, and their pages."""

from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.move_tables import move_tables
from sightline.cli.options import DEFAULT_DATA, AsJson, Data
from sightline.cli.usage import AskedWrongly
from sightline.documents.moves_reference import moves_page
from sightline.documents.reference import reference_pages
from sightline.intake.words import counted
from sightline.measures.figures.examples import ExampleResult, check_examples
from sightline.measures.language.catalogue import SHIPPED, Catalogue, load_catalogue
from sightline.measures.model.indicator import Indicator
from sightline.measures.worklists import Worklists
from sightline.measures.worklists.examples import check_worklist_examples
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.worklists import worklist_catalogue
from sightline.quality.check import Checks
from sightline.quality.language import load_checks
from sightline.quality.pages import checks_page
from sightline.quality.publish import checks_of
from sightline.vocabulary.problems import did_you_mean

app = typer.Typer(
    help="Indicators: list, check, write as pages.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.command("list")
def list_indicators(
    service: Annotated[str, typer.Option(help="One service area only.")] = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the indicators: id, title, which way is better …

    “typed in” are those that no case system holds; their figures are to be entered by hand.

    \b
    Examples:
      sightline catalogue list --service looked_after
      sightline catalogue list --json
    """
    catalogue = DataFolder(data).catalogue()
    if service and service not in catalogue.services:
        hint = did_you_mean(service, catalogue.services)
        raise AskedWrongly(f"There is no service area “{service}”.{hint}")
    found = [each for each in catalogue if service in {"", each.service}]
    if json:
        screen.as_json([_as_dict(each) for each in found])
        return
    columns = ("Indicator", "Title", "Service", "Shown as", "Better", "Basis", "From")
    screen.table(
        f"{len(found)} indicators",
        columns,
        (
            (
                each.id,
                each.title,
                each.service,
                each.shown_as,
                each.better,
                ", ".join(each.bases),
                "typed in" if each.collected else "records",
            )
            for each in found
        ),
    )


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; without any, everything in force here."),
    ] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Check definitions and run their worked examples, worklists among them.

    Every problem at once, with file and line. Exit code 1 where a definition or example does not
    hold. The data folder's own are always checked with the shipped ones beside them.

    \b
    Examples:
      sightline catalogue check
      sightline catalogue check draft/our_indicators.toml
    """
    catalogue = load_catalogue([SHIPPED, *paths]) if paths else DataFolder(data).catalogue()
    # Read before the examples are run, which takes long: a definition that is none is told at once.
    worklists = None if paths else worklist_catalogue(DataFolder(data))
    only = [each.id for each in catalogue if not paths or _is_in(each, paths)]
    results: list[ExampleResult] = []
    with screen.progress() as tell:
        for number, name in enumerate(only):
            tell(f"Running the examples of {name}", number / len(only))
            results += check_examples(catalogue, only=[name])
    failing = [result for result in results if not result.holds]
    without = [
        each.id
        for each in (catalogue[name] for name in only)
        if not each.examples and not each.collected
    ]
    screen.say(*map(str, failing), *(f"{name}: has no worked example." for name in without))
    checked, examples = counted(len(only), "indicator"), counted(len(results), "worked example")
    screen.say(f"{checked}, {examples}, {len(failing)} failing.")
    wrong_lists = _check_worklists(worklists, catalogue) if worklists else 0
    if failing or without or wrong_lists:
        raise typer.Exit(1)


def _check_worklists(worklists: Worklists, catalogue: Catalogue) -> int:
    """Run the worklists' examples as well; returns how many fail."""
    results = check_worklist_examples(catalogue, worklists)
    failing = [result for result in results if result.problem]
    screen.say(*map(str, failing))
    checked, examples = counted(len(worklists), "worklist"), counted(len(results), "worked example")
    screen.say(f"{checked}, {examples}, {len(failing)} failing.")
    return len(failing)


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Where the pages go.")],
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Without the data folder's own indicators.")
    ] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Write the catalogue as pages to read, in Markdown.

    Every indicator, data-quality check, record table, code list, local list and state diagram.

    \b
    Examples:
      sightline catalogue docs our-indicators
    """
    catalogue = load_catalogue([SHIPPED]) if shipped else DataFolder(data).catalogue()
    checks = load_checks(catalogue) if shipped else checks_of(DataFolder(data), catalogue)
    pages = pages_of(catalogue, checks)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    screen.say(f"{len(pages)} pages written to {folder}.")


def pages_of(catalogue: Catalogue, checks: Checks) -> dict[str, str]:
    """File name → Markdown of every reference page."""
    return reference_pages(catalogue) | {
        "checks.md": checks_page(checks, catalogue),
        "ways-of-things.md": moves_page(move_tables()) + "\n",
    }


def _is_in(indicator: Indicator, paths: list[Path]) -> bool:
    files = (file for path in paths for file in (path.glob("*.toml") if path.is_dir() else [path]))
    return Path(indicator.file).name in {file.name for file in files}


def _as_dict(indicator: Indicator) -> dict[str, object]:
    return {
        "id": indicator.id,
        "title": indicator.title,
        "service": indicator.service,
        "tier": indicator.tier,
        "shown_as": indicator.shown_as,
        "better": indicator.better,
        "bases": list(indicator.bases),
        "collected": indicator.collected,
        "definition": indicator.definition,
        "comparators": dict(indicator.comparators),
    }

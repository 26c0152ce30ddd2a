"""demo, serve: Wrenshire on the screen, or one's own authority."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DATA_ENVIRONMENT, DEFAULT_DATA, Data
from sightline.demo.build import build_demo
from sightline.demo.world import AUTHORITY, AUTHORITY_NAME
from sightline.pipeline.folder import DataFolder

DEMO_DATA = Path("var/demo")
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to serve on.")]
Host = Annotated[str, typer.Option(help="The address to serve on; 0.0.0.0 for every one.")]
Work = Annotated[
    bool, typer.Option("--work/--no-work", help="Run the background work beside the server.")
]
Browse = Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")]


def demo(
    serve_it: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the pages when it is built.")
    ] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Build it again from nothing.")] = False,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    browse: Browse = False,
    with_work: Work = True,
    data: Annotated[Path, typer.Option("--data", help="Where it lives.")] = DEMO_DATA,
) -> None:
    """Build the made-up authority Wrenshire and serve it.

    Everything about it is made up: children, workers, comparators. Its files are kept beside its
    data, to look at or to load yourself. How to
    sign in is printed each time; the password is a new one.

    \b
    Examples:
      sightline demo --port 8080
      sightline demo --no-serve
      sightline scorecard --data var/demo/data
    """
    folder = DataFolder(data / "data")
    if fresh and data.exists():
        _remove(data)
    if not (folder.path / "authorities" / AUTHORITY / "published").exists():
        with screen.progress() as tell:
            build_demo(folder, data / "files", tell)
        screen.say(f"{AUTHORITY_NAME} is built. Its files are in {data / 'files'}.")
    else:
        screen.say(f"{AUTHORITY_NAME} is there already, in {data}; --fresh builds it again.")
    if serve_it:
        hand_to_web(folder.path, "serve", "--demo", *_where(host, port, browse, with_work))


def serve(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    browse: Browse = False,
    with_work: Work = True,
    data: Data = DEFAULT_DATA,
) -> None:
    """Serve the pages of a data folder, and do the background work.

    Prepares the database first. Who may sign in is made with “add-user”. Where the background work
    is a service of its own (“sightline work”), --no-work leaves it out here.

    \b
    Examples:
      sightline serve
      sightline serve --host 0.0.0.0 --port 8080
    """
    hand_to_web(data, "serve", *_where(host, port, browse, with_work))


def add_user(
    email: Annotated[str, typer.Argument(help="The e-mail address to sign in with.")],
    name: Annotated[str, typer.Option(help="The name shown on pages.")] = "",
    role: Annotated[str, typer.Option(help="A role to give at once: its title or key.")] = "",
    unit: Annotated[str, typer.Option(help="For which unit, as 'team:Assessment 3'.")] = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Add somebody who may sign in.

    Asks for a password; leave it empty and one is made and shown once. Without a role the account
    opens nothing. The first one is best an administrator, who adds the others on the pages.

    \b
    Examples:
      sightline add-user dana@example.org --name 'Dana Admin' --role administrator
      sightline add-user sam@example.org --role team_manager --unit 'team:Assessment Team 3'
    """
    given = {"--name": name, "--role": role, "--unit": unit}
    hand_to_web(data, "add_user", email, *_options(given))


def give_role(
    email: Annotated[str, typer.Argument(help="The e-mail address they sign in with.")],
    role: Annotated[str, typer.Argument(help="The role: its title or key.")],
    unit: Annotated[str, typer.Option(help="For which unit, as 'team:Assessment 3'.")] = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Give a role to somebody who has an account.

    \b
    Examples:
      sightline give-role dana@example.org performance_analyst
      sightline give-role sam@example.org 'Head of service' --unit 'service:Early help'
    """
    hand_to_web(data, "give_role", email, role, *_options({"--unit": unit}))


def load_scorecard(
    file: Annotated[Path, typer.Argument(help="The scorecard: CSV or Excel workbook.")],
    year: Annotated[int, typer.Option(help="The year in which its Q1 begins, such as 2026.")],
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file that says which column is which.")
    ] = None,
    authority: Annotated[str, typer.Option(help="Its code, where there are several.")] = "",
    owner: Annotated[str, typer.Option(help="The role that answers from now on.")] = "",
    look: Annotated[bool, typer.Option("--look", help="Only look; write nothing.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Make collected indicators of a scorecard kept in a spreadsheet so far.

    What can't be read, what contradicts itself and which columns were not read is listed. The
    page “Load a scorecard” does the same, and can take it back.

    \b
    Examples:
      sightline load-scorecard scorecard.csv --year 2026 --look
      sightline load-scorecard scorecard.csv --year 2026 --owner hr_contributor
    """
    given = {
        "--year": str(year),
        "--mapping": str(mapping or ""),
        "--authority": authority,
        "--owner": owner,
    }
    hand_to_web(data, "load_scorecard", str(file), *_options(given), *(["--look"] if look else []))


def _options(given: dict[str, str]) -> list[str]:
    return [part for name, value in given.items() if value for part in (name, value)]


def work(
    once: Annotated[
        bool, typer.Option("--once", help="Do what is due now, then end: for a timer.")
    ] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Do the background work: mails, digests, loads from a page, what is due by the clock.

    “serve” runs one beside itself. Where it is told not to (--no-work), keep one running as a
    service, or call it with --once from a timer every few minutes. Several may run; each piece is
    done once. Ctrl+C lets the piece in hand end.

    \b
    Examples:
      sightline work
      sightline work --once
    """
    hand_to_web(data, "work", *(["--once"] if once else []))


def _where(host: str, port: int, browse: bool, with_work: bool) -> list[str]:
    said = [*(["--open"] if browse else []), *([] if with_work else ["--no-work"])]
    return ["--host", host, "--port", str(port), *said]


def hand_to_web(data: Path, *arguments: str) -> None:
    """Hand over to the web application: a program of its own, which this one knows nothing of."""
    os.environ[DATA_ENVIRONMENT] = str(data.resolve())
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "sightline.web", *arguments])


def _remove(folder: Path) -> None:
    """Published folders are read-only; open them first."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)
    shutil.rmtree(folder)

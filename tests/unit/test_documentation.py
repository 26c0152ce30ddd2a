"""The documentation names every command, setting and status, and its links lead somewhere."""

import importlib
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.cli.catalogue import pages_of
from sightline.cli.move_tables import move_tables
from sightline.documents.targets_file import read_targets
from sightline.measures.figures.examples import check_examples
from sightline.measures.language.catalogue import SHIPPED, load_catalogue
from sightline.pipeline.settings_file import read_settings
from sightline.quality.language import load_checks
from sightline.vocabulary.words import Status

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guides").glob("*.md"))]


def commands_of_run() -> list[str]:
    usage = (ROOT / "run").read_text(encoding="utf-8").split("HELP")[1]
    return re.findall(r"^  (\w+)  +\S", usage, flags=re.MULTILINE)


def commands_of_sightline() -> Iterator[str]:
    """'load', 'catalogue check' … as typer knows them."""
    if importlib.util.find_spec("sightline.cli") is None:
        return
    import typer
    from typer.core import TyperGroup

    def walk(group: TyperGroup, path: str) -> Iterator[str]:
        within = typer.Context(group)
        for name in group.list_commands(within):
            below = group.get_command(within, name)
            if isinstance(below, TyperGroup):
                yield from walk(below, f"{path}{name} ")
            elif below and not below.hidden:
                yield f"{path}{name}"

    program = typer.main.get_command(importlib.import_module("sightline.cli").app)
    assert isinstance(program, TyperGroup)
    yield from walk(program, "")


def settings_in_the_code() -> set[str]:
    """Every name that is looked up in the environment, as it stands in a string of the source."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    return set(re.findall(r"[\"'](SIGHTLINE_[A-Z_]+|DATABASE_URL)[\"']", source))


@pytest.mark.parametrize("command", commands_of_run())
def test_the_readme_names_each_command_of_the_door(command):
    assert f"./run {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands_of_run())
def test_the_door_knows_each_command_that_it_lists(command):
    branches = re.findall(r"^  ([\w |-]+)\)", (ROOT / "run").read_text(encoding="utf-8"), re.M)

    assert command in {word for branch in branches for word in branch.split(" | ")}


def test_the_guides_name_each_command_of_sightline():
    guides = "\n".join(page.read_text(encoding="utf-8") for page in GUIDES)

    missing = [name for name in commands_of_sightline() if f"sightline {name}" not in guides]

    assert missing == []


def test_the_commands_of_groups_are_found_too():
    assert {"load", "add-user", "catalogue check"} <= set(commands_of_sightline())


def test_the_guides_name_each_setting():
    guide = (ROOT / "docs" / "guides" / "running-it.md").read_text(encoding="utf-8")
    settings = settings_in_the_code()

    assert "SIGHTLINE_DATA" in settings
    assert {name for name in settings if f"| `{name}` |" not in guide} == set()


@pytest.mark.parametrize("status", Status)
def test_the_scorecard_guide_explains_each_status(status):
    guide = (ROOT / "docs" / "guides" / "reading-a-scorecard.md").read_text(encoding="utf-8")

    assert f"| {status.in_words} |" in guide


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\[[^\]]*\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]

    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_reference_pages_are_those_written_from_the_catalogue():
    folder = ROOT / "docs" / "reference"
    catalogue = load_catalogue([SHIPPED])
    pages = pages_of(catalogue, load_checks(catalogue))

    kept = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}

    # Where this fails: ./run docs, and take away the pages it no longer writes.
    assert sorted(kept) == sorted(pages)
    assert [name for name in pages if kept[name] != pages[name]] == []


def test_no_move_table_is_left_out_of_the_state_diagrams():
    apps = (ROOT / "src" / "sightline" / "apps").rglob("*.py")
    written = [line for file in apps for line in file.read_text(encoding="utf-8").splitlines()]
    made = [line for line in written if re.match(r"\w+(: Moves\[\w+\])? = Moves\(", line)]
    assert len(move_tables()) == len(made) > 25


@pytest.mark.parametrize("page", ["records.md", "codes.md", "local-lists.md"])
def test_each_link_within_a_reference_page_meets_an_anchor(page):
    text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")

    asked = set(re.findall(r"\]\(#([\w-]+)\)", text))

    assert asked - set(re.findall(r'<a id="([\w-]+)">', text)) == set()


def test_the_example_of_the_guide_holds(tmp_path):
    guide = (ROOT / "docs" / "guides" / "your-own-indicators.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"```toml\n(# our_indicators\.toml\n.*?)```", guide, re.DOTALL)
    (tmp_path / "our_indicators.toml").write_text(written, encoding="utf-8")

    catalogue = load_catalogue([SHIPPED, tmp_path])
    ours = [each.id for each in catalogue if Path(each.file).name == "our_indicators.toml"]
    results = check_examples(catalogue, only=ours)

    assert len(ours) == 1 and len(results) >= 2
    assert [str(result) for result in results if not result.holds] == []


def test_the_settings_files_of_the_guide_can_be_read(tmp_path):
    guide = (ROOT / "docs" / "guides" / "running-it.md").read_text(encoding="utf-8")
    for name in ("settings.toml", "targets.toml"):
        (written,) = re.findall(rf"```toml\n(# {name}\n.*?)```", guide, re.DOTALL)
        (tmp_path / name).write_text(written, encoding="utf-8")
    catalogue = load_catalogue([SHIPPED])

    settings = read_settings(tmp_path / "settings.toml", catalogue)
    targets = read_targets(tmp_path / "targets.toml", catalogue.indicators)

    assert settings.names and settings.closures and settings.changes
    assert targets != targets.none()


PICTURES = (
    "audit", "councillor", "home", "indicator", "month", "opened", "pack", "plan", "qa-year",
    "scorecard", "team",
)  # fmt: skip


def test_pictures_are_small_enough_for_a_slow_line():
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))

    names = [f"{each}.png" for each in PICTURES]
    assert [picture.name for picture in pictures] == names
    assert [picture for picture in pictures if picture.stat().st_size > 400_000] == []


def test_continuous_integration_runs_what_the_readme_says():
    ours = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "./run check\n" in ours
    assert "./run test\n" in ours


def test_each_decision_is_listed_and_fits_on_half_a_page():
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")

    for decision in sorted((ROOT / "docs" / "adr").glob("[0-9]*.md")):
        text = decision.read_text(encoding="utf-8")
        assert f"]({decision.name})" in index
        assert text.splitlines()[0].removeprefix("# ") in index
        assert len(text.split()) <= 300, decision.name

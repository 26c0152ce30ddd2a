"""checks list, run, show: what is looked for in the records, and what was found."""

import csv
import sys
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DEFAULT_DATA, AsJson, Authority, Data, one_authority
from sightline.cli.usage import AskedWrongly
from sightline.pipeline.folder import DataFolder
from sightline.quality.check import Check, Checks
from sightline.quality.effects import breakdowns_affected, indicators_affected
from sightline.quality.examples import check_examples
from sightline.quality.findings import Findings, Result
from sightline.quality.publish import checks_of, kept_findings, publish_findings
from sightline.vocabulary.problems import did_you_mean

app = typer.Typer(
    help="Data-quality checks: list, run, show what one found.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_MOST = 50


@app.command("list")
def list_checks(
    examples: Annotated[
        bool, typer.Option("--examples", help="Run their worked examples as well.")
    ] = False,
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the checks: the shipped ones and those of the folder catalogue/checks.

    With --examples, exit code 1 where an example does not hold.

    \b
    Examples:
      sightline checks list
      sightline checks list --examples
    """
    folder = DataFolder(data)
    catalogue = folder.catalogue()
    checks = checks_of(folder, catalogue)
    if json:
        screen.as_json([_as_dict(check) for check in checks])
    else:
        columns = ("Check", "Title", "Looks at", "Kind", "May hide")
        rows = ((c.id, c.title, c.table, c.form, c.severity) for c in checks)
        screen.table(f"{len(checks)} checks", columns, rows)
    if examples:
        failing = [each for each in check_examples(checks, catalogue) if not each.holds]
        screen.say(*map(str, failing), f"{len(failing)} examples failing.")
        if failing:
            raise typer.Exit(1)


@app.command()
def run(authority: Authority = "", json: AsJson = False, data: Data = DEFAULT_DATA) -> None:
    """Run every check over the published records and keep what is found.

    Each publication does this by itself. A check whose records or columns are in no load is listed
    apart with the reason; it has not passed.
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    findings = publish_findings(folder, code)
    checks = checks_of(folder)
    results = findings.results_at()
    if json:
        screen.as_json([vars(result) for result in results.values()])
        return
    ran = [result for result in results.values() if result.ran]
    screen.table(
        f"{len(findings):,} findings of {len(ran)} checks that ran",
        ("Check", "Title", "Looked at#", "Wrong#", "Not known#", "Right#"),
        (
            (r.check, checks[r.check].title, f"{r.looked_at:,}", f"{r.wrong:,}",
             f"{r.not_known:,}", _percent(r))
            for r in sorted(ran, key=lambda r: -r.wrong)
        ),
    )  # fmt: skip
    apart = [result for result in results.values() if not result.ran]
    if apart:
        rows = ((r.check, r.could_not_run) for r in apart)
        screen.table(f"{len(apart)} checks could not run", ("Check", "Why"), rows)


@app.command()
def show(
    check: Annotated[str, typer.Argument(help="The check's id; see “list”.")],
    csv_out: Annotated[bool, typer.Option("--csv", help="Print every finding as CSV.")] = False,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Show one check, what it touches, and the rows it found wrong.

    \b
    Examples:
      sightline checks show ethnicity_missing
      sightline checks show ethnicity_missing --csv > to-correct.csv
    """
    folder = DataFolder(data)
    catalogue = folder.catalogue()
    asked = _named(checks_of(folder, catalogue), check)
    code = one_authority(folder, authority)
    findings = _kept(folder, code)
    rows = [_row(finding) for finding in findings.of(check=asked.id)]
    if json:
        screen.as_json(rows)
    elif csv_out:
        writer = csv.DictWriter(sys.stdout, list(_COLUMNS))
        writer.writeheader()
        writer.writerows(rows)
    else:
        touched = [each.title for each in indicators_affected(asked, catalogue)]
        touched += [
            f"every breakdown by {b.lower()}" for b in breakdowns_affected(asked, catalogue)
        ]
        screen.say(asked.title, f"{asked.sentence}. {asked.fix}", asked.why)
        screen.say(f"Touches: {'; '.join(touched) or 'no indicator'}.")
        _say_found(findings.results_at().get(asked.id), rows)


def _say_found(result: Result | None, rows: list[dict[str, object]]) -> None:
    if result is None or not result.ran:
        why = result.could_not_run if result else "It is newer than the findings: run “checks run”."
        screen.say(f"It could not run. {why}")
        return
    title = f"{result.wrong:,} of {result.looked_at:,} wrong"
    screen.table(title, list(_COLUMNS), (list(row.values()) for row in rows[:_MOST]))
    if len(rows) > _MOST:
        screen.say(f"… and {len(rows) - _MOST:,} more; --csv prints them all.")


_COLUMNS = ("key", "service", "team", "worker", "happened_on", "since", "facts")


def _row(finding: object) -> dict[str, object]:
    return {name: getattr(finding, name) for name in _COLUMNS}


def _named(checks: Checks, name: str) -> Check:
    if name not in checks:
        raise AskedWrongly(f"There is no check “{name}”.{did_you_mean(name, checks.checks)}")
    return checks[name]


def _kept(folder: DataFolder, code: str) -> Findings:
    snapshot = folder.store.authority(code).published()
    found = kept_findings(folder, snapshot) if snapshot else None
    if found is None:
        raise AskedWrongly("The checks have not run yet: sightline checks run.")
    return found


def _percent(result: Result) -> str:
    right = result.right_percent
    return "" if right is None else f"{right:.1f}%"


def _as_dict(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "title": check.title,
        "service": check.service,
        "table": check.table,
        "form": check.form,
        "severity": check.severity,
        "sentence": check.sentence,
        "fix": check.fix,
    }

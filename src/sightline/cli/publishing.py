"""changes, publish, unpublish, publications, unload: what readers see, and who decided so."""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DEFAULT_DATA, AsJson, Authority, Data, one_authority
from sightline.cli.usage import AskedWrongly
from sightline.judgement.shown import say
from sightline.pipeline.changes import Change, TableChanges, changed_rows, record_changes
from sightline.pipeline.figures import MONTHS
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.moved_figures import MovedFigures, moved_figures
from sightline.pipeline.publishing import prepare_figures, publish_candidate
from sightline.quality.publish import keep_findings
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import did_you_mean

Reason = Annotated[str, typer.Option(help="Why, in a sentence; kept with the history.")]
_ROWS = 200


def changes(
    table: Annotated[str, typer.Option(help="List the rows of this record table.")] = "",
    kind: Annotated[
        str, typer.Option(help=f"Which rows: {', '.join(Change)}.")
    ] = Change.CHANGED.value,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Say what the records that are prepared would change, before they are published.

    Per record table: rows that are new, ended, changed, withdrawn; and the headline figures of the
    last whole month both have that moved more than expected.

    \b
    Examples:
      sightline load annex_a.xlsx --authority 336 --no-publish
      sightline changes
      sightline changes --table cp_plans --kind withdrawn
    """
    folder = DataFolder(data)
    place = folder.store.authority(one_authority(folder, authority))
    candidate, published = place.candidate(), place.published()
    if candidate is None:
        screen.as_json({}) if json else screen.say("Nothing waits to be published.")
        return
    if table:
        rows = changed_rows(published, candidate, _table(table), _kind(kind), _ROWS)
        _rows(rows, json)
        return
    found = record_changes(published, candidate)
    with screen.progress(quiet=json) as tell:
        prepare_figures(folder, candidate, progress=tell)
    moved = moved_figures(folder, published, candidate, folder.catalogue())
    if json:
        screen.as_json(_as_dict(found, moved))
    else:
        _show(found, moved)


def publish(
    snapshot: Annotated[
        str, typer.Argument(help="A snapshot; the newest where none is named.")
    ] = "",
    reason: Reason = "",
    months: Annotated[int, typer.Option(min=1, max=240, help="How many month-ends back.")] = MONTHS,
    authority: Authority = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Publish what is prepared. Its figures are counted first, unless they are there.

    \b
    Examples:
      sightline publish
      sightline publish --reason 'Checked with the teams.'
    """
    folder = DataFolder(data)
    with screen.progress() as tell:
        made = publish_candidate(
            folder,
            one_authority(folder, authority),
            by=getpass.getuser(),
            at=datetime.now(UTC),
            snapshot_id=snapshot,
            reason=reason,
            months=months,
            progress=tell,
        )
        keep_findings(folder, made.manifest.authority)
    screen.say(f"Published: records as at {made.manifest.data_as_at:%d/%m/%Y} ({made.id}).")


def unpublish(reason: Reason = "", authority: Authority = "", data: Data = DEFAULT_DATA) -> None:
    """Go back to what was published before.

    What was published stays prepared, so that it can be put right and published again. Until then
    “load” publishes nothing by itself.

    \b
    Examples:
      sightline unpublish --reason 'The September extract was drawn on the test system.'
    """
    folder = DataFolder(data)
    place = folder.store.authority(one_authority(folder, authority))
    before = place.unpublish(by=getpass.getuser(), at=datetime.now(UTC), reason=reason)
    if before is None:
        screen.say("Nothing is published any more: nothing was before.")
    else:
        as_at = f"{before.manifest.data_as_at:%d/%m/%Y}"
        screen.say(f"Back to the records as at {as_at} ({before.id}).")


def publications(
    authority: Authority = "", json: AsJson = False, data: Data = DEFAULT_DATA
) -> None:
    """List what was published when, by whom and why."""
    folder = DataFolder(data)
    steps = folder.store.authority(one_authority(folder, authority)).publications()
    if json:
        screen.as_json([vars(step) for step in steps])
        return
    screen.table(
        "",
        ("When", "What", "Snapshot", "By", "Why"),
        (
            (
                f"{step.at:%d/%m/%Y %H:%M}",
                "went back" if step.went_back else "published",
                step.snapshot or "nothing",
                step.by,
                step.reason,
            )
            for step in steps
        ),
    )


def unload(
    load: Annotated[str, typer.Argument(help="The load; see “loads”.")],
    reason: Reason = "",
    publish: Annotated[bool, typer.Option(help="Publish what remains at once.")] = False,
    authority: Authority = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Take a load back, as one of the wrong day. It is kept, marked, and counts no more.

    What remains is prepared; see “changes”, then “publish”. A load with the wrong day is better
    loaded again with “load --as-at DAY --instead-of LOAD”.

    \b
    Examples:
      sightline unload 2026-10-31-annex-a-a2d2e2392fec --reason 'Drawn on the test system.'
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    by, at = getpass.getuser(), datetime.now(UTC)
    with screen.progress() as tell:
        folder.store.authority(code).unload(
            load,
            by=by,
            at=at,
            reason=reason,
            progress=lambda sentence, share: tell(sentence, share * 0.6),
        )
        if publish:
            publish_candidate(folder, code, by=by, at=at, reason=reason, progress=tell)
            keep_findings(folder, code)
    after = "What remains is published." if publish else "See changes, then publish."
    screen.say(f"Load {load} is taken back. {after}")


def _table(name: str) -> str:
    records = declared_records()
    if name not in records or records[name].built:
        raise AskedWrongly(
            f"There is no record table “{name}”.{did_you_mean(name, records.tables)}"
        )
    return name


def _kind(name: str) -> Change:
    if name not in set(Change):
        raise AskedWrongly(f"“{name}” is no kind of change.{did_you_mean(name, Change)}")
    return Change(name)


def _rows(rows: list[dict[str, object]], json: bool) -> None:
    if json:
        screen.as_json(rows)
    elif not rows:
        screen.say("No such rows.")
    else:
        screen.table("", tuple(rows[0]), (tuple(row.values()) for row in rows))


def _show(found: list[TableChanges], moved: MovedFigures) -> None:
    if not found:
        screen.say("No record changes.")
    else:
        shown = [change for change in Change if any(one.counts[change] for one in found)]
        screen.table(
            "",
            ("Records", *(f"{change.in_words}#" for change in shown)),
            ((one.title, *(f"{one.counts[c]:,}" if one.counts[c] else "" for c in shown))
             for one in found),
        )  # fmt: skip
    if moved.as_at is None:
        screen.say("There are no figures of the same month to compare.")
        return
    screen.say(
        f"Of {moved.compared:,} headline figures for {moved.as_at:%B %Y}, "
        f"{len(moved.moved):,} moved more than expected."
    )
    for one in moved.moved:
        values = [
            "no value" if f.value is None else say(f.value, one.indicator.shown_as)
            for f in (one.before, one.after)
        ]
        screen.say(f"  {one.indicator.title}: {values[0]} → {values[1]}. {one.why}")


def _as_dict(found: list[TableChanges], moved: MovedFigures) -> dict[str, object]:
    return {
        "records": [
            {"table": one.table, "before": one.before, "after": one.after, **one.counts}
            for one in found
        ],
        "month": moved.as_at,
        "compared": moved.compared,
        "moved": [
            {
                "indicator": one.indicator.id,
                "before": one.before.value,
                "after": one.after.value,
                "why": one.why,
            }
            for one in moved.moved
        ],
    }

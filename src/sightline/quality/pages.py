"""The checks as a page to read: what each looks for, why, and how to put right what it finds."""

from collections.abc import Iterable

from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import ViewKind
from sightline.quality.check import Check, Checks
from sightline.quality.effects import breakdowns_affected, indicators_affected

_VIEWS = {
    ViewKind.ON: "dated by {} in the period looked at",
    ViewKind.OPEN: "open on the extract day, between {} and {}",
    ViewKind.DURING: "open at any time in the period, between {} and {}",
}


def checks_page(checks: Checks, catalogue: Catalogue) -> str:
    """The Markdown of docs/reference/checks.md, ending in one newline."""
    lines = [
        "# Data-quality checks",
        "",
        f"{len(checks)} checks, by service area. Each runs at every publication. A check whose "
        "records or columns are in no load says so; it never passes.",
        "",
    ]
    for service, title in catalogue.services.items():
        found = [check for check in checks if check.service == service]
        if found:
            lines += [f"## {title}", ""]
            lines += [line for check in found for line in _section(check, catalogue)]
    return "\n".join(lines).rstrip() + "\n"


def _section(check: Check, catalogue: Catalogue) -> Iterable[str]:
    way = check.calculation
    columns = (f"`{column}`" for column in way.view.columns)
    view = _VIEWS[way.view.kind].format(*columns)
    affected = [
        f"[{each.title}]({_page(each.service)}#{each.id})"
        for each in indicators_affected(check, catalogue)
    ]
    yield from (f'<a id="{check.id}"></a>', f"### {check.title}", "")
    yield from (f"**What the worker reads.** {check.sentence}. {check.fix}", "")
    yield from (f"**Why it matters.** {check.why}", "")
    yield from ("| | |", "|---|---|")
    facts = {
        "Kind": check.form.in_words,
        "What it may hide": check.severity.in_words,
        "Looked at": f"`{check.table}` {view}",
        "Settings": ", ".join(f"`{n}` = {v:g}" for n, v in check.settings.items()),
        "Indicators that read it": ", ".join(affected),
        "Breakdowns that read it": ", ".join(breakdowns_affected(check, catalogue)),
        "Owner": check.owner.replace("_", " "),
        "Doubts": check.notes,
    }
    yield from (f"| {name} | {fact} |" for name, fact in facts.items() if fact)
    written = dict(way.written)
    if check.alike:
        written["alike"] = ", ".join(check.alike)
    yield from ("", "```", *(f"{k} = {text}" for k, text in written.items()), "```", "")


def _page(service: str) -> str:
    return f"indicators-{service.replace('_', '-')}.md"

"""The catalogue as pages to read: every indicator, with what it counts and how, in Markdown."""

from collections.abc import Iterable, Mapping

from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Calculation, Indicator, ViewKind

_VIEWS = {
    ViewKind.ON: "dated by {}",
    ViewKind.OPEN: "open on the day, between {} and {}",
    ViewKind.DURING: "open at any time in the period, between {} and {}",
}


def indicator_pages(catalogue: Catalogue) -> dict[str, str]:
    """File name → Markdown: an index, and one page per service area that has indicators."""
    pages = {"indicators.md": _index(catalogue)}
    for service, title in catalogue.services.items():
        found = [indicator for indicator in catalogue if indicator.service == service]
        if found:
            sections = "\n".join(_section(indicator) for indicator in found)
            pages[f"indicators-{service.replace('_', '-')}.md"] = f"# {title}\n\n{sections}"
    return pages


def _index(catalogue: Catalogue) -> str:
    lines = ["# Indicators", "", f"{len(catalogue)} indicators, by service area.", ""]
    for service, title in catalogue.services.items():
        found = [indicator for indicator in catalogue if indicator.service == service]
        if not found:
            continue
        page = f"indicators-{service.replace('_', '-')}.md"
        lines += [f"## [{title}]({page})", ""]
        lines += [f"- [{each.title}]({page}#{each.id}) (`{each.id}`)" for each in found]
        lines.append("")
    return "\n".join(lines)


def _section(indicator: Indicator) -> str:
    facts = {
        "Shown as": indicator.shown_as.replace("_", " "),
        "Direction": indicator.better.in_words,
        "Basis": ", ".join(basis.in_words for basis in indicator.bases),
        "Broken down by": ", ".join(name.replace("_", " ") for name in indicator.breakdowns),
        "Settings": ", ".join(f"`{n}` = {v:g}" for n, v in indicator.settings.items()),
        "Published as": ", ".join(f"{n}: `{key}`" for n, key in indicator.comparators.items()),
        "Source": indicator.source,
        "Owner": indicator.owner.replace("_", " "),
        "Review by": f"{indicator.review_by:%B %Y}" if indicator.review_by else "",
        "Doubts": indicator.notes,
    }
    lines = [
        f'<a id="{indicator.id}"></a>',
        f"## {indicator.title}",
        "",
        indicator.definition.strip(),
        "",
        f"**Why it matters.** {indicator.why_it_matters.strip()}",
        "",
        *_table(facts),
        "",
        *_counted(indicator),
    ]
    return "\n".join(lines)


def _table(facts: Mapping[str, str]) -> Iterable[str]:
    yield "| | |"
    yield "|---|---|"
    for name, fact in facts.items():
        if fact:
            yield f"| {name} | {' '.join(fact.split())} |"


def _counted(indicator: Indicator) -> Iterable[str]:
    if indicator.collected:
        yield "Typed in by its owner: no case system holds it."
    if indicator.divides:
        yield f"`{indicator.divides[0]}` divided by `{indicator.divides[1]}`."
    for number, way in enumerate(indicator.ways, start=1):
        named = f" ({way.label})" if way.label else ""
        first = "How it is counted" if number == 1 else "Otherwise"
        yield f"**{first}**{named}: {_view(way)}."
        yield ""
        written = [f"{key} = {text}" for key, text in way.written.items()]
        if written:
            yield "\n".join(["```", *written, "```"])
            yield ""
    yield ""


def _view(way: Calculation) -> str:
    columns = (f"`{column}`" for column in way.view.columns)
    return f"`{way.table}` {_VIEWS[way.view.kind].format(*columns)}"

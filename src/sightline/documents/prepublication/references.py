"""References of the narrative, held against the plan's numbers and wording."""

from collections.abc import Iterator

from sightline.documents.prepublication.compared import Compared, Line, Quoted
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule

Near = tuple[float, Line]


def unknown(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for quoted in compared.items:
        if compared.cited(quoted.item.reference):
            continue
        near, line = _nearest(compared, quoted)
        reference = quoted.item.reference
        if line is None or near < rule.parameters["likely_from"]:
            sentence = f"The plan has no {reference}, and no step is worded like it."
            yield found(rule.id, sentence, [quoted.says(_quote(quoted))], rule.what_to_do)
            continue
        meant, title = _meant(compared, quoted, line)
        sentence = f"The plan has no {reference}. By its wording it is {meant}."
        sides = [quoted.says(_quote(quoted)), line.says(title)]
        yield found(rule.id, sentence, sides, f"Write {meant}, or say which step is meant.")


def fits_another(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for quoted in compared.items:
        cited = compared.cited(quoted.item.reference)
        if not cited:
            continue
        own = max(_fit(compared, quoted, line) for line in cited)
        near, line = _nearest(compared, quoted)
        if line is None or line in cited or near < rule.parameters["other_from"]:
            continue
        if near - own < rule.parameters["nearer_by"]:
            continue
        reference = quoted.item.reference
        sentence = f"What is said under {reference} is worded like {line.number}."
        sides = [quoted.says(_quote(quoted))]
        sides += [each.says(_title(each)) for each in (cited[0], line)]
        what = f"Write {line.number} if that is meant; else write what {reference} is about."
        yield found(rule.id, sentence, sides, what)


def _nearest(compared: Compared, quoted: Quoted) -> tuple[float, Line | None]:
    fits = [(_fit(compared, quoted, line), line) for line in compared.lines]
    return max(fits, key=lambda each: each[0], default=(0.0, None))


def _meant(compared: Compared, quoted: Quoted, line: Line) -> tuple[str, str]:
    """The milestone, or the whole action where its title is the nearer one."""
    near, title = compared.wording.nearness, quoted.item.title
    if near(title, line.action.title) > near(title, line.milestone.text):
        return line.action.shown_number, f"{line.action.shown_number}: {line.action.title}"
    return line.number, _title(line)


def _fit(compared: Compared, quoted: Quoted, line: Line) -> float:
    """How near the item's title comes to the line, and its words to what is reported there."""
    wording, item = compared.wording, quoted.item
    title = max(
        wording.nearness(item.title, said)
        for said in (line.milestone.text, line.action.title, line.subject)
    )
    return (2 * title + wording.nearness(item.words, line.progress)) / 3


def _quote(quoted: Quoted) -> str:
    return f"{quoted.item.reference}: {quoted.item.title}"


def _title(line: Line) -> str:
    return f"{line.number}: {line.milestone.text or line.action.title}"

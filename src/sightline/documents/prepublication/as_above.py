"""Progress that points to another line of the page."""

from collections.abc import Iterator

from sightline.documents.plan.as_above import as_above
from sightline.documents.prepublication.compared import Compared
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule


def hanging(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    """What was resolved already (`progress_means`) hangs no longer."""
    plan = compared.papers.plan
    pointing = as_above(plan) if plan else {}
    for line in compared.lines:
        above = pointing.get(line.milestone.id)
        if above is None or line.milestone.progress_means or not above.whole:
            continue
        said = line.milestone.progress
        sides = [line.says(said, "progress")]
        if meant := above.stands_for:
            sides.append(line.says(meant.progress, f"probably what {meant.number} says"))
        sentence = f"The progress of {line.number} says “{said.strip()}” and nothing else."
        yield found(rule.id, sentence, sides, rule.what_to_do)

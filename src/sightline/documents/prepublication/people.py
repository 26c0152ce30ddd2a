"""People who are spelt in two ways."""

from collections.abc import Iterator

from sightline.documents.plan.names import near_duplicates
from sightline.documents.prepublication.compared import Compared, Line
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule


def two_spellings(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    """Among the leads of the plan; groups and roles are no people."""
    first: dict[str, Line] = {}
    names = []
    for line in compared.lines:
        for lead in line.milestone.leads:
            if not lead.is_group and not lead.role:
                names.append(lead.name)
                first.setdefault(lead.name, line)
    different = set(compared.papers.people)
    for pair in near_duplicates(names):
        if {pair.usual, pair.other} <= different:
            continue
        sentence = f"“{pair.other}” may be “{pair.usual}”: {pair.why}."
        sides = [first[name].says(name, "lead officers") for name in (pair.other, pair.usual)]
        yield found(rule.id, sentence, sides, rule.what_to_do, of=(pair.usual, pair.other))

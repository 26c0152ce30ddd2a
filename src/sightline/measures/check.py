"""`python -m sightline.measures.check [file or folder …]`: problems, and examples that fail.

For those who write indicators. Without arguments the shipped catalogue is checked.
"""

import sys
from pathlib import Path

from sightline.measures.figures.examples import check_examples
from sightline.measures.language.catalogue import SHIPPED, load_catalogue
from sightline.vocabulary.problems import ProblemsFound


def main(arguments: list[str]) -> int:
    """0 where everything holds, else 1."""
    paths = [Path(argument) for argument in arguments] or [SHIPPED]
    try:
        catalogue = load_catalogue(paths)
    except ProblemsFound as found:
        _say(*map(str, found.problems), f"{len(found.problems)} problems.")
        return 1
    results = check_examples(catalogue)
    failing = [result for result in results if not result.holds]
    without = [i.id for i in catalogue if not i.examples and not i.collected]
    _say(*map(str, failing), *(f"{name}: has no example" for name in without))
    _say(f"{len(catalogue)} indicators, {len(results)} examples, {len(failing)} failing.")
    return 1 if failing or without else 0


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m sightline.web …`: Django's own commands with Sightline's settings, and `serve`."""

import os
import sys

from sightline.web.environment import EnvironmentProblem


def main(arguments: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
    from django.core.management import execute_from_command_line

    given = sys.argv[1:] if arguments is None else arguments
    try:
        execute_from_command_line(["sightline.web", *given])
    except EnvironmentProblem as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()

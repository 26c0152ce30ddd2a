"""`python -m sightline.web …`: Django's own commands with Sightline's settings."""

import os
import sys


def main(arguments: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(
        ["sightline.web", *(sys.argv[1:] if arguments is None else arguments)]
    )


if __name__ == "__main__":
    main()

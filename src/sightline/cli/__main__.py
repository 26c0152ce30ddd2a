"""`python -m sightline.cli …`, where the command `sightline` is not on the path."""

from sightline.cli import main

main()

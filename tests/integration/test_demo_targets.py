"""Wrenshire's targets name indicators that are there, so that its scorecard can rate them."""

from pathlib import Path

from sightline import demo
from sightline.documents.targets_file import read_targets
from sightline.measures.language.catalogue import load_catalogue


def test_the_demonstrations_targets_can_be_read() -> None:
    file = Path(demo.__file__).with_name("targets.toml")
    settings = read_targets(file, load_catalogue().indicators)
    assert len(settings.targets) >= 25

"""Kinds of learning, views and sections as this authority has them: its own file, else ours."""

from pathlib import Path

from django.conf import settings

from sightline.apps.learning import shape as plain
from sightline.apps.learning.shape import Shape


def shape() -> Shape:
    return plain.shape(Path(settings.SIGHTLINE_DATA))

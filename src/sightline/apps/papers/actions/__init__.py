"""Freezing a document, making its files, publishing what the public may read of it."""

from sightline.apps.papers.actions.freezing import freeze
from sightline.apps.papers.actions.publishing import publish

__all__ = ["freeze", "publish"]

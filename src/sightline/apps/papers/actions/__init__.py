"""Freezing a document, making its files, publishing what the public may read of it."""

from sightline.apps.papers.actions.files import kept_content, try_again, write_file, write_files
from sightline.apps.papers.actions.freezing import freeze
from sightline.apps.papers.actions.publishing import clear_text, publish, withdraw

__all__ = [
    "clear_text",
    "freeze",
    "kept_content",
    "publish",
    "try_again",
    "withdraw",
    "write_file",
    "write_files",
]

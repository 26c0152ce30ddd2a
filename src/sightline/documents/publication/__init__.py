"""The public version of a document, made by rule; the internal one stays as it is.

Small numbers of people are withheld, with as many others as it takes (`judgement.suppression`);
exempt parts and free text that nobody cleared are left out; words that would give a withheld number
away go too. Everything left out is listed with its reason. What was published is kept as
`PublishedTable`s, because every later paper is read beside them.
"""

from sightline.documents.publication.attacking import Leak, leaks
from sightline.documents.publication.making import Publication, Removed, public_version
from sightline.documents.publication.published import (
    PublishedCell,
    PublishedTable,
    published_tables,
)
from sightline.documents.publication.settings import rules_of
from sightline.documents.publication.typed import Typed, typed_texts

__all__ = [
    "Leak",
    "Publication",
    "PublishedCell",
    "PublishedTable",
    "Removed",
    "Typed",
    "leaks",
    "public_version",
    "published_tables",
    "rules_of",
    "typed_texts",
]

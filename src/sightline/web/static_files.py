"""Static addresses carry the version, so that browsers may keep a file until the next release.

The usual manifest storage would need a collecting step before the first page; the shipped files
change with a release only, so the release's number in the query is enough.
"""

from django.contrib.staticfiles.storage import StaticFilesStorage

from sightline import __version__


class VersionedStatic(StaticFilesStorage):
    def url(self, name: str | None) -> str:
        return f"{super().url(name)}?v={__version__}"

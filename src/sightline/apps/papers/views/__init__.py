from sightline.apps.papers.views.public import public_file, public_list, public_version, withdraw
from sightline.apps.papers.views.publishing import clear, publish, removals_file
from sightline.apps.papers.views.reading import (
    compare,
    file,
    home,
    make_files,
    paper,
    version,
)

__all__ = [
    "clear",
    "compare",
    "file",
    "home",
    "make_files",
    "paper",
    "public_file",
    "public_list",
    "public_version",
    "publish",
    "removals_file",
    "version",
    "withdraw",
]

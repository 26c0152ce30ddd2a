"""The pages of /loads/. Each asks `queries`, or calls one action."""

from sightline.apps.loads.views.deciding import changes, publications, publish, remake, unpublish
from sightline.apps.loads.views.looking import home, load, preparation, set_aside, set_aside_file
from sightline.apps.loads.views.uploading import again, corrected, new, take_back

__all__ = [
    "again",
    "changes",
    "corrected",
    "home",
    "load",
    "new",
    "preparation",
    "publications",
    "publish",
    "remake",
    "set_aside",
    "set_aside_file",
    "take_back",
    "unpublish",
]

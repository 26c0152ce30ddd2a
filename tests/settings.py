"""Sightline's own settings on a data folder of the test run's own, removed when it ends.

The database is SQLite, in memory, unless SIGHTLINE_TEST_DATABASE is `postgresql`: then it is
a new one on the server that SIGHTLINE_TEST_POSTGRESQL names. `./run test` runs both.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="sightline-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["SIGHTLINE_DATA"] = _folder
for _name in [each for each in os.environ if each.startswith("SIGHTLINE_")]:
    if _name not in {"SIGHTLINE_DATA", "SIGHTLINE_NO_SKIPS"} and "_TEST_" not in _name:
        os.environ.pop(_name)
# Nobody's own database is touched, nor that of a process which a test starts.
os.environ.pop("DATABASE_URL", None)

from sightline.web.environment import database  # noqa: E402
from sightline.web.settings import *  # noqa: E402, F403

if os.environ.get("SIGHTLINE_TEST_DATABASE") == "postgresql":
    DATABASES = {
        "default": database(
            SIGHTLINE_DATA,  # noqa: F405
            {"DATABASE_URL": os.environ["SIGHTLINE_TEST_POSTGRESQL"]},
        )
    }

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

"""Sightline's own settings on a data folder of the test run's own, removed when it ends."""

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

from sightline.web.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

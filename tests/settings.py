"""Sightline's own settings on a data folder of the test run's own, removed when it ends."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="sightline-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["SIGHTLINE_DATA"] = _folder
for _name in ("SIGHTLINE_SECRET_KEY", "SIGHTLINE_AUTHORITY", "SIGHTLINE_HTTPS", "SIGHTLINE_HOSTS"):
    os.environ.pop(_name, None)

from sightline.web.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

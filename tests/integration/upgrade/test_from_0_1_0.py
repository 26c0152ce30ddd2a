"""A data folder as 0.1.0 left it opens: records made anew, the account there, its role to be given.

The folder is the small authority of the tests, loaded, counted and given one account by 0.1.0. Its
rows are made up.
"""

import os
import re
import subprocess
import sys
import tarfile
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.integration.test_serve import served

from sightline.pipeline.folder import DataFolder

LEFT = Path(__file__).with_name("data_folder_0_1_0.tar.xz")
ANN = {"username": "ann@example.org", "password": "a long enough password"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("upgraded") / "data"
    with tarfile.open(LEFT) as tar:
        tar.extractall(folder, filter="data")
    return folder


def sightline(data: Path, program: str, *arguments: str) -> str:
    """In a process of its own, as somebody who upgrades does."""
    around = {**os.environ, "SIGHTLINE_DATA": str(data), "DATABASE_URL": ""}
    around.pop("DJANGO_SETTINGS_MODULE", None)
    asked = [sys.executable, "-m", f"sightline.{program}", *arguments]
    done = subprocess.run(asked, env=around, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr
    return done.stdout


def page_of(address: str) -> tuple[urllib.request.OpenerDirector, str]:
    """Signed in as the account of old, and what the first page says."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{address}/sign-in/") as page:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    form = urlencode(ANN | {"csrfmiddlewaretoken": token[1]}).encode()
    with browser.open(f"{address}/sign-in/", form) as page:
        return browser, page.read().decode()


def test_it_opens_after_a_rebuild_and_the_account_is_told_whom_to_ask(data: Path) -> None:
    before = DataFolder(data).store.authority("999").published()
    sightline(data, "cli", "rebuild")
    folder = DataFolder(data)
    after = folder.store.authority("999").published()
    assert before is not None and after is not None and after.id != before.id
    assert after.manifest.data_as_at == before.manifest.data_as_at
    assert after.manifest.tables["referrals"] == before.manifest.tables["referrals"]
    assert folder.has_figures(after)
    with served(data, demo=False) as (address, _):
        browser, first = page_of(address)
        assert "You have no role yet" in first
        assert "sightline give-role you@council.gov.uk administrator" in first
        with pytest.raises(urllib.error.HTTPError) as refused:
            browser.open(f"{address}/scorecard/")
        assert refused.value.code == 403
        assert "You have no role yet" in refused.value.read().decode()
        sightline(data, "web", "give_role", ANN["username"], "performance_analyst")
        with browser.open(f"{address}/scorecard/") as page:
            assert "Records as at" in page.read().decode()

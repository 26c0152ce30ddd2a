"""Takes the pictures of the documentation from a running demonstration, with Chromium.

./run demo --port 8000                              # in one window; it prints the sign-in
.venv/bin/python scripts/take_screenshots.py http://127.0.0.1:8000 PASSWORD
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDTH = 1440
# Who looks, at which page, and the element below which the picture ends.
SHOTS = {
    "scorecard": ("director", "/scorecard/", "table >> nth=2"),
    "indicator": ("director", "/indicators/assessments_45wd_pct/", "figure >> nth=0"),
    "month": ("director", "/cards/?month=2026-10", "main table >> nth=0"),
    "pack": ("director", "/pack/2026-10/", "main table >> nth=0"),
}


def sign_in(page: Page, address: str, who: str, password: str) -> None:
    page.goto(f"{address}/sign-in/")
    page.get_by_label("E-mail address").fill(f"{who}@wrenshire.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")


def take(page: Page, address: str, name: str) -> None:
    _, path, last = SHOTS[name]
    page.goto(f"{address}{path}")
    box = page.locator(last).bounding_box()
    assert box, f"{path} has no {last}"
    page.screenshot(
        path=PICTURES / f"{name}.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": WIDTH, "height": box["y"] + box["height"] + 24},
    )


def main(address: str, password: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    chromium = os.environ.get("SIGHTLINE_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (who, *_) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": WIDTH, "height": 900}, device_scale_factor=1.25, locale="en-GB"
            )
            sign_in(page, address, who, password)
            take(page, address, name)
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A form that is sent twice by one hasty hand: the button itself refuses the second press."""

import re
from pathlib import Path

import pytest

import sightline.apps

APPS = Path(sightline.apps.__path__[0])
QUALITY = ("audits", "disputes", "practice", "feedback", "learning", "providers", "calendar")
# These keep each field as it is typed: sent twice, they say the same again.
KEPT_AS_TYPED = {"write.html", "section.html", "calls.html", "problems.html"}


@pytest.mark.parametrize("app", QUALITY)
def test_each_button_of_a_form_that_writes_refuses_a_second_press(app: str) -> None:
    bare = [
        f"{page.name}: {button}"
        for page in sorted((APPS / app / "templates").rglob("*.html"))
        if page.name not in KEPT_AS_TYPED
        for form in re.findall(r'<form[^>]*method="post".*?</form>', page.read_text(), re.DOTALL)
        for button in re.findall(r"<button[^>]*>", form)
        if "data-prevent-double-click" not in button
    ]
    assert not bare

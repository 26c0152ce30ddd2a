"""`ask`: a definition and rows in, the figures out, after both engines (and both roads) agreed."""

from collections.abc import Callable

import pytest
from tests.spec.measures.asking import Asked, ask_everyone


@pytest.fixture
def ask() -> Callable[..., Asked]:
    return ask_everyone

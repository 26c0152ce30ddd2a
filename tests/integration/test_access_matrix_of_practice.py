"""Every address, as the profiles that see children: `test_access_matrix.py` has the others."""

from pathlib import Path

import pytest
from tests import personas
from tests.integration.matrix import WHO
from tests.integration.test_access_matrix import FARTHEST, Visit, differences


@pytest.mark.parametrize("profile", FARTHEST)
@pytest.mark.timeout(600)
def test_every_address_answers_each_profile_as_the_table_says(
    db: None, wrenshire: Path, visit: Visit, profile: str
) -> None:
    client = visit(personas.person(WHO[profile]))
    client.raise_request_exception = False
    found = differences(profile, client)
    assert not found, "\n".join(found)

"""One copy of Wrenshire for all: it is read only, and what was judged once is kept."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sightline.apps.agreed_actions import actions
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
DUE = date(2026, 12, 1)
MONTHLY = "icpc_15wd_pct"
Agree = Callable[..., AgreedAction]


@pytest.fixture(scope="session")
def wrenshire_for_actions(wrenshire_kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("actions") / "data"
    shutil.copytree(wrenshire_kept, folder)
    return folder


@pytest.fixture
def wrenshire(wrenshire_for_actions: Path, settings: object) -> Path:
    settings.SIGHTLINE_DATA = wrenshire_for_actions  # type: ignore[attr-defined]
    return wrenshire_for_actions


@pytest.fixture
def agreed(wrenshire: Path, director: User, team_manager: User) -> Agree:
    """An action of the team manager, agreed by the director, unless said otherwise."""

    def make(
        title: str = "Plan the diary ahead", at: datetime = AT, **more: object
    ) -> AgreedAction:
        told = {"by": director, "owner": team_manager, "due_on": DUE, **more}
        return actions.agree(title=title, at=at, **told)  # type: ignore[arg-type]

    return make


def who(person: User) -> dict[str, object]:
    return {"by": person, "access": access_of(person, AT)}


def close(action: AgreedAction, owner: User, checker: User, at: datetime) -> None:
    actions.finish(
        **who(owner),
        action=action,
        evidence="The diary lies open on the page",
        at=at,  # type: ignore[arg-type]
    )
    actions.check(**who(checker), action=action, at=at)  # type: ignore[arg-type]

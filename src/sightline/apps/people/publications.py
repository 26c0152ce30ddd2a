"""At each publication: the names its records hold are matched to the tree."""

from datetime import datetime

from sightline.apps.people import actions
from sightline.pipeline.names import names_in
from sightline.store.snapshots import Snapshot


def note_names_of(snapshot: Snapshot, at: datetime) -> None:
    actions.note_names(names=names_in(snapshot), at=at)

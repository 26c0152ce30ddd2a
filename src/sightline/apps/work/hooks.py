"""What is to be done when new records are published: apps register here, `loads` calls.

An app registers in its `AppConfig.ready`: `hooks.after_publish.append(check_records)`. Each
function gets the snapshot that readers now see and the time, in a transaction of its own. It may be
called again for the same snapshot. One that fails is shown on the page of loads and tried again; it
stops neither the others nor the publication, which has happened.
"""

from collections.abc import Callable
from datetime import datetime

from sightline.store.snapshots import Snapshot

AfterPublish = Callable[[Snapshot, datetime], None]
after_publish: list[AfterPublish] = []

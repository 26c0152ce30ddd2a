"""What is to be done when new records are published: apps register here, `loads` calls.

An app registers in its `AppConfig.ready`: `hooks.after_publish.append(check_records)`. Each function
gets the snapshot that readers now see and the time. One that fails is told to the person who
published and to the log; it stops neither the others nor the publication, which has happened.
"""

from collections.abc import Callable
from datetime import datetime

from sightline.store.snapshots import Snapshot

AfterPublish = Callable[[Snapshot, datetime], None]
after_publish: list[AfterPublish] = []

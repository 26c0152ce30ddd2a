"""Log lines as JSON: one object a line, with the request's id, and never a child's data.

A message may hold values of a record (an exception's text often does), so of an exception only
its kind and place are written; of a request only its method, its route and its outcome.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[\d.]*[a-zA-Z]")
request_id_now: ContextVar[str] = ContextVar("request_id_now", default="")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if request_id_now.get():
            line["request_id"] = request_id_now.get()
        line["message"] = _message(record)
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["place"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """Our own lines hold no values. Others put whole addresses, where a child's key may be, and an
    exception's words into their arguments, or hand the exception over as the message."""
    if record.name.partition(".")[0] == "sightline":
        return record.getMessage()
    if record.name.startswith("django.security."):
        return record.name
    return _PLACEHOLDER.sub("…", str(record.msg))

"""Every write of following up. What is employment data is written in `escalating` and `judging`."""

from sightline.apps.audits.following_up.actions.checking import look_at_file
from sightline.apps.audits.following_up.actions.escalating import (
    begin,
    log_look,
    move_on,
    read_record,
)
from sightline.apps.audits.following_up.actions.forgetting import forget_child, remove_old
from sightline.apps.audits.following_up.actions.judging import judge_practice
from sightline.apps.audits.following_up.actions.monitoring import (
    answer_exception,
    place_record,
    raise_exception,
    receive_evidence,
    send_evidence,
)
from sightline.apps.audits.following_up.actions.requiring import (
    agree_required,
    change,
    drop,
    require,
)

__all__ = [
    "agree_required",
    "answer_exception",
    "begin",
    "change",
    "drop",
    "forget_child",
    "judge_practice",
    "log_look",
    "look_at_file",
    "move_on",
    "place_record",
    "raise_exception",
    "read_record",
    "receive_evidence",
    "remove_old",
    "require",
    "send_evidence",
]

"""Every write of the board's: bodies and seats, meetings, what is said in them, what follows."""

from sightline.apps.board.actions.bodies import (
    add_seat,
    change_body,
    cite_body,
    end_body,
    end_seat,
    start_body,
)
from sightline.apps.board.actions.challenges import (
    answer_challenge,
    challenge,
    follow_up_challenge,
    open_challenge_again,
)
from sightline.apps.board.actions.considerations import plan_stop, record_stop
from sightline.apps.board.actions.deep_dives import (
    add_development,
    begin_deep_dive,
    finish_deep_dive,
    write_deep_dive,
)
from sightline.apps.board.actions.evidence import (
    change_consultation,
    change_development_item,
    log_development,
    record_consultation,
    send_finding,
    settle_finding,
)
from sightline.apps.board.actions.explorations import (
    ask_again,
    ask_to_explore,
    begin_exploration,
    look_at_exploration,
    report_back,
    withdraw_exploration,
)
from sightline.apps.board.actions.meetings import (
    bring,
    cancel_meeting,
    hold_meeting,
    make_meetings,
    move_meeting,
    plan_again,
    plan_meeting,
    record_attendance,
    take_back_brought,
    write_agenda,
    write_notes,
)
from sightline.apps.board.actions.minutes import agree_minutes, correct_minutes

__all__ = [
    "add_development",
    "add_seat",
    "agree_minutes",
    "answer_challenge",
    "ask_again",
    "ask_to_explore",
    "begin_deep_dive",
    "begin_exploration",
    "bring",
    "cancel_meeting",
    "challenge",
    "change_body",
    "change_consultation",
    "change_development_item",
    "cite_body",
    "correct_minutes",
    "end_body",
    "end_seat",
    "finish_deep_dive",
    "follow_up_challenge",
    "hold_meeting",
    "log_development",
    "look_at_exploration",
    "make_meetings",
    "move_meeting",
    "open_challenge_again",
    "plan_again",
    "plan_meeting",
    "plan_stop",
    "record_attendance",
    "record_consultation",
    "record_stop",
    "report_back",
    "send_finding",
    "settle_finding",
    "start_body",
    "take_back_brought",
    "withdraw_exploration",
    "write_agenda",
    "write_deep_dive",
    "write_notes",
]

"""What the moves of a dispute are called: on a button, and once they happened."""

MOVES_IN_WORDS = {
    "talk again": "Record another informal talk",
    "settle": "It was settled informally",
    "raise": "Raise it formally",
    "reply": "Reply to the dispute",
    "accept": "It is settled: record what was agreed",
    "escalate": "Take it to a higher level",
    "refer": "Refer it to Cafcass",
    "pause": "Let the clocks stand still",
    "resume": "Let the clocks go on",
    "withdraw": "Withdraw it",
}
DONE_IN_WORDS = {
    "talk": "Talked over informally",
    "talk again": "Talked over informally again",
    "settle": "Settled informally",
    "raise": "Raised formally",
    "no plan": "Review not held: there was no plan",
    "copy": "Copy sent",
    "reply": "Reply",
    "accept": "Resolved",
    "escalate": "Taken to a higher level",
    "refer": "Referred to Cafcass",
    "pause": "Clocks paused",
    "resume": "Clocks go on",
    "withdraw": "Withdrawn",
    "breach": "No reply in time",
    "total": "Total time passed",
}

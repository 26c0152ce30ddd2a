"""The letters there are, as people choose them."""

from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic

WEEKLY = register_topic(
    Topic(
        "weekly_letter",
        "Weekly letter",
        "On Monday, if anything really changed: your figures, what is late, what to correct.",
    )
)
DAILY = register_topic(
    Topic(
        "daily_summary",
        "Daily summary",
        "To the director and assistant directors, each working day on which something changed.",
    )
)
UNALLOCATED = register_topic(
    Topic(
        "unallocated",
        "Children waiting for a worker",
        "Each week to the director and heads of service: how many wait, where, and how long.",
    )
)
TEAM_MORNING = register_topic(
    Topic(
        "team_morning",
        "Your team this morning",
        "A notice to assistant team managers, each working day on which something is late.",
    )
)
MONTHLY = register_topic(
    Topic(
        "monthly_view",
        "Monthly view",
        "On the first of the month: the scorecard of your service or, for the executive board and "
        "the lead member, of the authority.",
    )
)
SAVED = register_topic(
    Topic("saved_view", "Saved views", "Pages of figures you asked to have sent by mail.")
)

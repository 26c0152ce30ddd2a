"""What an audit tells people by notice or mail. No child is named."""

from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic

CONCERN = register_topic(
    Topic(
        "audit_concern",
        "An auditor has an immediate safeguarding concern",
        "To the child’s team manager at once, and to the next manager up when nobody answers.",
        may_stop=False,
    )
)
HANDED_IN = register_topic(
    Topic(
        "audit_handed_in",
        "An audit of your work is handed in",
        "To the worker and the team manager, when it can be read.",
    )
)
RETURNED = register_topic(
    Topic(
        "audit_returned",
        "An audit came back to you",
        "To its auditor, when something has to be put right.",
    )
)

from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic

DECIDED = register_topic(
    Topic(
        "practice_decided",
        "Good practice was decided on",
        "To whoever put it forward: it is shared, or why it is not taken up.",
    )
)

"""The kinds of messages there are, each registered by the app that sends it."""

from collections.abc import Iterable

from sightline.apps.notices.rules import Topic

_topics: dict[str, Topic] = {}


def register_topic(topic: Topic) -> Topic:
    _topics[topic.key] = topic
    return topic


def topic_called(key: str) -> Topic:
    return _topics[key]


def all_topics() -> Iterable[Topic]:
    return sorted(_topics.values(), key=lambda topic: topic.title)


BREAK_GLASS = register_topic(
    Topic(
        "break_glass",
        "A record was opened by break-glass",
        "To the head of safeguarding, each time somebody opens a record out of reach.",
        may_stop=False,
    )
)
SIGN_IN_CHANGED = register_topic(
    Topic(
        "sign_in_changed",
        "Somebody else changed how a person signs in",
        "To that person and to information governance: a password was made, or a second factor "
        "taken away, by an administrator.",
        may_stop=False,
    )
)
WORK_STOPPED = register_topic(
    Topic(
        "work_stopped",
        "Background work failed",
        "To those who load files: a mail was refused, or work failed three times.",
    )
)

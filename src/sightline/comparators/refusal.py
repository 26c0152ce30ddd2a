"""The one sentence by which a published file is refused."""


class Refused(Exception):
    """A file that can't be used. The message is one sentence: what is wrong, what to do."""

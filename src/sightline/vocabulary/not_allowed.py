"""A rule that says no, to a person."""


class NotAllowed(Exception):
    """A rule says no; the text is a sentence for the person who asked."""

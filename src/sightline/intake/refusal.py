"""The one sentence by which a whole file is refused. Nothing has changed when it is raised."""


class IntakeRefused(Exception):
    """The file can't be read at all. The message is a sentence: what is wrong, what to do."""

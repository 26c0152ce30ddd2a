"""A command called wrongly: one sentence under the command's usage, and exit code 2."""

import typer


class AskedWrongly(typer.BadParameter):
    def format_message(self) -> str:
        """The sentence alone, without the library's “Invalid value”."""
        return self.message

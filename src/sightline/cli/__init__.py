"""The command line: what an analyst types, and what a nightly job runs.

Each module holds the commands of one noun. A command reads its arguments, calls one function of a
package below, and says what came of it; errors are sentences, with an exit code scripts can use.
"""

from sightline.cli.app import app, main

__all__ = ["app", "main"]

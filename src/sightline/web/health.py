"""For a monitor: do the pages and their database answer, and do the two fit each other?"""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from sightline import __version__

_log = logging.getLogger("sightline.health")


def is_in_step() -> bool:
    """Whether the database has every table as this release needs it. Raises DatabaseError."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


class _Health:
    """Once in step, a database stays so for this process; then only whether it answers is asked."""

    in_step = False

    def why_unwell(self) -> str:
        """Empty when well."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("select 1")
            self.in_step = self.in_step or is_in_step()
        except DatabaseError as error:
            return type(error).__name__
        return "" if self.in_step else "migrations are missing"


_health = _Health()


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 or 503, and nothing else that a stranger could use; the log has the kind of trouble."""
    if problem := _health.why_unwell():
        _log.error("unwell", extra={"fields": {"problem": problem}})
        return JsonResponse({"status": "unwell"}, status=503)
    return JsonResponse({"status": "ok", "release": __version__})

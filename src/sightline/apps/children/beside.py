"""What apps above put on a child's page beside its records: a title and a table each.

    beside_records(function)      function(request, child_id) -> (title, table), None for nothing

called from the app’s `AppConfig.ready`. The page is for those who may see the child and the look
is in the access log; who of them may see a thing is for each function to say.
"""

from collections.abc import Callable

from django.http import HttpRequest

from sightline.documents.on_page import PageTable

Beside = tuple[str, PageTable]
Sayer = Callable[[HttpRequest, str], Beside | None]
_sayers: list[Sayer] = []


def beside_records(sayer: Sayer) -> Sayer:
    if sayer not in _sayers:
        _sayers.append(sayer)
    return sayer


def said_beside(request: HttpRequest, child_id: str) -> list[Beside]:
    return [found for sayer in _sayers if (found := sayer(request, child_id)) is not None]

"""What a target was proposed from: a meeting, say, whose address led to the form."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from sightline.apps.targets.models import SetTarget
from sightline.apps.thread.actions import link
from sightline.apps.thread.registry import kind_called


@dataclass(frozen=True)
class SourceOfIt:
    """`said`: "kind:id" as the address had it; '' where there is none, or none one may see."""

    said: str = ""
    title: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "SourceOfIt":
        said = request.POST.get("from") or request.GET.get("from", "")
        kind_name, _, id = said.partition(":")
        kind = kind_called(kind_name)
        access: Any = request.access  # type: ignore[attr-defined]
        if kind is None or not id or not kind.may_see(access, id):
            return cls()
        title = kind.title(id)
        return cls(said, f"{kind.noun}: {title}") if title else cls()

    def link_to(self, made: SetTarget, *, by: Any, at: datetime) -> None:
        if self.said:
            kind, _, id = self.said.partition(":")
            link(by=by, source=(kind, id), target=made, at=at)

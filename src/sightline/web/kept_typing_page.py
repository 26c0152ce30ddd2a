"""“What you typed was kept”: seen after signing in again, and sent on to where it was going."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse

from sightline.apps.dashboards.providers import Line
from sightline.apps.people.access import open_to_everyone
from sightline.web.kept_typing import Typed, kept_for, throw_away

_LONG = 40


@dataclass(frozen=True)
class Field:
    """`is_text`: somebody wrote it; else it was chosen, or is the form's own."""

    name: str
    value: str
    number: int

    @property
    def label(self) -> str:
        words = self.name.rpartition("-")[2].replace("_", " ")
        return words[:1].upper() + words[1:]

    @property
    def is_text(self) -> bool:
        return len(self.value) > _LONG or len(self.value.split()) > 1

    @property
    def rows(self) -> int:
        return min(12, max(3, len(self.value) // 70 + self.value.count("\n") + 1))


@dataclass(frozen=True)
class Kept:
    typed: Typed
    fields: tuple[Field, ...]
    is_sendable: bool

    @property
    def others(self) -> list[Field]:
        return [field for field in self.fields if field.value and not field.is_text]


@open_to_everyone
def kept_typing(request: HttpRequest) -> HttpResponse:
    """The forms that were kept, each to be sent again or thrown away."""
    if request.method == "POST":
        throw_away(request, request.POST.get("kept", ""))
        messages.success(request, "What you had typed is thrown away.")
        return redirect("kept_typing" if kept_for(request) else "home")
    kept = [_shown(each) for each in kept_for(request)]
    return render(request, "kept_typing.html", {"kept": kept})


def _shown(typed: Typed) -> Kept:
    fields = (Field(name, value, number) for number, (name, value) in enumerate(typed.fields))
    return Kept(typed, tuple(fields), _leads_there_still(typed))


def _leads_there_still(typed: Typed) -> bool:
    """Only to the view it was typed for: after an upgrade an address may mean something else."""
    try:
        return resolve(typed.address.partition("?")[0]).route == typed.route
    except Resolver404:
        return False


def kept_line(request: HttpRequest) -> list[Line]:
    """For the home page, in case somebody signs in by another way and never sees the page."""
    waiting = len(kept_for(request))
    words = "form you had typed was kept" if waiting == 1 else "forms you had typed were kept"
    return [Line(waiting, words, reverse("kept_typing"), True)] if waiting else []

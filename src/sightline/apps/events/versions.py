"""Two people edit one thing: the second is shown both versions, and nothing typed is lost.

A model takes `Versioned`, its form `VersionedForm`, and its action saves with `save_version`.
"""

from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django import forms
from django.db import models, transaction

from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.not_allowed import NotAllowed


class Versioned(models.Model):
    """A number that each save raises by one."""

    version = models.PositiveIntegerField("Version", default=1, editable=False)

    class Meta:
        abstract = True


Kept = TypeVar("Kept", bound=Versioned)


class EditedMeanwhile(NotAllowed):
    """Somebody else saved it since it was read; `theirs` is what they saved."""

    def __init__(self, theirs: Versioned) -> None:
        name = theirs._meta.verbose_name
        super().__init__(f"Somebody else has changed this {name} since you opened it.")
        self.theirs = theirs


def save_version(thing: Kept, *, read: int, fields: list[str]) -> Kept:
    """Save these fields if the thing is still at the version that was read.

    Raises EditedMeanwhile otherwise, and changes nothing. The row is locked while it is compared,
    so that of two savers at the same moment one is told.
    """
    model = type(thing)
    with transaction.atomic():
        there = model._default_manager.select_for_update().get(pk=thing.pk)
        if there.version != read:
            raise EditedMeanwhile(there)
        thing.version = read + 1
        thing.save(update_fields=[*fields, "version"])
    return thing


@dataclass(frozen=True)
class Difference:
    """One field that both changed, as it was typed and as it was saved by the other."""

    label: str
    theirs: str
    yours: str


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model form that knows which version was read. `differences` is for the page."""

    read = forms.IntegerField(widget=forms.HiddenInput, required=False)
    differences: tuple[Difference, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["read"] = self.instance.version if self.instance.pk else 1

    @property
    def version_read(self) -> int:
        return self.cleaned_data.get("read") or 0

    @property
    def both_versions(self) -> PageTable:
        """For `components/conflict.html`."""
        headings = ("Field", "Saved meanwhile", "Yours, not saved yet")
        rows = [(each.label, each.theirs, each.yours) for each in self.differences]
        cells = tuple(tuple(map(Cell, row)) for row in rows)
        return PageTable("Both versions", tuple(map(Heading, headings)), cells)

    def show_conflict(self, conflict: EditedMeanwhile) -> Self:
        """Keep what was typed, show the other's beside it, and let the next save overwrite."""
        theirs = conflict.theirs
        self.differences = tuple(self._differences(theirs))
        self.add_error(None, f"{conflict} Both versions are below; save again to keep yours.")
        self.data = self.data.copy()
        self.data[self.add_prefix("read")] = str(theirs.version)
        return self

    def _differences(self, theirs: Versioned) -> list[Difference]:
        # A form may ask for more than stands in the thing: a resolution beside what was said.
        own = [name for name in self.fields if name != "read" and hasattr(theirs, name)]
        both = [(name, getattr(theirs, name), self.cleaned_data.get(name)) for name in own]
        return [
            Difference(str(self.fields[name].label or name), _shown(left), _shown(right))
            for name, left, right in both
            if left != right
        ]


def _shown(value: object) -> str:
    return "–" if value in (None, "") else str(value)

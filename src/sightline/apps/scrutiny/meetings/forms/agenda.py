"""Items, their papers, publication, supplements and late items."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.board.forms.shared import BoardForm, DeedForm, choose, text_field
from sightline.apps.papers.queries import version_by_id
from sightline.apps.people.reach import Access
from sightline.apps.scrutiny.actions.agenda import CHANGEABLE, GROUND
from sightline.apps.scrutiny.meetings.agenda import ItemHeading, PaperStatus
from sightline.apps.scrutiny.meetings.openness import Openness, exempt_paragraphs
from sightline.apps.scrutiny.meetings.queries import papers_to_choose
from sightline.apps.scrutiny.models import Committee, CommitteeItem

_PUBLISHED = "Published with the agenda: say no more than the public may know."
_OPEN = [(each.value, each.in_words) for each in Openness]


def paragraph_choices() -> list[tuple[str, str]]:
    return [("", "None"), *((str(n), each.said) for n, each in exempt_paragraphs().items())]


class ItemForm(BoardForm):
    """An item, and why it is not for the public where it is not."""

    refused_at = "openness"

    heading = forms.ChoiceField(
        label="Under", choices=[(each.value, each.in_words) for each in ItemHeading],
        initial=ItemHeading.DISCUSSION.value,
    )  # fmt: skip
    paragraph = forms.TypedChoiceField(
        label="Paragraph of Schedule 12A", required=False, coerce=int, empty_value=None,
        help_text="For exempt information only.",
    )  # fmt: skip

    class Meta:
        model = CommitteeItem
        fields = CHANGEABLE
        widgets = {
            "presenters": forms.Textarea(attrs={"rows": 2}),
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "public_interest": forms.Textarea(attrs={"rows": 2}),
            "confidential_because": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "purpose": "Printed in brackets: “To comment on progress”.",
            "presenters": "One on each line, with the post.",
            "is_education": "Co-opted church and parent governor members vote on it.",
            "public_interest": _PUBLISHED,
            "proper_officer": "The post whose opinion it is.",
            "confidential_because": f"Not the same as exempt. {_PUBLISHED}",
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "paragraph", paragraph_choices())
        choose(self, "openness", _OPEN)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CHANGEABLE}

    @property
    def ground_fields(self) -> list[Any]:
        return [self[name] for name in GROUND]

    @property
    def has_ground(self) -> bool:
        """As it stands in the form, so that what was typed is shown again."""
        said = self["openness"].value()
        return bool(said and said != Openness.OPEN) or any(
            self[name].value() for name in ("public_interest", "confidential_because")
        )


class PaperForm(DeedForm):
    """A paper under an item, with its own ground where it alone is not for the public."""

    version = forms.ChoiceField(
        label="Frozen paper",
        required=False,
        help_text="Those on their way to this committee, and those you may read.",
    )
    called = forms.CharField(
        label="Or what it is called", required=False, max_length=250,
        help_text="A paper that is elsewhere, or to follow.",
    )  # fmt: skip
    appendix = forms.CharField(
        label="Appendix", required=False, max_length=20, help_text="A, B, 1 … of an appendix."
    )
    status = forms.ChoiceField(
        label="Draft or final", choices=[(each.value, each.value.capitalize()) for each in
                                         reversed(PaperStatus)],
    )  # fmt: skip
    status_note = forms.CharField(
        label="What becomes of it", required=False, max_length=300,
        help_text="“Early stages; the final one goes to Cabinet in October.”",
    )  # fmt: skip
    openness = forms.ChoiceField(label="For whom", choices=_OPEN, required=False)
    paragraph = forms.TypedChoiceField(
        label="Paragraph of Schedule 12A", required=False, coerce=int, empty_value=None
    )
    public_interest = text_field("Why the public interest is in withholding it", required=False)
    proper_officer = forms.CharField(label="Proper officer", required=False, max_length=160)
    confidential_because = text_field("Why it is confidential", required=False)

    def __init__(self, *args: Any, committee: Committee, access: Access, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "paper-%s", **more})
        known = papers_to_choose(committee, access)
        found = [(str(each.pk), str(each)) for each in known]
        choose(self, "version", [("", "None"), *found])
        choose(self, "paragraph", paragraph_choices())

    def told(self) -> dict[str, Any]:
        names = ("called", "appendix", "status", "status_note", "paragraph", *GROUND[2:])
        said = {name: self.cleaned_data[name] for name in names}
        version = self.cleaned_data["version"]
        openness = self.cleaned_data["openness"] or Openness.OPEN.value
        return {
            **said, "openness": openness, "version": version_by_id(version) if version else None,
        }  # fmt: skip

    @property
    def ground_fields(self) -> list[Any]:
        return [self[name] for name in GROUND]

    @property
    def has_ground(self) -> bool:
        return bool(self.is_bound and self["openness"].value() not in ("", "open", None))


class PublishForm(DeedForm):
    refused_at = "short_because"
    short_because = forms.CharField(
        label="Why it is called at shorter notice", required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only where there is less notice than is needed. It is printed on the agenda.",
    )  # fmt: skip
    changes = forms.CharField(
        label="What is different from the agenda that was out", required=False, max_length=300
    )

    def __init__(self, *args: Any, was_out: bool, is_enough: bool, **more: Any) -> None:
        super().__init__(*args, auto_id="publish-%s", **more)
        if not was_out:
            del self.fields["changes"]
        if is_enough:
            del self.fields["short_because"]
            self.refused_at = None


class WhyForm(DeedForm):
    refused_at = "why"
    why = text_field("Why")


class SupplementForm(PaperForm):
    adds = text_field("What it adds", "One sentence; it stands on the agenda.")
    item = forms.ChoiceField(label="Under which item", required=False)
    field_order = ("adds", "item")

    def __init__(self, *args: Any, items: Iterable[CommitteeItem], **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "supplement-%s", **more})
        self.items = {str(each.pk): each for each in items}
        named = [(pk, str(each)) for pk, each in self.items.items()]
        choose(self, "item", [("", "None: nothing but these words"), *named])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        has_paper = said.get("version") or said.get("called")
        if bool(has_paper) != bool(said.get("item")):
            self.add_error("item", "Choose the item and its paper, or neither.")
        return said

    def told(self) -> dict[str, Any]:
        item = self.items.get(self.cleaned_data["item"])
        paper = super().told() if item else None
        return {"adds": self.cleaned_data["adds"], "item": item, "paper": paper}


class LateItemForm(ItemForm):
    because = text_field("Why it can’t wait")
    agreed_by = forms.CharField(label="Urgency agreed by", max_length=160, help_text="The chair.")

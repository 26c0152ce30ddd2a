"""Forms of promises: recorded, changed with a reason, fulfilled."""

from typing import Any

from django import forms
from django.utils import timezone

from sightline.apps.agreed_actions.queries import seen_by
from sightline.apps.board.forms.shared import DeedForm, choose, day_field, owners, text_field
from sightline.apps.papers.queries import readable_versions, version_by_id
from sightline.apps.scrutiny.asked.queries import milestones_seen, person_by_id
from sightline.apps.scrutiny.asked.rules import AskedForm, AskedKind, AskedState, Decision
from sightline.apps.scrutiny.models import Committee, CommitteeItem, Undertaking

REQUEST = "request"
_FORMS = [(each.value, each.in_words.capitalize()) for each in AskedForm]
_KINDS = [(each.value, each.in_words) for each in AskedKind]


def line_field(label: str, help_text: str = "", *, required: bool = False, most: int = 160) -> Any:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


class RecordForm(DeedForm):
    """What was promised or asked for under an item."""

    refused_at = None
    kind = forms.ChoiceField(
        label="What it is",
        choices=[*_KINDS, (REQUEST, "Information asked for, answered in writing")],
    )
    text = text_field("What was promised or asked for")
    resolution = forms.ChoiceField(label="By which resolution", required=False)
    owner = forms.ChoiceField(label="Who owes it", required=False)
    post = line_field("Or the post that owes it", "For somebody without an account.")
    form = forms.ChoiceField(label="In which form it comes", choices=_FORMS)
    due_on = day_field("Due on", required=False)
    next_meeting = forms.BooleanField(label="It comes to the next meeting", required=False)

    def __init__(self, *args: Any, item: CommitteeItem, **more: Any) -> None:
        super().__init__(*args, auto_id="asked-%s", **more)
        self.item = item
        choose(self, "owner", [("", "Nobody with an account"), *owners(timezone.localdate())])
        found = [(str(each.pk), str(each)[:90]) for each in item.resolutions.all()]
        choose(self, "resolution", [("", "None: it was said in debate"), *found])

    @property
    def is_request(self) -> bool:
        return bool(self.cleaned_data["kind"] == REQUEST)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == REQUEST and not said.get("due_on"):
            self.add_error("due_on", "Enter the day by which the answer is due.")
        return said

    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        number = said.pop("resolution")
        return {
            **said, "kind": AskedKind(said["kind"]), "form": AskedForm(said["form"]),
            "owner": person_by_id(said["owner"]),
            "resolution": self.item.resolutions.get(pk=number) if number else None,
        }  # fmt: skip


class FulfilForm(DeedForm):
    refused_at = "words"
    what = forms.ChoiceField(label="What fulfilled it", required=False)
    words = text_field("In words", required=False)
    on = day_field("On")

    def __init__(self, *args: Any, access: Any, of: Undertaking, **more: Any) -> None:
        super().__init__(*args, **more)
        self.access = access
        choose(self, "what", _things(access))

    def told(self) -> dict[str, Any]:
        kind, _, number = self.cleaned_data["what"].partition(":")
        paper = version_by_id(number) if kind == "paper_version" else None
        thing = (kind, number) if number and paper is None else None
        said = self.cleaned_data
        return {"words": said["words"], "on": said["on"], "paper": paper, "thing": thing}


def _things(access: Any) -> list[Any]:
    """Papers, milestones of the plan and agreed actions that the person may see."""
    papers = [(f"paper_version:{each.pk}", str(each)) for each in readable_versions(access, 60)]
    actions = [(f"agreed_action:{each.pk}", each.title[:90]) for each in seen_by(access)[:60]]
    milestones = [(f"milestone:{each.pk}", str(each)[:90]) for each in milestones_seen(access)]
    groups = (("Papers", papers), ("Milestones", milestones), ("Agreed actions", actions))
    return [("", "Nothing here: say it in words"), *(group for group in groups if group[1])]


class OtherForm(DeedForm):
    refused_at = "form"
    form = forms.ChoiceField(label="In which form it comes now", choices=_FORMS)
    agreed_by = line_field("Who agreed to that", "“The panel, 14 June”", required=True)
    why = text_field("Why")

    def __init__(self, *args: Any, access: Any, of: Undertaking, **more: Any) -> None:
        super().__init__(*args, **more)

    def told(self) -> dict[str, Any]:
        return {**self.cleaned_data, "form": AskedForm(self.cleaned_data["form"])}


class MoveForm(DeedForm):
    refused_at = "why"
    due_on = day_field("Due on", "Empty: it comes to the next meeting.", required=False)
    why = text_field("Why")

    def __init__(self, *args: Any, access: Any, of: Undertaking, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("due_on", of.due_on)

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class HandOverForm(DeedForm):
    refused_at = "owner"
    owner = forms.ChoiceField(label="Who owes it from now on", required=False)
    post = line_field("Or the post that owes it")
    why = text_field("Why", required=False)

    def __init__(self, *args: Any, access: Any, of: Undertaking, **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "owner", [("", "Nobody with an account"), *owners(timezone.localdate())])

    def told(self) -> dict[str, Any]:
        return {**self.cleaned_data, "owner": person_by_id(self.cleaned_data["owner"])}


class DecideForm(DeedForm):
    refused_at = "why"
    decision = forms.ChoiceField(
        label="What became of the measure",
        choices=[(each.value, each.value.capitalize()) for each in Decision if each != "waiting"],
    )
    why = text_field("Why", required=False)

    def __init__(self, *args: Any, access: Any, of: Undertaking, **more: Any) -> None:
        super().__init__(*args, **more)

    def told(self) -> dict[str, Any]:
        return {**self.cleaned_data, "decision": Decision(self.cleaned_data["decision"])}


class LetGoForm(DeedForm):
    refused_at = "why"
    why = text_field("Why, and who agreed")
    on = day_field("On")

    def __init__(self, *args: Any, access: Any, of: Undertaking, **more: Any) -> None:
        super().__init__(*args, **more)

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class OpenAgainForm(LetGoForm):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["on"]


class AskedFilter(forms.Form):
    state = forms.ChoiceField(
        label="Which", required=False,
        choices=[("", "All"), ("late", "Late"),
                 *((each.value, each.value.capitalize()) for each in AskedState)],
    )  # fmt: skip
    committee = forms.ChoiceField(label="Committee", required=False)

    def __init__(self, *args: Any, committees: list[Committee], **more: Any) -> None:
        super().__init__(*args, **more)
        found = [(str(each.pk), str(each)) for each in committees]
        choose(self, "committee", [("", "Every committee"), *found])

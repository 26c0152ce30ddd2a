"""Asking for a pack, and withdrawing one."""

from typing import Any

from django import forms

from sightline.apps.board.forms.shared import DeedForm, choose
from sightline.apps.scrutiny.models import CommitteeMeeting


class PackForm(DeedForm):
    """Of the agenda, or of a supplement; from the second on with what is different."""

    supplement = forms.ChoiceField(label="Pack of", required=False)
    changes = forms.CharField(
        label="What is different from the pack before", required=False, max_length=300,
        help_text="The first pack needs no words.",
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: CommitteeMeeting, **more: Any) -> None:
        super().__init__(*args, auto_id="pack-%s", **more)
        self.meeting = meeting
        added = [(str(each.pk), str(each)) for each in meeting.supplements.all()]
        choose(self, "supplement", [("", "The agenda"), *added])
        if not added:
            del self.fields["supplement"]
        if not meeting.packs.exists():
            del self.fields["changes"]

    def told(self) -> dict[str, Any]:
        number = self.cleaned_data.get("supplement", "")
        return {
            "supplement": self.meeting.supplements.get(pk=number) if number else None,
            "changes": self.cleaned_data.get("changes", ""),
        }


class WithdrawForm(DeedForm):
    why = forms.CharField(
        label="Why it is withdrawn", max_length=300, help_text="It stands where the pack stood."
    )

from django import forms

from sightline.apps.digests.models import Subscription
from sightline.apps.events.versions import VersionedForm


class SubscribeForm(forms.ModelForm):  # type: ignore[type-arg]
    """The address comes from the page or saved view one comes from."""

    address = forms.CharField(
        label="Page",
        max_length=600,
        help_text="The address of a scorecard or indicator page, from “/” on.",
        error_messages={"required": "Enter the address of a page of figures"},
    )

    class Meta:
        model = Subscription
        fields = ["name", "address", "often", "file"]
        labels = {"name": "Name of the mail"}
        error_messages = {"name": {"required": "Enter a name, which becomes the mail’s subject"}}

    def clean_address(self) -> str:
        """A whole address, as copied from the browser, is as good as its path."""
        given: str = self.cleaned_data["address"].strip()
        if "://" in given:
            given = "/" + given.split("://", 1)[1].partition("/")[2]
        return given


class ChangeForm(VersionedForm):
    class Meta:
        model = Subscription
        fields = ["name", "often", "file"]
        labels = {"name": "Name of the mail"}
        error_messages = {"name": {"required": "Enter a name, which becomes the mail’s subject"}}

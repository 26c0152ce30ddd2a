from typing import Any

from django import forms

from sightline.apps.commentary.models import Comment
from sightline.apps.commentary.rules import GUIDE
from sightline.apps.events.versions import VersionedForm


class WordsForm(VersionedForm):
    """The words, and which version of them was read: 0 where nobody had written any."""

    class Meta:
        model = Comment
        fields = ["text"]
        help_texts = {
            "text": f"About {GUIDE} words: what happened, why, and what you expect or will do next."
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}
        error_messages = {"text": {"required": "Write something before you save."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["read"] = 0

"""Forms that write something beside a figure."""

from django import forms

from sightline.apps.events.forms import day_field


class NoteForm(forms.Form):
    """A dated note, pinned to an indicator of a unit."""

    on = day_field(
        "The day it is about", error_messages={"required": "Enter the day the note is about"}
    )
    text = forms.CharField(
        label="Note",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everyone who may see this figure reads it. Name no child.",
        error_messages={"required": "Write the note"},
    )
    kind = forms.ChoiceField(
        label="What it is",
        choices=[
            ("note", "A remark"),
            ("event", "Something happened on that day: mark it on the chart"),
            ("verifies", "I have checked this figure and it is right"),
        ],
    )


class ViewForm(forms.Form):
    """A name for the page with its filters as they stand."""

    name = forms.CharField(
        label="Name this view", max_length=120, error_messages={"required": "Give the view a name"}
    )
    indicator = forms.CharField(required=False, widget=forms.HiddenInput)
    query = forms.CharField(required=False, widget=forms.HiddenInput)

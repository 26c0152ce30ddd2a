from django import forms

_REASON = {"required": "Say on what ground"}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="On what ground",
        help_text="Kept in the log, such as “Request of 2 November, upheld by the data protection "
        "officer”. Name no child.",
        max_length=500,
        error_messages=_REASON,
    )


class ChildForm(ReasonForm):
    """A child by the identifier of the case system, typed by hand: never in an address."""

    child_id = forms.CharField(
        label="Child’s identifier in the case system",
        max_length=100,
        error_messages={"required": "Enter the child’s identifier"},
    )
    field_order = ["child_id", "again", "reason"]


class EraseForm(ChildForm):
    again = forms.CharField(
        label="Type the identifier again",
        help_text="Erasing can’t be undone.",
        max_length=100,
        error_messages={"required": "Type the identifier again"},
    )

from django import forms


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Child’s id or name, team, worker or indicator",
        max_length=100,
        error_messages={"required": "Type what you are looking for."},
    )


class LaneForm(forms.Form):
    """Which kind of record the table shows."""

    lane = forms.ChoiceField(label="Kind of record", required=False)

    def __init__(self, *args: object, lanes: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "All records"), *((lane, lane) for lane in lanes)]
        self.fields["lane"].choices = choices  # type: ignore[attr-defined]

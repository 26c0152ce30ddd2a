from django import forms

from sightline.apps.glossary.rules import InCare


class ChangeForm(forms.Form):
    stands_for = forms.CharField(
        label="What it stands for", max_length=300, required=False,
        help_text="Leave it empty while nobody knows: the glossary then says so.",
    )  # fmt: skip
    meaning = forms.CharField(
        label="What it means", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    also = forms.CharField(
        label="Other spellings", max_length=300, required=False,
        help_text="With commas between them, such as CiN, C.I.N.",
    )  # fmt: skip


class AddForm(ChangeForm):
    word = forms.CharField(
        label="Word or short form", max_length=80,
        error_messages={"required": "Write the word or short form"},
    )  # fmt: skip
    field_order = ["word", "stands_for", "meaning", "also"]


class WordingForm(forms.Form):
    in_care = forms.ChoiceField(
        label="Children in the council’s care are called",
        choices=[(each.value, each.title) for each in InCare],
    )

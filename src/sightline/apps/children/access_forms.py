"""Forms that bring a child within somebody's reach, or out of it. The case id is typed in."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sightline.apps.events.forms import day_field
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.people.models.children import AssignmentKind
from sightline.apps.people.rules import Right, login_name


class CaseIdField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {
            "label": "Case id of the child",
            "max_length": 100,
            "help_text": "As the case system writes it.",
            "widget": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            "error_messages": {"required": "Enter the case id"},
        }
        super().__init__(**(usual | kwargs))


class PersonField(forms.EmailField):
    """Somebody who works with children's records here, by their address."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {
            "required": "Enter an e-mail address",
            "invalid": "Enter an e-mail address in the form name@council.gov.uk",
        }
        super().__init__(error_messages=errors, max_length=254, **kwargs)

    def clean(self, value: Any) -> User:
        typed = login_name(super().clean(value))
        found = User.objects.filter(email=typed, is_active=True).first()
        if found is None:
            raise forms.ValidationError("Nobody signs in with that address.")
        if not access_of(found, timezone.now()).may(Right.SEE_CHILDREN):
            raise forms.ValidationError(
                f"The roles of {found.name} do not let them see children’s records."
            )
        return found


def reason_field(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )


class AssignForm(forms.Form):
    child_id = CaseIdField()
    person = PersonField(label="E-mail address of the person")
    kind = forms.ChoiceField(label="What for", choices=AssignmentKind.choices)
    reason = reason_field("Why")
    until_on = day_field("Last day", "At most a year from now.")

    def clean_until_on(self) -> datetime:
        day = self.cleaned_data["until_on"]
        if day > timezone.localdate() + timedelta(days=366):
            raise forms.ValidationError("An assignment lasts a year at most. Choose a nearer day.")
        midnight = datetime.combine(day + timedelta(days=1), time())
        return timezone.make_aware(midnight)


class RestrictForm(forms.Form):
    child_id = CaseIdField()
    reason = reason_field("Why", "For example: family of somebody who works here.")


class NameReaderForm(forms.Form):
    person = PersonField(label="E-mail address")


class OpenForm(forms.Form):
    child_id = CaseIdField()
    reason = reason_field(
        "Why you need to see this record now",
        "The head of safeguarding and information governance read this. Name no child in it.",
    )

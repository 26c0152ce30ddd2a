"""Forms about accounts and roles."""

from typing import Any

from django import forms
from django.utils import timezone

from sightline.apps.events.forms import day_field
from sightline.apps.people.models import Grant, Unit, User
from sightline.apps.people.queries import RoleHeld, roles_to_give
from sightline.apps.people.rules import login_name, roles

_EMAIL = {
    "required": "Enter an e-mail address",
    "invalid": "Enter an e-mail address in the form name@council.gov.uk",
}


class PeopleFilter(forms.Form):
    words = forms.CharField(label="Name or address", required=False, max_length=100)
    role = forms.ChoiceField(label="Role", required=False)
    unit = forms.CharField(label="Team or service", required=False, max_length=100)
    state = forms.ChoiceField(
        label="Account",
        required=False,
        choices=[("on", "Switched on"), ("off", "Switched off"), ("all", "All")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(role.key, role.title) for role in roles().values()]
        self.fields["role"].choices = [("", "All"), *choices]  # type: ignore[attr-defined]


class AddPersonForm(forms.Form):
    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Enter the person’s name"}
    )
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="The address they sign in with.",
        error_messages=_EMAIL,
    )


class GiveRoleForm(forms.Form):
    role = forms.ChoiceField(label="Role", error_messages={"required": "Choose a role"})
    unit = forms.CharField(
        label="For which team, service or worker",
        required=False,
        max_length=200,
        help_text="The name as in the tree. Leave it empty for a role of the whole authority.",
        widget=forms.TextInput(attrs={"list": "units"}),
    )
    from_on = day_field("First day", "Empty: today.", required=False)
    to_on = day_field("Last day", "Empty: until somebody ends it.", required=False)

    def __init__(self, giver: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may = roles_to_give(giver, timezone.localdate())
        choices = [(role.key, f"{role.title} ({role.reach.value})") for role in may]
        self.fields["role"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, name = roles().get(cleaned.get("role", "")), cleaned.get("unit", "").strip()
        cleaned["unit"] = None
        if role and name:
            found = Unit.objects.filter(name__iexact=name)
            # A team and a service may bear one name: the role says which is meant.
            same = found.filter(level=role.reach.value).first() or found.first()
            if same is None:
                self.add_error("unit", f"There is no unit “{name}” in the tree.")
            cleaned["unit"] = same
        return cleaned


class DeputyForm(forms.Form):
    grant = forms.ModelChoiceField(
        Grant.objects.none(), label="For which role", error_messages={"required": "Choose a role"}
    )
    email = forms.EmailField(label="The deputy’s e-mail address", error_messages=_EMAIL)
    from_on = day_field("First day")
    to_on = day_field("Last day")

    def __init__(self, held: list[RoleHeld], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {each.grant.pk: each.line for each in held if not each.grant.deputy_for_id}
        field = self.fields["grant"]
        field.queryset = Grant.objects.filter(pk__in=own)  # type: ignore[attr-defined]
        field.label_from_instance = lambda grant: own[grant.pk]  # type: ignore[attr-defined]

    def clean_email(self) -> User:
        typed = login_name(self.cleaned_data["email"])
        found = User.objects.filter(email=typed, is_active=True).first()
        if found is None:
            raise forms.ValidationError("Nobody signs in with that address.")
        return found

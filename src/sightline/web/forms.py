"""How a form field becomes GOV.UK markup: label, hint, error, input; one template per widget."""

from django.forms.renderers import DjangoTemplates


class GovukRenderer(DjangoTemplates):
    field_template_name = "components/field.html"

    def get_template(self, template_name: str):  # type: ignore[no-untyped-def]
        # Our own templates live with the project's; Django's widgets come from Django.
        if template_name.startswith("components/"):
            from django.template.loader import get_template

            return get_template(template_name)
        return super().get_template(template_name)

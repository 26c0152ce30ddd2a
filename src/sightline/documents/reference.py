"""All reference pages at once: indicators, record tables, code lists, local lists."""

from sightline.documents.catalogue_reference import indicator_pages
from sightline.documents.records_reference import codes_page, records_page
from sightline.documents.roles_reference import roles_page
from sightline.intake.returns.local import local_tables_page
from sightline.measures.language.catalogue import Catalogue
from sightline.vocabulary.declared import declared_records


def reference_pages(catalogue: Catalogue) -> dict[str, str]:
    """File name → Markdown, each ending in one newline."""
    records = declared_records()
    pages = indicator_pages(catalogue) | {
        "records.md": records_page(records),
        "codes.md": codes_page(records),
        "roles.md": roles_page(),
        "local-lists.md": local_tables_page(),
    }
    return {name: text.rstrip() + "\n" for name, text in pages.items()}

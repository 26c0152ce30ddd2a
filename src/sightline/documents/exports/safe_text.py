"""Text that a spreadsheet will not take for a formula (OWASP, CSV injection)."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(text: str) -> str:
    """An apostrophe before what would start a formula; spreadsheets do not show it."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
